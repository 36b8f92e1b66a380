package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.store.jdbc.internal.condition.ConditionTranslator;
import dev.crmkit.store.jdbc.internal.condition.QueryFilter;
import dev.crmkit.store.jdbc.internal.dialect.CandidateSet;
import dev.crmkit.store.jdbc.internal.sql.ParameterizedSql;
import dev.crmkit.store.jdbc.internal.sql.PreparedSql;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The short statements of a {@link StepwisePageFinder}; the text of each is rendered once.
 *
 * @param <T> the type of the sort keys
 */
final class StepQueries<T> {

  private final QueryExecutor queries;
  private final SqlFragments sql;
  private final QueryFilter filter;
  private final SortSegment<T> segment;
  private final ConditionTranslator conditions;
  private final Map<Shape, ParameterizedSql> scan = new HashMap<>();
  private @Nullable ParameterizedSql matching;
  private @Nullable ParameterizedSql matchingIds;

  StepQueries(
      QueryExecutor queries,
      SqlFragments sql,
      RecordKind kind,
      QueryFilter filter,
      SortSegment<T> segment) {
    this.queries = queries;
    this.sql = sql;
    this.filter = filter;
    this.segment = segment;
    this.conditions = new ConditionTranslator(sql, kind);
  }

  /**
   * An entry of an index.
   *
   * @param portfolio the portfolio of the record, or 0 if the index does not contain it
   */
  record Row<T>(RowRef<T> ref, long portfolio) {}

  /** What the text of a scan depends on. */
  private record Shape(
      boolean isOfPortfolio, boolean isAfter, boolean isAfterId, boolean hasEnd, boolean hasDocs) {}

  /**
   * Returns the next entries of an index.
   *
   * @param portfolio whose index, or null for the index of all records
   * @param after where to continue, or null for the first entries
   * @param end the last key to read, or null
   * @param count how many entries at most
   * @param areShown whether all of them match, so that the records are read with them
   */
  List<Row<T>> scan(
      @Nullable Long portfolio,
      @Nullable SeekPosition<T> after,
      @Nullable T end,
      int count,
      boolean areShown) {
    boolean hasDocs = areShown && segment.isInRecords();
    Shape shape =
        new Shape(
            portfolio != null,
            after != null,
            after != null && after.id() != null,
            end != null,
            hasDocs);
    List<Object> values = new ArrayList<>();
    if (portfolio != null) {
      values.add(portfolio);
    }
    if (after != null) {
      values.add(after.key());
      if (after.id() != null) {
        values.addAll(List.of(after.key(), after.id()));
      }
    }
    if (end != null) {
      values.add(end);
    }
    values.add(count);
    return queries.query(
        scan.computeIfAbsent(shape, this::scan),
        values,
        row ->
            new Row<>(
                new RowRef<>(
                    segment.type().read(row, 1), row.getLong(2), hasDocs ? row.getString(4) : null),
                segment.isInRecords() ? row.getLong(3) : 0));
  }

  private ParameterizedSql scan(Shape shape) {
    Field<Long> portfolio = segment.record().portfolio;
    List<Field<?>> columns =
        new ArrayList<>(
            List.of(
                segment.key(), segment.id(), segment.isInRecords() ? portfolio : DSL.inline(0L)));
    if (shape.hasDocs) {
      columns.add(segment.record().doc);
    }
    SelectConditionStep<Record> rows =
        DSL.select(columns).from(segment.rows(sql.tables())).where(segment.rowCondition());
    if (shape.isOfPortfolio) {
      rows = rows.and(portfolio.eq(PreparedSql.parameter(portfolio)));
    }
    Param<T> key = PreparedSql.parameter(segment.key());
    if (shape.isAfter) {
      rows =
          rows.and(
              sql.dialect()
                  .isAfter(
                      key,
                      shape.isAfterId ? PreparedSql.parameter(segment.id()) : null,
                      segment.key(),
                      segment.id(),
                      segment.descending()));
    }
    if (shape.hasEnd) {
      rows = rows.and(segment.descending() ? segment.key().ge(key) : segment.key().le(key));
    }
    return new ParameterizedSql(
        sql.dialect(),
        rows.orderBy(segment.inOrder(index(shape.isOfPortfolio)))
            .limit(PreparedSql.parameter(DSL.field("n", SQLDataType.INTEGER))));
  }

  /**
   * Returns the columns of the index. H2 uses the order of an index only if all its columns are
   * named, also those that are constant; otherwise it would read all rows and sort them.
   */
  private Field<?>[] index(boolean isOfPortfolio) {
    List<Field<?>> columns = new ArrayList<>(segment.commonColumns());
    if (isOfPortfolio) {
      columns.add(segment.record().portfolio);
    }
    if (!segment.index().equals(segment.id())) {
      columns.add(segment.index());
    }
    columns.add(segment.id());
    return columns.toArray(Field<?>[]::new);
  }

  /** Returns the ids in a set, at most {@code most}. */
  List<Long> ids(CandidateSet set, int most) {
    return queries.query(set.first(most), row -> row.getLong(1));
  }

  /** Returns those of some records that match, in order. */
  List<RowRef<T>> matching(Collection<Long> ids) {
    ParameterizedSql template = matching;
    if (template == null) {
      template = new ParameterizedSql(sql.dialect(), matching());
      matching = template;
    }
    List<RowRef<T>> refs =
        queries.query(
            template,
            Collections.singletonList(ids.toArray(Long[]::new)),
            row -> new RowRef<>(segment.type().read(row, 1), row.getLong(2)));
    refs.sort(segment.order());
    return refs;
  }

  /** Returns those of some rows in the scope that meet the condition, in order. */
  List<RowRef<T>> matching(List<RowRef<T>> refs) {
    List<Long> ids = refs.stream().map(RowRef::id).toList();
    boolean readsSideTablesOnly =
        segment.isInRecords()
            && segment.recordCondition() == null
            && conditions.columns(filter.condition(), segment.record()).isEmpty();
    if (!readsSideTablesOnly) {
      return matching(ids);
    }
    ParameterizedSql template = matchingIds;
    if (template == null) {
      template = new ParameterizedSql(sql.dialect(), matchingIds());
      matchingIds = template;
    }
    Set<Long> matches =
        new HashSet<>(
            queries.query(
                template,
                Collections.singletonList(ids.toArray(Long[]::new)),
                row -> row.getLong(1)));
    return refs.stream().filter(ref -> matches.contains(ref.id())).toList();
  }

  /** Selects the ids that meet a condition on side tables. */
  private SelectConditionStep<?> matchingIds() {
    return DSL.select(SqlFragments.EACH_ID)
        .from(SqlFragments.unnest(DSL.val(null, SQLDataType.BIGINT.getArrayDataType())))
        .where(conditions.rowCondition(filter.condition(), SqlFragments.EACH_RECORD));
  }

  private SelectConditionStep<?> matching() {
    Tables.Records record = segment.record();
    Condition exists = segment.id().isNotNull();
    Table<Record> rows =
        SqlFragments.unnest(DSL.val(null, SQLDataType.BIGINT.getArrayDataType()))
            .leftJoin(segment.rows(sql.tables()))
            .on(segment.rowCondition())
            .and(segment.id().eq(SqlFragments.EACH_ID));
    if (!segment.isInRecords()) {
      rows =
          rows.leftJoin(segment.records(sql.tables()))
              .on(sql.isOfKind(RecordKind.CLIENT, record))
              .and(record.id.eq(SqlFragments.EACH_ID));
      exists = exists.and(record.id.isNotNull());
    }
    return DSL.select(segment.key(), segment.id())
        .from(rows)
        .where(exists)
        .and(sql.isInForRow(filter.scope(), record.portfolio))
        .and(conditions.rowCondition(filter.condition(), record))
        .and(
            segment.recordCondition() == null
                ? DSL.noCondition()
                : segment.recordCondition().apply(record));
  }
}
