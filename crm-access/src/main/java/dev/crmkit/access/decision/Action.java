package dev.crmkit.access.decision;

import dev.crmkit.core.Subject;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserId;
import java.util.Locale;

/**
 * What a user may or may not do with a thing. Not every action applies to every thing: {@link
 * #appliesTo} says which do.
 */
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
   * Whether rules.md can give any user a right to this action on such a thing. Records can be
   * viewed, edited, deleted and assigned; files viewed and deleted; users, groups, sections,
   * fields, pipelines and labels viewed, edited and deleted; settings areas opened and managed; and
   * a user can sign in, as that user alone. Creation names no thing, so {@link #CREATE} applies to
   * none.
   *
   * @param thing what it would be done with, whether or not it exists
   * @return false when the action is denied to everybody, the Director included (rules.md A1)
   */
  public boolean appliesTo(Subject thing) {
    boolean area = thing instanceof SettingsArea;
    return switch (this) {
      case VIEW, DELETE -> !area;
      case EDIT -> !area && !(thing instanceof FileId);
      case ASSIGN -> thing instanceof RecordId;
      case OPEN, MANAGE -> area;
      case SIGN_IN -> thing instanceof UserId;
      case CREATE -> false;
    };
  }

  /**
   * The word for it.
   *
   * @return such as {@code sign-in}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
