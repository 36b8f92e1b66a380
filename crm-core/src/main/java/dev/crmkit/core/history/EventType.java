package dev.crmkit.core.history;

import java.util.Locale;

/** The type of a change (rules.md W2). */
public enum EventType {
  /** The subject was created. */
  CREATE,
  /** Its content was changed. */
  EDIT,
  /** A single record was assigned to another owner. */
  ASSIGN,
  /** The record was moved to another stage, or left a pipeline. */
  STAGE,
  /** A portfolio with all records in it got another owner (rules.md D1). */
  HAND_OVER,
  /** The subject was deleted. */
  DELETE,
  /** A deletion was undone. */
  UNDO_DELETE,
  /** Something was erased permanently; the event does not name it (rules.md E6). */
  PURGE;

  /**
   * Returns the word for the type in texts and JSON.
   *
   * @return such as {@code hand-over}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
