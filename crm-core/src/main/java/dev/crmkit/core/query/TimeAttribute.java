package dev.crmkit.core.query;

import dev.crmkit.core.RecordKind;
import java.util.Locale;

/** The times of a record by which it can be filtered, and summarized (rules.md R6). */
public enum TimeAttribute {
  /** When the record was created. */
  CREATED,
  /** When the record was last changed. */
  UPDATED,
  /** When an activity is due. */
  DUE,
  /** When an activity was done. */
  DONE,
  /** When a deal was closed (rules.md P3). */
  CLOSED;

  private final String word = name().toLowerCase(Locale.ROOT);

  /**
   * Returns the word for the time in violations.
   *
   * @return the name in lower case, such as {@code due}
   */
  public String word() {
    return word;
  }

  /**
   * Returns whether records of a kind can have the time.
   *
   * @param kind the kind of records
   * @return false if none of them has it
   */
  public boolean isOf(RecordKind kind) {
    return switch (this) {
      case CREATED, UPDATED -> true;
      case DUE, DONE -> kind == RecordKind.ACTIVITY;
      case CLOSED -> kind == RecordKind.DEAL;
    };
  }
}
