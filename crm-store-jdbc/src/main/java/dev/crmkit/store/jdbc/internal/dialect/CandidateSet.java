package dev.crmkit.store.jdbc.internal.dialect;

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
import org.jspecify.annotations.Nullable;

/** The ids of records that an index yields without reading the records; an id may come twice. */
public interface CandidateSet {

  /** Selects all ids, as {@code id}. */
  Select<Record1<Long>> all();

  /** Selects ids in the order of the index, at most {@code count} from each range. */
  Select<Record1<Long>> first(int count);

  /** Returns the union of one or more sets. */
  static CandidateSet union(List<CandidateSet> sets) {
    return sets.size() == 1 ? sets.get(0) : new Union(sets);
  }

  /**
   * Rows that are next to each other in an index.
   *
   * @param table the table, with an alias
   * @param id the id of the record of a row
   * @param rows the condition that selects the rows
   * @param order the columns that keep the planner to the index, or null
   */
  record IndexRange(
      Table<Record> table, Field<Long> id, Condition rows, @Nullable List<Field<?>> order)
      implements CandidateSet {

    @Override
    public SelectConditionStep<Record1<Long>> all() {
      return DSL.select(id.as("id")).from(table).where(rows);
    }

    @Override
    public Select<Record1<Long>> first(int count) {
      return order == null
          ? all().limit(DSL.inline(count))
          : all().orderBy(order).limit(DSL.inline(count));
    }
  }

  /**
   * The union of several sets.
   *
   * @param sets the sets
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
   * One range for each of many values, by a lateral join.
   *
   * @param values an array of the values
   * @param range the range of one value, which is {@link #VALUE}{@code .id}
   */
  record PerValue(Field<?> values, IndexRange range) implements CandidateSet {

    /** The alias of the values. */
    public static final String VALUE = "t";

    private static final String ROW = "e";

    @Override
    public Select<Record1<Long>> all() {
      return forEach(range.all());
    }

    @Override
    public Select<Record1<Long>> first(int count) {
      return forEach(range.first(count));
    }

    private Select<Record1<Long>> forEach(Select<Record1<Long>> ids) {
      return DSL.select(DSL.field(DSL.name(ROW, "id"), SQLDataType.BIGINT))
          .from(DSL.unnest(values).as(VALUE, "id"))
          .crossJoin(DSL.lateral(ids.asTable(ROW)));
    }
  }
}
