package dev.crmkit.access.decision;

import java.util.Locale;

/** What a user may or may not do with a thing. */
public enum Action {
  /** See it. */
  VIEW,
  /** Change it. */
  EDIT,
  /** Delete it. */
  DELETE,
  /** Give a record another owner. */
  ASSIGN,
  /** Make a new one. */
  CREATE,
  /** Look at a settings area. */
  OPEN,
  /** Change what a settings area holds. */
  MANAGE,
  /** Begin to work. */
  SIGN_IN;

  /**
   * The word for it.
   *
   * @return such as {@code sign-in}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
