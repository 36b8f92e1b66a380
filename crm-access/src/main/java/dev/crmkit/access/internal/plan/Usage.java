package dev.crmkit.access.internal.plan;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.query.Condition;

/**
 * Counts the records that use something. For a change that is carried out, and any plan of the
 * Director, it counts the complete workspace. A preview by anyone else reads only the records that
 * the user sees, and no deleted ones, so that it reveals nothing else (rules.md V8); its counts are
 * lower bounds.
 */
public interface Usage {

  /** Returns whether hidden and deleted records are counted as well. */
  boolean isComplete();

  /** Returns the number of live records of a kind that meet a condition. */
  long count(RecordKind kind, Condition where);

  /**
   * Returns whether a deleted client, which could be restored, has a value of a field; false if the
   * deleted records are not read.
   */
  boolean hasDeletedValue(FieldId field);

  /** Returns the number of live clients that have a value of a field. */
  default long values(FieldId field) {
    return count(RecordKind.CLIENT, new Condition.HasField(field));
  }
}
