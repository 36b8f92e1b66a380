package dev.crmkit.store.jdbc.internal.page;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Rows of another table, each about a record.
 *
 * @param candidates a set read from an index that all of them are in
 * @param ids the records that they are about
 * @param table the table, under a name of its own
 * @param id the record that a row is about
 * @param rowCondition which rows, as a condition on the rows of one record
 */
record SideTablePredicate(
    CandidateSet candidates,
    SelectConditionStep<Record1<Long>> ids,
    Table<Record> table,
    Field<Long> id,
    Condition rowCondition) {

  /** Those of the rows that also meet a condition. */
  SideTablePredicate narrowed(Condition exact) {
    return new SideTablePredicate(candidates, ids.and(exact), table, id, rowCondition.and(exact));
  }

  /** The rows about one record. */
  SelectConditionStep<Record1<Integer>> rowsOf(Field<Long> record) {
    return DSL.selectOne().from(table).where(rowCondition).and(id.eq(record));
  }
}
