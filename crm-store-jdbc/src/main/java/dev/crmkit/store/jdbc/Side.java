package dev.crmkit.store.jdbc;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Rows of another table, each about a record.
 *
 * @param table the table, under a name of its own
 * @param id the record that a row is about
 * @param where which rows
 */
record Side(Table<Record> table, Field<Long> id, Condition where) {

  /** The records that they are about; some may come twice. */
  Select<Record1<Long>> ids() {
    return DSL.select(id).from(table).where(where);
  }

  /** Those about one record. */
  SelectConditionStep<Record1<Integer>> about(Field<Long> record) {
    return DSL.selectOne().from(table).where(where).and(id.eq(record));
  }
}
