package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
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
 * The short statements that a {@link StepwisePageFinder} finds places by. Each has its text made
 * once.
 *
 * @param <T> the type of the keys
 */
final class StepQueries<T> {

  private final QueryExecutor reads;
  private final SqlFragments sql;
  private final RecordKind kind;
  private final QueryFilter selection;
  private final SortSegment<T> stretch;
  private final Map<Shape, ParameterizedSql> scan = new HashMap<>();
  private @Nullable ParameterizedSql matching;
  private @Nullable ParameterizedSql matchingIds;

  StepQueries(
      QueryExecutor reads,
      SqlFragments sql,
      RecordKind kind,
      QueryFilter selection,
      SortSegment<T> stretch) {
    this.reads = reads;
    this.sql = sql;
    this.kind = kind;
    this.selection = selection;
    this.stretch = stretch;
  }

  /**
   * A row of an index.
   *
   * @param portfolio where the record lies, or 0 where the index does not tell
   */
  record Row<T>(RowRef<T> place, long portfolio) {}

  /** What the text of a statement that goes along an index depends on. */
  private record Shape(
      boolean isOfPortfolio, boolean isAfter, boolean isAfterId, boolean hasEnd, boolean hasDocs) {}

  /**
   * The next rows of an index.
   *
   * @param portfolio of which one, or null for those of all
   * @param after what they are behind, or null for the first
   * @param end the last key to read, or null
   * @param count how many at most
   * @param areShown whether all of them are, so that the records are read along where they can be
   */
  List<Row<T>> scan(
      @Nullable Long portfolio,
      @Nullable SeekPosition<T> after,
      @Nullable T end,
      int count,
      boolean areShown) {
    boolean hasDocs = areShown && stretch.isInRecords();
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
    return reads.query(
        scan.computeIfAbsent(shape, this::scan),
        values,
        row ->
            new Row<>(
                new RowRef<>(
                    stretch.type().read(row, 1), row.getLong(2), hasDocs ? row.getString(4) : null),
                stretch.isInRecords() ? row.getLong(3) : 0));
  }

  private ParameterizedSql scan(Shape shape) {
    Field<Long> portfolio = stretch.record().portfolio;
    List<Field<?>> columns =
        new ArrayList<>(
            List.of(
                stretch.key(), stretch.id(), stretch.isInRecords() ? portfolio : DSL.inline(0L)));
    if (shape.hasDocs) {
      columns.add(stretch.record().doc);
    }
    SelectConditionStep<Record> rows =
        DSL.select(columns).from(stretch.rows(sql.tables())).where(stretch.rowCondition());
    if (shape.isOfPortfolio) {
      rows = rows.and(portfolio.eq(PreparedSql.parameter(portfolio)));
    }
    Param<T> key = PreparedSql.parameter(stretch.key());
    if (shape.isAfter) {
      rows =
          rows.and(
              sql.isAfter(
                  key,
                  shape.isAfterId ? PreparedSql.parameter(stretch.id()) : null,
                  stretch.key(),
                  stretch.id(),
                  stretch.descending()));
    }
    if (shape.hasEnd) {
      rows = rows.and(stretch.descending() ? stretch.key().ge(key) : stretch.key().le(key));
    }
    return new ParameterizedSql(
        sql.database(),
        rows.orderBy(stretch.inOrder(index(shape.isOfPortfolio)))
            .limit(PreparedSql.parameter(DSL.field("n", SQLDataType.INTEGER))));
  }

  /**
   * The columns of the index. H2 sees that it has the order only when all of them are named, those
   * as well that are the same in all rows; it would else read all rows and sort them.
   */
  private Field<?>[] index(boolean isOfOne) {
    List<Field<?>> columns = new ArrayList<>(stretch.commonColumns());
    if (isOfOne) {
      columns.add(stretch.record().portfolio);
    }
    if (!stretch.index().equals(stretch.id())) {
      columns.add(stretch.index());
    }
    columns.add(stretch.id());
    return columns.toArray(Field<?>[]::new);
  }

  /** The ids in a set, as many as given at most. */
  List<Long> ids(CandidateSet set, int most) {
    return reads.query(set.first(most), row -> row.getLong(1));
  }

  /** The places of those of some records that are asked for, in order. */
  List<RowRef<T>> matching(Collection<Long> ids) {
    ParameterizedSql template = matching;
    if (template == null) {
      template = new ParameterizedSql(sql.database(), matching());
      matching = template;
    }
    List<RowRef<T>> places =
        reads.query(
            template,
            Collections.singletonList(ids.toArray(Long[]::new)),
            row -> new RowRef<>(stretch.type().read(row, 1), row.getLong(2)));
    places.sort(stretch.order());
    return places;
  }

  /** Those that meet the condition, of some places that lie where it is asked for, in order. */
  List<RowRef<T>> matching(List<RowRef<T>> places) {
    List<Long> ids = places.stream().map(RowRef::id).toList();
    boolean isToldById =
        stretch.isInRecords()
            && stretch.recordCondition() == null
            && ConditionTranslator.columns(selection.condition(), stretch.record()).isEmpty();
    if (!isToldById) {
      return matching(ids);
    }
    ParameterizedSql template = matchingIds;
    if (template == null) {
      template = new ParameterizedSql(sql.database(), matchingIds());
      matchingIds = template;
    }
    Set<Long> asked =
        new HashSet<>(
            reads.query(
                template,
                Collections.singletonList(ids.toArray(Long[]::new)),
                row -> row.getLong(1)));
    return places.stream().filter(place -> asked.contains(place.id())).toList();
  }

  /** The ids that other tables tell to be those of records that meet the condition. */
  private SelectConditionStep<?> matchingIds() {
    return DSL.select(SqlFragments.EACH_ID)
        .from(SqlFragments.unnest(DSL.val(null, SQLDataType.BIGINT.getArrayDataType())))
        .where(
            new ConditionTranslator(sql, kind)
                .rowCondition(selection.condition(), SqlFragments.EACH_RECORD));
  }

  private SelectConditionStep<?> matching() {
    Tables.Records record = stretch.record();
    Condition isThere = stretch.id().isNotNull();
    Table<Record> rows =
        SqlFragments.leftJoinEach(
            DSL.val(null, SQLDataType.BIGINT.getArrayDataType()),
            stretch.rows(sql.tables()),
            stretch.rowCondition().and(stretch.id().eq(SqlFragments.EACH_ID)));
    if (!stretch.isInRecords()) {
      rows =
          rows.leftJoin(stretch.records(sql.tables()))
              .on(sql.isOfKind(RecordKind.CLIENT, record))
              .and(record.id.eq(SqlFragments.EACH_ID));
      isThere = isThere.and(record.id.isNotNull());
    }
    return DSL.select(stretch.key(), stretch.id())
        .from(rows)
        .where(isThere)
        .and(sql.isInForRow(selection.scope(), record.portfolio))
        .and(new ConditionTranslator(sql, kind).rowCondition(selection.condition(), record))
        .and(
            stretch.recordCondition() == null
                ? DSL.noCondition()
                : stretch.recordCondition().apply(record));
  }
}
