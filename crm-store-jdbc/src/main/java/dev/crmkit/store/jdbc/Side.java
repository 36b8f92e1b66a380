package dev.crmkit.store.jdbc;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/**
 * Rows of another table, each about a record.
 *
 * @param near rows that follow each other in an index, all that are meant among them
 * @param exact which of these are meant
 */
record Side(IdSet.Rows near, Condition exact) {

  /** The records that they are about. */
  Select<Record1<Long>> ids() {
    return near.all().and(exact);
  }

  /** Those about one record. */
  SelectConditionStep<Record1<Integer>> about(Field<Long> record) {
    return DSL.selectOne()
        .from(near.table())
        .where(near.rows())
        .and(exact)
        .and(near.id().eq(record));
  }
}
