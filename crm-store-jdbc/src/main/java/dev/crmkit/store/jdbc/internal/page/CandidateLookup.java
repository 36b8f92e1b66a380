package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectOrderByStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Finds all that is asked for and sorts it. It begins with the smallest of the sets that this must
 * be among, such as the records with a label, and looks up the records of that.
 *
 * @param <T> the type of the keys
 */
final class CandidateLookup<T> {

  private static final String MEMBER = "c";
  private static final String SET = "d";
  private static final String ROW = "m";

  private static final Field<Long> MEMBER_ID =
      DSL.field(DSL.name(MEMBER, "id"), SQLDataType.BIGINT);
  private static final Field<Long> CANDIDATE = DSL.field(DSL.name(SET, "id"), SQLDataType.BIGINT);

  /** What was looked up, as far as a condition may ask for its columns. */
  private static final Tables.Records FOUND = new Tables.Records(DSL.name(ROW));

  private final QueryExecutor reads;
  private final RowRefReader<T> places;
  private final SqlFragments sql;
  private final RecordKind kind;
  private final ConditionTranslator conditions;
  private final QueryFilter selection;
  private final SortSegment<T> stretch;
  private final Tables.Records record;
  private final Field<T> key;
  private final Field<Long> id = DSL.field(DSL.name(ROW, "id"), SQLDataType.BIGINT);

  CandidateLookup(
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
    this.record = stretch.record();
    this.selection = selection;
    this.stretch = stretch;
    this.key = DSL.field(DSL.name(ROW, "x"), stretch.key().getDataType());
  }

  /**
   * The first places that are asked for.
   *
   * @param sets all that is asked for is in each of these
   * @param after what they are behind, or null for the first of all
   * @param limit how many
   * @param rows how many records the smallest set may have
   * @return in order; null when all sets have more, or there is none
   */
  @Nullable List<RowRef<T>> lookUpSmallest(
      List<CandidateSet> sets, @Nullable SeekPosition<T> after, int limit, int rows) {
    CandidateSet smallest = sets.isEmpty() ? null : smallest(sets, rows);
    if (smallest == null) {
      return null;
    }
    Table<Record1<Long>> set =
        DSL.selectDistinct(MEMBER_ID).from(smallest.first(rows + 1).asTable(MEMBER)).asTable(SET);
    return places.readDocs(
        firstRows(
            sql.database() == Database.POSTGRESQL
                ? lookedUp(set, after)
                : DSL.select(key, id)
                    .from(
                        candidateRows(
                                Set.of(),
                                isInScope(after)
                                    .and(record.id.eq(CANDIDATE))
                                    .and(conditions.rowCondition(selection.condition(), record)),
                                set,
                                stretch.recordRows(sql))
                            .asTable(ROW)),
            limit));
  }

  /**
   * {@link #lookUpSmallest} of sets, or where all of these have more, what goes along an index; and
   * where that is too little, all of the first set if it was read whole. In one statement of
   * PostgreSQL.
   *
   * @param rows how many rows to go along at most
   */
  ScanQuery<T> query(
      MaterializedCandidates sets,
      IndexScan<T> walk,
      @Nullable SeekPosition<T> after,
      int limit,
      int rows) {
    Condition isGone = DSL.not(sets.isAnySmall());
    ScanQuery<T> gone =
        walk.query(isGone.and(sets.firstContains(IndexScan.scannedId())), after, limit, rows);
    CommonTableExpression<Record2<T, Long>> met =
        DSL.name("met").fields("x", "id").asMaterialized(gone.matches());
    Condition isSearched =
        isGone
            .and(sets.isFirstComplete())
            .and(DSL.field(DSL.selectCount().from(met)).lt(DSL.inline(limit)));
    List<CommonTableExpression<?>> with = sets.with();
    with.add(met);
    return new ScanQuery<>(
        with,
        firstRows(lookedUp(sets.smallestSet(isSearched).asTable(SET), after), limit)
            .unionAll(DSL.select(key, id).from(met.as(ROW)).where(DSL.not(isSearched))),
        DSL.select(key, id)
            .from(gone.lastScanned().asTable(ROW))
            .where(isGone)
            .and(DSL.not(sets.isFirstComplete())));
  }

  /**
   * What is asked for of the records of a set, each looked up: PostgreSQL would else go through all
   * records where it believes that to be cheaper. What other tables tell of them is asked for in
   * the order of the list, so only until there are enough.
   */
  private SelectConditionStep<Record2<T, Long>> lookedUp(
      Table<Record1<Long>> set, @Nullable SeekPosition<T> after) {
    List<Field<?>> columns = new ArrayList<>(List.of(key, id));
    columns.addAll(ConditionTranslator.columns(selection.condition(), FOUND));
    Table<?> found =
        DSL.select(columns)
            .from(set)
            .crossJoin(
                DSL.lateral(
                    candidateRows(
                            ConditionTranslator.columns(selection.condition(), record),
                            isInScope(after),
                            stretch.recordRow(sql, kind, CANDIDATE))
                        .offset(DSL.inline(0))
                        .asTable(ROW)))
            .orderBy(stretch.inOrder(key, id))
            .offset(DSL.inline(0))
            .asTable(ROW);
    return DSL.select(key, id)
        .from(found)
        .where(conditions.rowCondition(selection.condition(), FOUND));
  }

  private Condition isInScope(@Nullable SeekPosition<T> after) {
    return isAfter(after).and(sql.isInForRow(selection.scope(), record.portfolio));
  }

  /** The first places, all that is asked for having been sorted. */
  List<RowRef<T>> sortAll(@Nullable SeekPosition<T> after, int limit) {
    Condition isAsked =
        isAfter(after)
            .and(sql.isIn(selection.scope(), record.portfolio))
            .and(conditions.searchCondition(selection.condition(), record));
    return places.readDocs(
        firstRows(
            DSL.select(key, id)
                .from(candidateRows(Set.of(), isAsked, stretch.recordRows(sql)).asTable(ROW)),
            limit));
  }

  /** The smallest of some sets, if it has not more than some rows. */
  private @Nullable CandidateSet smallest(List<CandidateSet> sets, int rows) {
    List<Field<Integer>> counts = new ArrayList<>();
    for (CandidateSet set : sets) {
      counts.add(
          DSL.field(
              DSL.select(DSL.count())
                  .from(
                      DSL.select(DSL.inline(1).as("one"))
                          .from(set.first(rows + 1).asTable(MEMBER))
                          .limit(DSL.inline(rows + 1))
                          .asTable(SET))));
    }
    List<Integer> found =
        reads
            .query(
                DSL.select(counts),
                row -> {
                  List<Integer> all = new ArrayList<>();
                  for (int i = 1; i <= sets.size(); i++) {
                    all.add(row.getInt(i));
                  }
                  return all;
                })
            .get(0);
    int least = 0;
    for (int i = 1; i < sets.size(); i++) {
      least = found.get(i) < found.get(least) ? i : least;
    }
    return found.get(least) > rows ? null : sets.get(least);
  }

  private SelectConditionStep<Record> candidateRows(
      Set<Field<?>> more, Condition isAsked, Table<?>... from) {
    List<Field<?>> columns = new ArrayList<>(List.of(stretch.key().as("x"), stretch.id().as("id")));
    columns.addAll(more);
    return DSL.select(columns)
        .from(from)
        .where(stretch.rowCondition())
        .and(
            stretch.recordCondition() == null
                ? DSL.noCondition()
                : stretch.recordCondition().apply(record))
        .and(isAsked);
  }

  private Condition isAfter(@Nullable SeekPosition<T> after) {
    return after == null ? DSL.noCondition() : stretch.isAfter(sql, after);
  }

  private Select<Record2<T, Long>> firstRows(SelectOrderByStep<Record2<T, Long>> found, int limit) {
    return found.orderBy(stretch.inOrder(key, id)).limit(DSL.inline(limit));
  }
}
