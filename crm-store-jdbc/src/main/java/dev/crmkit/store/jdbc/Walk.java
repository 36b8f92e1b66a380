package dev.crmkit.store.jdbc;

import com.google.common.collect.Streams;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.record.RecordKind;
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
final class Walk<T> {

  private static final String ROW = "k";
  private static final String LANE = "p";
  private static final String LANE_ROW = "q";

  /** The rows gone along, as far as a condition may ask for their columns. */
  private static final Tables.Records WALKED = new Tables.Records(DSL.name(ROW));

  private static final Field<Long> LANE_ID = DSL.field(DSL.name(LANE, "id"), SQLDataType.BIGINT);

  private final Reads reads;
  private final PlaceReader<T> places;
  private final Sql sql;
  private final RecordKind kind;
  private final Conditions conditions;
  private final Selection selection;
  private final Stretch<T> stretch;
  private final Field<T> key;

  Walk(Reads reads, Sql sql, RecordKind kind, Selection selection, Stretch<T> stretch) {
    this.reads = reads;
    this.places = new PlaceReader<>(reads, sql, kind, stretch);
    this.sql = sql;
    this.kind = kind;
    this.conditions = new Conditions(sql, kind);
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
  Pass<T> along(@Nullable Bound<T> after, int limit, int rows) {
    return along(null, asked(selection.scope()), after, limit, rows);
  }

  /**
   * The same as a part of a statement of PostgreSQL.
   *
   * @param among what else the rows have to meet, which have their ids as {@link #id}
   */
  Turn<T> turn(Condition among, @Nullable Bound<T> after, int limit, int rows) {
    return turn(null, among.and(asked(selection.scope())), after, limit, rows);
  }

  /** The ids of the rows of a turn. */
  static Field<Long> id() {
    return WALKED.id;
  }

  private Turn<T> turn(
      @Nullable Field<Long> portfolio,
      Condition asked,
      @Nullable Bound<T> after,
      int limit,
      int rows) {
    return new Turn<>(
        List.of(), found(after, portfolio, asked, limit, rows), last(after, portfolio, rows));
  }

  private Pass<T> along(
      @Nullable Field<Long> portfolio,
      Condition asked,
      @Nullable Bound<T> after,
      int limit,
      int rows) {
    boolean isAll = Sql.isTrue(asked);
    if (!isAll && sql.database() == Database.POSTGRESQL) {
      return places.pass(turn(portfolio, asked, after, limit, rows), limit);
    }
    if (isAll && stretch.isInRecords()) {
      return new Pass<>(places.read(shown(after, portfolio, limit)), null);
    }
    List<Place<T>> found = places.all(found(after, portfolio, asked, limit, isAll ? limit : rows));
    if (isAll || found.size() >= limit) {
      return new Pass<>(found, null);
    }
    List<Bound<T>> last =
        reads.all(
            last(after, portfolio, rows),
            row -> stretch.type().behind(new Place<>(stretch.type().read(row, 1), row.getLong(2))));
    return new Pass<>(found, last.isEmpty() ? null : last.get(0));
  }

  /** The rows from a bound on, all of which are asked for, with the records that they are. */
  private Select<Record3<T, Long, String>> shown(
      @Nullable Bound<T> after, @Nullable Field<Long> portfolio, int limit) {
    return DSL.select(key, WALKED.id, WALKED.doc)
        .from(
            walked(after, portfolio, List.of(stretch.record().doc.as("doc")))
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
  Pass<T> inEach(Collection<Long> portfolios, @Nullable Bound<T> after, int limit, int rows) {
    Condition asked = asked(Scope.everything());
    boolean isAll = Sql.isTrue(asked);
    if (portfolios.size() == 1) {
      return along(DSL.val(portfolios.iterator().next()), asked, after, limit, rows);
    }
    if (!isAll) {
      reads.expectMore();
    }
    int each = isAll ? limit : Math.max(limit, rows);
    Select<Record4<Long, Integer, T, Long>> lanes =
        sql.database() == Database.POSTGRESQL
            ? lateral(portfolios, after, asked, limit, each)
            : Streams.mapWithIndex(
                    portfolios.stream(),
                    (portfolio, i) ->
                        lane(DSL.inline(i), DSL.val(portfolio), after, asked, limit, each))
                .reduce(Select::unionAll)
                .orElseThrow();
    if (isAll) {
      return new Pass<>(places.all(first(lanes, limit)), null);
    }
    return merged(
        reads.all(
            lanes,
            row ->
                new LaneRow<>(
                    row.getLong(1),
                    row.getInt(2) == 1,
                    new Place<>(stretch.type().read(row, 3), row.getLong(4)))),
        limit);
  }

  private Select<Record2<T, Long>> first(Select<Record4<Long, Integer, T, Long>> lanes, int limit) {
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
  List<Place<T>> alongOrInEach(
      Collection<Long> portfolios, @Nullable Bound<T> after, int limit, int rows) {
    return places.passOr(
        turn(null, asked(selection.scope()), after, limit, rows),
        first(lateral(portfolios, after, DSL.trueCondition(), limit, limit), limit),
        limit);
  }

  /**
   * What was found in several portfolios, as far as all of them were gone along. One in which as
   * many were found as are asked for need not be gone along farther.
   */
  private Pass<T> merged(List<LaneRow<T>> rows, int limit) {
    List<Place<T>> found = new ArrayList<>();
    Map<Long, Integer> counts = new HashMap<>();
    for (LaneRow<T> row : rows) {
      if (row.isFound) {
        found.add(row.place);
        counts.merge(row.lane, 1, Integer::sum);
      }
    }
    found.sort(stretch.order());
    Place<T> end = null;
    for (LaneRow<T> row : rows) {
      if (!row.isFound && counts.getOrDefault(row.lane, 0) < limit) {
        end = end == null || stretch.order().compare(row.place, end) < 0 ? row.place : end;
      }
    }
    if (end == null) {
      return new Pass<>(found.subList(0, Math.min(limit, found.size())), null);
    }
    Place<T> known = end;
    return new Pass<>(
        found.stream()
            .filter(place -> stretch.order().compare(place, known) <= 0)
            .limit(limit)
            .toList(),
        stretch.type().behind(known));
  }

  /** What was found in a portfolio, or the last row that was gone along in it. */
  private record LaneRow<T>(long lane, boolean isFound, Place<T> place) {}

  private Select<Record4<Long, Integer, T, Long>> lateral(
      Collection<Long> portfolios, @Nullable Bound<T> after, Condition asked, int limit, int rows) {
    return DSL.select(
            DSL.field(DSL.name(LANE_ROW, "lane"), SQLDataType.BIGINT),
            DSL.field(DSL.name(LANE_ROW, "is_found"), SQLDataType.INTEGER),
            DSL.field(DSL.name(LANE_ROW, "x"), stretch.key().getDataType()),
            DSL.field(DSL.name(LANE_ROW, "id"), SQLDataType.BIGINT))
        .from(DSL.unnest(portfolios.toArray(Long[]::new)).as(LANE, "id"))
        .crossJoin(
            DSL.lateral(lane(LANE_ID, LANE_ID, after, asked, limit, rows).asTable(LANE_ROW)));
  }

  /**
   * What is found in one portfolio, and the last row that was gone along to find it; with a number.
   */
  private Select<Record4<Long, Integer, T, Long>> lane(
      Field<Long> lane,
      Field<Long> portfolio,
      @Nullable Bound<T> after,
      Condition asked,
      int limit,
      int rows) {
    Select<Record4<Long, Integer, T, Long>> found =
        tagged(lane, 1, found(after, portfolio, asked, limit, rows));
    return Sql.isTrue(asked)
        ? found
        : found.unionAll(tagged(lane, 0, last(after, portfolio, rows)));
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
  private Select<Record2<T, Long>> found(
      @Nullable Bound<T> after,
      @Nullable Field<Long> portfolio,
      Condition asked,
      int limit,
      int rows) {
    Set<Field<?>> columns = Sql.isTrue(asked) ? Set.of() : tested();
    return DSL.select(key, WALKED.id)
        .from(walked(after, portfolio, columns).limit(DSL.inline(rows)).asTable(ROW))
        .where(asked)
        .orderBy(stretch.inOrder(key, WALKED.id))
        .limit(DSL.inline(limit));
  }

  /** The last of some rows from a bound on, if there are so many. */
  private Select<Record2<T, Long>> last(
      @Nullable Bound<T> after, @Nullable Field<Long> portfolio, int rows) {
    return DSL.select(key, WALKED.id)
        .from(
            walked(after, portfolio, List.of())
                .offset(DSL.inline(rows - 1))
                .limit(DSL.inline(1))
                .asTable(ROW));
  }

  /**
   * What conditions ask for of the rows that are gone along, and no more: what is not in the index
   * has to be fetched from the table.
   */
  private Set<Field<?>> tested() {
    if (!stretch.isInRecords()) {
      return Set.of();
    }
    Set<Field<?>> columns = Conditions.columns(selection.where(), stretch.record());
    columns.add(stretch.record().portfolio);
    return columns;
  }

  /** The rows of the index from a bound on, with more columns than key and id. */
  private SelectLimitStep<Record> walked(
      @Nullable Bound<T> after,
      @Nullable Field<Long> portfolio,
      Collection<? extends Field<?>> more) {
    Tables.Records w = stretch.record();
    List<Field<?>> columns = new ArrayList<>(List.of(stretch.key().as("x"), stretch.id().as("id")));
    columns.addAll(more);
    SelectConditionStep<Record> rows =
        DSL.select(columns).from(stretch.rows(sql.tables())).where(stretch.belongs());
    if (portfolio != null) {
      rows = rows.and(w.portfolio.eq(portfolio));
    }
    if (after != null) {
      rows = rows.and(sql.isBehind(after, stretch.key(), stretch.id(), stretch.descending()));
    }
    return rows.orderBy(order());
  }

  private List<SortField<?>> order() {
    return stretch.index().equals(stretch.id())
        ? stretch.inOrder(stretch.id())
        : stretch.inOrder(stretch.index(), stretch.id());
  }

  /** What a row that was gone along must meet. */
  private Condition asked(Scope scope) {
    if (stretch.isInRecords()) {
      return meets(scope, WALKED);
    }
    Tables.Records r = stretch.record();
    Condition meets = meets(scope, r);
    return Sql.isTrue(meets)
        ? meets
        : sql.existsFor(
            DSL.selectOne()
                .from(stretch.records(sql.tables()))
                .where(sql.isOf(kind, r))
                .and(r.id.eq(WALKED.id))
                .and(meets));
  }

  private Condition meets(Scope scope, Tables.Records row) {
    List<Condition> all = new ArrayList<>();
    all.add(sql.liesIn(scope, row.portfolio));
    all.add(conditions.tested(selection.where(), row));
    if (stretch.besides() != null) {
      all.add(stretch.besides().apply(row));
    }
    all.removeIf(Sql::isTrue);
    return all.isEmpty() ? DSL.trueCondition() : DSL.and(all);
  }
}
