package dev.crmkit.store.jdbc;

import dev.crmkit.core.record.RecordKind;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Finds all that is asked for in whatever order is the fastest, and sorts it.
 *
 * @param <T> the type of the keys
 */
final class Search<T> {

  private static final String ROW = "m";

  private final DSLContext dsl;
  private final Sql sql;
  private final Conditions conditions;
  private final Selection selection;
  private final Stretch<T> stretch;

  Search(DSLContext dsl, Sql sql, RecordKind kind, Selection selection, Stretch<T> stretch) {
    this.dsl = dsl;
    this.sql = sql;
    this.conditions = new Conditions(sql, kind);
    this.selection = selection;
    this.stretch = stretch;
  }

  /**
   * The first places that are asked for.
   *
   * @param after what they are behind, or null for the first of all
   * @param limit how many
   * @param rows how many records to find at most to sort them
   * @return in order; null when there are more records to be found
   */
  @Nullable List<Place<T>> upTo(@Nullable Bound<T> after, int limit, int rows) {
    Field<T> key = DSL.field(DSL.name(ROW, "x"), stretch.key().getDataType());
    Field<Long> id = DSL.field(DSL.name(ROW, "id"), SQLDataType.BIGINT);
    Select<Record2<T, Long>> all = asked(after);
    if (rows < Integer.MAX_VALUE) {
      all = asked(after).limit(DSL.inline(rows + 1));
    }
    Result<Record3<T, Long, Integer>> found =
        dsl.select(key, id, DSL.count().over())
            .from(all.asTable(ROW))
            .orderBy(directed(key), directed(id))
            .limit(DSL.inline(limit))
            .fetch();
    return !found.isEmpty() && found.get(0).value3() > rows
        ? null
        : found.map(row -> new Place<>(row.value1(), row.value2()));
  }

  private SelectConditionStep<Record2<T, Long>> asked(@Nullable Bound<T> after) {
    Tables.Records row = stretch.record();
    Condition behind =
        after == null
            ? DSL.noCondition()
            : sql.isBehind(after, stretch.key(), stretch.id(), stretch.descending());
    return DSL.select(stretch.key().as("x"), stretch.id().as("id"))
        .from(stretch.recordRows(sql))
        .where(stretch.belongs())
        .and(stretch.besides() == null ? DSL.noCondition() : stretch.besides().apply(row))
        .and(sql.isIn(selection.scope(), row.portfolio))
        .and(conditions.found(selection.where(), row))
        .and(behind);
  }

  private SortField<?> directed(Field<?> field) {
    return stretch.descending() ? field.desc() : field.asc();
  }
}
