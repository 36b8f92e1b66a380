package dev.crmkit.access.internal.plan;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.query.Condition;

/**
 * How many records use something: what a plan asks the records. A change that is carried out, and
 * any plan of the Director's, counts the complete workspace. A preview by anyone else reads only
 * the records that the user sees, and no deleted ones, so that it reveals nothing else (rules.md
 * V8); its counts are lower bounds.
 */
public interface Usage {

  /** Whether hidden and deleted records are counted as well. */
  boolean isComplete();

  /** How many living records of a kind meet a condition. */
  long count(RecordKind kind, Condition where);

  /**
   * Whether a deleted client, which could be restored, has a value of a field; false where the
   * deleted records are not read.
   */
  boolean hasDeletedValue(FieldId field);

  /** How many values living clients hold of a field. */
  default long values(FieldId field) {
    return count(RecordKind.CLIENT, new Condition.HasField(field));
  }
}
