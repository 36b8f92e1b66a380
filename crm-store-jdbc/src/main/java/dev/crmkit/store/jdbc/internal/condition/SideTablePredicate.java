package dev.crmkit.store.jdbc.internal.condition;

import dev.crmkit.store.jdbc.internal.dialect.CandidateSet;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Rows of a side table. A record meets the condition that they stand for if one of them is its own.
 *
 * @param candidates the ids of records with such rows, and perhaps more, read from an index
 * @param ids the ids of the records with such rows
 * @param table the table, with an alias
 * @param id the column with the id of the record
 * @param rowCondition the condition on the rows of one record
 */
record SideTablePredicate(
    CandidateSet candidates,
    SelectConditionStep<Record1<Long>> ids,
    Table<Record> table,
    Field<Long> id,
    Condition rowCondition) {

  /** Returns the rows that also meet a condition. */
  SideTablePredicate narrowed(Condition exact) {
    return new SideTablePredicate(candidates, ids.and(exact), table, id, rowCondition.and(exact));
  }

  /** Selects the rows of one record. */
  SelectConditionStep<Record1<Integer>> rowsOf(Field<Long> record) {
    return DSL.selectOne().from(table).where(rowCondition).and(id.eq(record));
  }
}
