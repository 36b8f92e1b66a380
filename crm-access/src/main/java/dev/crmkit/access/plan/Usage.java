package dev.crmkit.access.plan;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.record.RecordKind;

/** How much of the whole workspace uses something: what a plan asks the records. */
public interface Usage {

  /** How many living records of a kind meet a condition, whoever sees them. */
  long count(RecordKind kind, Condition where);

  /** Whether a deleted record of a kind, which could be restored, meets a condition. */
  boolean metByDeleted(RecordKind kind, Condition where);

  /** How many values living clients hold of a field. */
  default long values(FieldId field) {
    return count(RecordKind.CLIENT, new Condition.HasField(field));
  }
}
