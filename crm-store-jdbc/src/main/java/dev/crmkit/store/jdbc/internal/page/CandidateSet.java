package dev.crmkit.store.jdbc.internal.page;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Ids of records that an index tells. One may come twice. */
interface CandidateSet {

  /** All of them, as {@code id}. */
  Select<Record1<Long>> all();

  /** Some of them, as many as given at most of each part, read from the index in its order. */
  Select<Record1<Long>> first(int count);

  /** Those in any of several sets, at least one. */
  static CandidateSet union(List<CandidateSet> sets) {
    return sets.size() == 1 ? sets.get(0) : new Union(sets);
  }

  /**
   * Rows that follow each other in an index.
   *
   * @param table the table, under a name of its own
   * @param id the record that a row is about
   * @param rows which rows
   * @param order what the index has them in the order of. PostgreSQL is told to keep to it: it
   *     would else begin anywhere in the table where it believes to come across enough of them soon
   * @param isOrdered whether to tell
   */
  record IndexRange(
      Table<Record> table, Field<Long> id, Condition rows, List<Field<?>> order, boolean isOrdered)
      implements CandidateSet {
    @Override
    public SelectConditionStep<Record1<Long>> all() {
      return DSL.select(id.as("id")).from(table).where(rows);
    }

    @Override
    public Select<Record1<Long>> first(int count) {
      return isOrdered
          ? all().orderBy(order).limit(DSL.inline(count))
          : all().limit(DSL.inline(count));
    }
  }

  /**
   * The union of several.
   *
   * @param sets these
   */
  record Union(List<CandidateSet> sets) implements CandidateSet {
    @Override
    public Select<Record1<Long>> all() {
      return sets.stream().map(CandidateSet::all).reduce(Select::unionAll).orElseThrow();
    }

    @Override
    public Select<Record1<Long>> first(int count) {
      return sets.stream().map(set -> set.first(count)).reduce(Select::unionAll).orElseThrow();
    }
  }

  /**
   * The rows of each of many values, on PostgreSQL.
   *
   * @param values an array of them
   * @param each the rows of one, which is {@link #NUMBER} or {@link #KEY}
   */
  record PerValue(Field<?> values, IndexRange each) implements CandidateSet {
    /** The name of the values. */
    static final String VALUE = "t";

    private static final String ROW = "e";

    /** The value, if it is a number. */
    static final Field<Long> NUMBER = DSL.field(DSL.name(VALUE, "id"), SQLDataType.BIGINT);

    /** The value, if it is a key. */
    static final Field<byte[]> KEY = DSL.field(DSL.name(VALUE, "id"), SQLDataType.VARBINARY);

    @Override
    public Select<Record1<Long>> all() {
      return of(each.all());
    }

    @Override
    public Select<Record1<Long>> first(int count) {
      return of(each.first(count));
    }

    private Select<Record1<Long>> of(Select<Record1<Long>> one) {
      return DSL.select(DSL.field(DSL.name(ROW, "id"), SQLDataType.BIGINT))
          .from(DSL.unnest(values).as(VALUE, "id"))
          .crossJoin(DSL.lateral(one.asTable(ROW)));
    }
  }
}
