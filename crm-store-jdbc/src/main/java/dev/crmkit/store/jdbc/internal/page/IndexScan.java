package dev.crmkit.store.jdbc.internal.page;

import com.google.common.collect.Streams;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.query.Scope;
import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectLimitStep;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Goes along an index in the order of a stretch and leaves out what is not asked for.
 *
 * @param <T> the type of the keys
 */
final class IndexScan<T> {

  private static final String ROW = "k";
  private static final String LANE = "p";
  private static final String LANE_ROW = "q";

  /** The rows gone along, as far as a condition may ask for their columns. */
  private static final Tables.Records WALKED = new Tables.Records(DSL.name(ROW));

  private static final Field<Long> LANE_ID = DSL.field(DSL.name(LANE, "id"), SQLDataType.BIGINT);

  private final QueryExecutor reads;
  private final RowRefReader<T> places;
  private final SqlFragments sql;
  private final RecordKind kind;
  private final ConditionTranslator conditions;
  private final QueryFilter selection;
  private final SortSegment<T> stretch;
  private final Field<T> key;

  IndexScan(
      QueryExecutor reads,
      SqlFragments sql,
      RecordKind kind,
      QueryFilter selection,
      SortSegment<T> stretch) {
    this.reads = reads;
    this.places = new RowRefReader<>(reads, sql, kind, stretch);
    this.sql = sql;
    this.kind = kind;
    this.conditions = new ConditionTranslator(sql, kind);
    this.selection = selection;
    this.stretch = stretch;
    this.key = DSL.field(DSL.name(ROW, "x"), stretch.key().getDataType());
  }

  /**
   * Goes along the index of all records.
   *
   * @param after what the places are behind, or null to begin with the first
   * @param limit how many places are asked for
   * @param rows how many rows to go along at most
   */
  ScanResult<T> scan(@Nullable SeekPosition<T> after, int limit, int rows) {
    return scan(null, rowCondition(selection.scope()), after, limit, rows);
  }

  /**
   * The same as a part of a statement of PostgreSQL.
   *
   * @param among what else the rows have to meet, which have their ids as {@link #scannedId}
   */
  ScanQuery<T> query(Condition among, @Nullable SeekPosition<T> after, int limit, int rows) {
    return query(null, among.and(rowCondition(selection.scope())), after, limit, rows);
  }

  /** The ids of the rows of a turn. */
  static Field<Long> scannedId() {
    return WALKED.id;
  }

  private ScanQuery<T> query(
      @Nullable Field<Long> portfolio,
      Condition asked,
      @Nullable SeekPosition<T> after,
      int limit,
      int rows) {
    return new ScanQuery<>(
        List.of(),
        matches(after, portfolio, asked, limit, rows),
        lastScanned(after, portfolio, rows));
  }

  private ScanResult<T> scan(
      @Nullable Field<Long> portfolio,
      Condition asked,
      @Nullable SeekPosition<T> after,
      int limit,
      int rows) {
    boolean isAll = SqlFragments.isTrue(asked);
    if (!isAll && sql.database() == Database.POSTGRESQL) {
      return places.scan(query(portfolio, asked, after, limit, rows), limit);
    }
    if (isAll && stretch.isInRecords()) {
      return new ScanResult<>(places.read(rowsWithDocs(after, portfolio, limit)), null);
    }
    List<RowRef<T>> found =
        places.readDocs(matches(after, portfolio, asked, limit, isAll ? limit : rows));
    if (isAll || found.size() >= limit) {
      return new ScanResult<>(found, null);
    }
    List<SeekPosition<T>> last =
        reads.query(
            lastScanned(after, portfolio, rows),
            row -> stretch.type().after(new RowRef<>(stretch.type().read(row, 1), row.getLong(2))));
    return new ScanResult<>(found, last.isEmpty() ? null : last.get(0));
  }

  /** The rows from a bound on, all of which are asked for, with the records that they are. */
  private Select<Record3<T, Long, String>> rowsWithDocs(
      @Nullable SeekPosition<T> after, @Nullable Field<Long> portfolio, int limit) {
    return DSL.select(key, WALKED.id, WALKED.doc)
        .from(
            indexRows(after, portfolio, List.of(stretch.record().doc.as("doc")))
                .limit(DSL.inline(limit))
                .asTable(ROW));
  }

  /**
   * Goes along the indexes of some portfolios.
   *
   * @param portfolios which, all in the scope
   * @param after what the places are behind, or null to begin with the first
   * @param limit how many places are asked for
   * @param rows how many rows to go along at most in each of them
   */
  ScanResult<T> scanPortfolios(
      Collection<Long> portfolios, @Nullable SeekPosition<T> after, int limit, int rows) {
    Condition asked = rowCondition(Scope.everything());
    boolean isAll = SqlFragments.isTrue(asked);
    if (portfolios.size() == 1) {
      return scan(DSL.val(portfolios.iterator().next()), asked, after, limit, rows);
    }
    if (!isAll) {
      reads.expectMoreQueries();
    }
    int each = isAll ? limit : Math.max(limit, rows);
    Select<Record4<Long, Integer, T, Long>> lanes =
        sql.database() == Database.POSTGRESQL
            ? perPortfolio(portfolios, after, asked, limit, each)
            : Streams.mapWithIndex(
                    portfolios.stream(),
                    (portfolio, i) ->
                        portfolioRows(DSL.inline(i), DSL.val(portfolio), after, asked, limit, each))
                .reduce(Select::unionAll)
                .orElseThrow();
    if (isAll) {
      return new ScanResult<>(places.readDocs(firstRows(lanes, limit)), null);
    }
    return merge(
        reads.query(
            lanes,
            row ->
                new PortfolioRow<>(
                    row.getLong(1),
                    row.getInt(2) == 1,
                    new RowRef<>(stretch.type().read(row, 3), row.getLong(4)))),
        limit);
  }

  private Select<Record2<T, Long>> firstRows(
      Select<Record4<Long, Integer, T, Long>> lanes, int limit) {
    return DSL.select(key, WALKED.id)
        .from(lanes.asTable(ROW))
        .orderBy(stretch.inOrder(key, WALKED.id))
        .limit(DSL.inline(limit));
  }

  /**
   * Goes along the index of all records, or along those of some portfolios when too little of what
   * lies in these was met, in one statement of PostgreSQL.
   *
   * @param portfolios which; all that lies in them is asked for
   * @param rows how many rows of the index of all to go along at most
   */
  List<RowRef<T>> scanOrMergePortfolios(
      Collection<Long> portfolios, @Nullable SeekPosition<T> after, int limit, int rows) {
    return places.scanOr(
        query(null, rowCondition(selection.scope()), after, limit, rows),
        firstRows(perPortfolio(portfolios, after, DSL.trueCondition(), limit, limit), limit),
        limit);
  }

  /**
   * What was found in several portfolios, as far as all of them were gone along. One in which as
   * many were found as are asked for need not be gone along farther.
   */
  private ScanResult<T> merge(List<PortfolioRow<T>> rows, int limit) {
    List<RowRef<T>> found = new ArrayList<>();
    Map<Long, Integer> counts = new HashMap<>();
    for (PortfolioRow<T> row : rows) {
      if (row.isFound) {
        found.add(row.place);
        counts.merge(row.lane, 1, Integer::sum);
      }
    }
    found.sort(stretch.order());
    RowRef<T> end = null;
    for (PortfolioRow<T> row : rows) {
      if (!row.isFound && counts.getOrDefault(row.lane, 0) < limit) {
        end = end == null || stretch.order().compare(row.place, end) < 0 ? row.place : end;
      }
    }
    if (end == null) {
      return new ScanResult<>(found.subList(0, Math.min(limit, found.size())), null);
    }
    RowRef<T> known = end;
    return new ScanResult<>(
        found.stream()
            .filter(place -> stretch.order().compare(place, known) <= 0)
            .limit(limit)
            .toList(),
        stretch.type().after(known));
  }

  /** What was found in a portfolio, or the last row that was gone along in it. */
  private record PortfolioRow<T>(long lane, boolean isFound, RowRef<T> place) {}

  private Select<Record4<Long, Integer, T, Long>> perPortfolio(
      Collection<Long> portfolios,
      @Nullable SeekPosition<T> after,
      Condition asked,
      int limit,
      int rows) {
    return DSL.select(
            DSL.field(DSL.name(LANE_ROW, "lane"), SQLDataType.BIGINT),
            DSL.field(DSL.name(LANE_ROW, "is_found"), SQLDataType.INTEGER),
            DSL.field(DSL.name(LANE_ROW, "x"), stretch.key().getDataType()),
            DSL.field(DSL.name(LANE_ROW, "id"), SQLDataType.BIGINT))
        .from(DSL.unnest(portfolios.toArray(Long[]::new)).as(LANE, "id"))
        .crossJoin(
            DSL.lateral(
                portfolioRows(LANE_ID, LANE_ID, after, asked, limit, rows).asTable(LANE_ROW)));
  }

  /**
   * What is found in one portfolio, and the last row that was gone along to find it; with a number.
   */
  private Select<Record4<Long, Integer, T, Long>> portfolioRows(
      Field<Long> lane,
      Field<Long> portfolio,
      @Nullable SeekPosition<T> after,
      Condition asked,
      int limit,
      int rows) {
    Select<Record4<Long, Integer, T, Long>> found =
        tagged(lane, 1, matches(after, portfolio, asked, limit, rows));
    return SqlFragments.isTrue(asked)
        ? found
        : found.unionAll(tagged(lane, 0, lastScanned(after, portfolio, rows)));
  }

  private Select<Record4<Long, Integer, T, Long>> tagged(
      Field<Long> lane, int isFound, Select<Record2<T, Long>> rows) {
    String name = isFound == 1 ? "f" : "l";
    return DSL.select(
            lane.as("lane"),
            DSL.inline(isFound).as("is_found"),
            DSL.field(DSL.name(name, "x"), stretch.key().getDataType()),
            DSL.field(DSL.name(name, "id"), SQLDataType.BIGINT))
        .from(rows.asTable(name));
  }

  /** The places that are asked for, among some rows from a bound on. */
  private Select<Record2<T, Long>> matches(
      @Nullable SeekPosition<T> after,
      @Nullable Field<Long> portfolio,
      Condition asked,
      int limit,
      int rows) {
    Set<Field<?>> columns = SqlFragments.isTrue(asked) ? Set.of() : testedColumns();
    return DSL.select(key, WALKED.id)
        .from(indexRows(after, portfolio, columns).limit(DSL.inline(rows)).asTable(ROW))
        .where(asked)
        .orderBy(stretch.inOrder(key, WALKED.id))
        .limit(DSL.inline(limit));
  }

  /** The last of some rows from a bound on, if there are so many. */
  private Select<Record2<T, Long>> lastScanned(
      @Nullable SeekPosition<T> after, @Nullable Field<Long> portfolio, int rows) {
    return DSL.select(key, WALKED.id)
        .from(
            indexRows(after, portfolio, List.of())
                .offset(DSL.inline(rows - 1))
                .limit(DSL.inline(1))
                .asTable(ROW));
  }

  /**
   * What conditions ask for of the rows that are gone along, and no more: what is not in the index
   * has to be fetched from the table.
   */
  private Set<Field<?>> testedColumns() {
    if (!stretch.isInRecords()) {
      return Set.of();
    }
    Set<Field<?>> columns = ConditionTranslator.columns(selection.condition(), stretch.record());
    columns.add(stretch.record().portfolio);
    return columns;
  }

  /** The rows of the index from a bound on, with more columns than key and id. */
  private SelectLimitStep<Record> indexRows(
      @Nullable SeekPosition<T> after,
      @Nullable Field<Long> portfolio,
      Collection<? extends Field<?>> more) {
    Tables.Records w = stretch.record();
    List<Field<?>> columns = new ArrayList<>(List.of(stretch.key().as("x"), stretch.id().as("id")));
    columns.addAll(more);
    SelectConditionStep<Record> rows =
        DSL.select(columns).from(stretch.rows(sql.tables())).where(stretch.rowCondition());
    if (portfolio != null) {
      rows = rows.and(w.portfolio.eq(portfolio));
    }
    if (after != null) {
      rows = rows.and(stretch.isAfter(sql, after));
    }
    return rows.orderBy(order());
  }

  private List<SortField<?>> order() {
    return stretch.index().equals(stretch.id())
        ? stretch.inOrder(stretch.id())
        : stretch.inOrder(stretch.index(), stretch.id());
  }

  /** What a row that was gone along must meet. */
  private Condition rowCondition(Scope scope) {
    if (stretch.isInRecords()) {
      return meets(scope, WALKED);
    }
    Tables.Records r = stretch.record();
    Condition meets = meets(scope, r);
    if (SqlFragments.isTrue(meets)) {
      return meets;
    }
    return sql.database() == Database.POSTGRESQL
        ? DSL.exists(DSL.selectOne().from(stretch.recordOf(sql, kind, WALKED.id)).where(meets))
        : DSL.exists(
            DSL.selectOne()
                .from(stretch.records(sql.tables()))
                .where(sql.isOfKind(kind, r))
                .and(r.id.eq(WALKED.id))
                .and(meets));
  }

  private Condition meets(Scope scope, Tables.Records row) {
    List<Condition> all = new ArrayList<>();
    all.add(sql.isInForRow(scope, row.portfolio));
    all.add(conditions.rowCondition(selection.condition(), row));
    if (stretch.recordCondition() != null) {
      all.add(stretch.recordCondition().apply(row));
    }
    all.removeIf(SqlFragments::isTrue);
    return all.isEmpty() ? DSL.trueCondition() : DSL.and(all);
  }
}
