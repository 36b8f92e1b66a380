package dev.crmkit.core.history;

import java.util.Locale;

/** What was done (rules.md W2). */
public enum EventType {
  /** It came into being. */
  CREATE,
  /** Its content was changed. */
  EDIT,
  /** It got another owner, one record by itself. */
  ASSIGN,
  /** It was moved to another stage, or off a pipeline. */
  STAGE,
  /** It got another owner together with all that lay in the same portfolio (rules.md D1). */
  HAND_OVER,
  /** It was deleted. */
  DELETE,
  /** Its deletion was undone. */
  UNDO_DELETE,
  /** Something was erased for good; what it was is no longer told (rules.md E6). */
  PURGE;

  /**
   * The word for it.
   *
   * @return such as {@code hand-over}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
