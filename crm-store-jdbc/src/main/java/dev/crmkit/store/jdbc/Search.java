package dev.crmkit.store.jdbc;

import dev.crmkit.core.record.RecordKind;
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
final class Search<T> {

  private static final String MEMBER = "c";
  private static final String SET = "d";
  private static final String ROW = "m";

  private static final Field<Long> MEMBER_ID =
      DSL.field(DSL.name(MEMBER, "id"), SQLDataType.BIGINT);
  private static final Field<Long> CANDIDATE = DSL.field(DSL.name(SET, "id"), SQLDataType.BIGINT);

  /** What was looked up, as far as a condition may ask for its columns. */
  private static final Tables.Records FOUND = new Tables.Records(DSL.name(ROW));

  private final Reads reads;
  private final PlaceReader<T> places;
  private final Sql sql;
  private final Conditions conditions;
  private final Selection selection;
  private final Stretch<T> stretch;
  private final Tables.Records record;
  private final Field<T> key;
  private final Field<Long> id = DSL.field(DSL.name(ROW, "id"), SQLDataType.BIGINT);

  Search(Reads reads, Sql sql, RecordKind kind, Selection selection, Stretch<T> stretch) {
    this.reads = reads;
    this.places = new PlaceReader<>(reads, sql, kind, stretch);
    this.sql = sql;
    this.conditions = new Conditions(sql, kind);
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
  @Nullable List<Place<T>> upTo(List<IdSet> sets, @Nullable Bound<T> after, int limit, int rows) {
    IdSet smallest = sets.isEmpty() ? null : smallest(sets, rows);
    if (smallest == null) {
      return null;
    }
    Table<Record1<Long>> set =
        DSL.selectDistinct(MEMBER_ID).from(smallest.some(rows + 1).asTable(MEMBER)).asTable(SET);
    return places.all(
        first(
            sql.database() == Database.POSTGRESQL
                ? lookedUp(set, after)
                : DSL.select(key, id)
                    .from(
                        asked(
                                Set.of(),
                                liesThere(after)
                                    .and(record.id.eq(CANDIDATE))
                                    .and(conditions.tested(selection.where(), record)),
                                set,
                                stretch.recordRows(sql))
                            .asTable(ROW)),
            limit));
  }

  /**
   * {@link #upTo} of sets, or where all of these have more, what goes along an index; and where
   * that is too little, all of the first set if it was read whole. In one statement of PostgreSQL.
   *
   * @param rows how many rows to go along at most
   */
  Turn<T> turn(ReadSets sets, Walk<T> walk, @Nullable Bound<T> after, int limit, int rows) {
    Condition isGone = DSL.not(sets.isSmall());
    Turn<T> gone = walk.turn(isGone.and(sets.have(Walk.id())), after, limit, rows);
    CommonTableExpression<Record2<T, Long>> met =
        DSL.name("met").fields("x", "id").asMaterialized(gone.found());
    Condition isSearched =
        isGone
            .and(sets.isWhole())
            .and(DSL.field(DSL.selectCount().from(met)).lt(DSL.inline(limit)));
    List<CommonTableExpression<?>> with = sets.with();
    with.add(met);
    return new Turn<>(
        with,
        first(lookedUp(sets.small(isSearched).asTable(SET), after), limit)
            .unionAll(DSL.select(key, id).from(met.as(ROW)).where(DSL.not(isSearched))),
        DSL.select(key, id)
            .from(gone.last().asTable(ROW))
            .where(isGone)
            .and(DSL.not(sets.isWhole())));
  }

  /**
   * What is asked for of the records of a set, each looked up: PostgreSQL would else go through all
   * records where it believes that to be cheaper. What other tables tell of them is asked for in
   * the order of the list, so only until there are enough.
   */
  private SelectConditionStep<Record2<T, Long>> lookedUp(
      Table<Record1<Long>> set, @Nullable Bound<T> after) {
    List<Field<?>> columns = new ArrayList<>(List.of(key, id));
    columns.addAll(Conditions.columns(selection.where(), FOUND));
    Table<?> found =
        DSL.select(columns)
            .from(set)
            .crossJoin(
                DSL.lateral(
                    asked(
                            Conditions.columns(selection.where(), record),
                            liesThere(after).and(record.id.eq(CANDIDATE)),
                            stretch.recordRows(sql))
                        .offset(DSL.inline(0))
                        .asTable(ROW)))
            .orderBy(stretch.inOrder(key, id))
            .offset(DSL.inline(0))
            .asTable(ROW);
    return DSL.select(key, id).from(found).where(conditions.tested(selection.where(), FOUND));
  }

  private Condition liesThere(@Nullable Bound<T> after) {
    return behind(after).and(sql.liesIn(selection.scope(), record.portfolio));
  }

  /** The first places, all that is asked for having been sorted. */
  List<Place<T>> all(@Nullable Bound<T> after, int limit) {
    Condition isAsked =
        behind(after)
            .and(sql.isIn(selection.scope(), record.portfolio))
            .and(conditions.found(selection.where(), record));
    return places.all(
        first(
            DSL.select(key, id)
                .from(asked(Set.of(), isAsked, stretch.recordRows(sql)).asTable(ROW)),
            limit));
  }

  /** The smallest of some sets, if it has not more than some rows. */
  private @Nullable IdSet smallest(List<IdSet> sets, int rows) {
    List<Field<Integer>> counts = new ArrayList<>();
    for (IdSet set : sets) {
      counts.add(
          DSL.field(
              DSL.select(DSL.count())
                  .from(
                      DSL.select(DSL.inline(1).as("one"))
                          .from(set.some(rows + 1).asTable(MEMBER))
                          .limit(DSL.inline(rows + 1))
                          .asTable(SET))));
    }
    List<Integer> found =
        reads
            .all(
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

  private SelectConditionStep<Record> asked(
      Set<Field<?>> more, Condition isAsked, Table<?>... from) {
    List<Field<?>> columns = new ArrayList<>(List.of(stretch.key().as("x"), stretch.id().as("id")));
    columns.addAll(more);
    return DSL.select(columns)
        .from(from)
        .where(stretch.belongs())
        .and(stretch.besides() == null ? DSL.noCondition() : stretch.besides().apply(record))
        .and(isAsked);
  }

  private Condition behind(@Nullable Bound<T> after) {
    return after == null
        ? DSL.noCondition()
        : sql.isBehind(after, stretch.key(), stretch.id(), stretch.descending());
  }

  private Select<Record2<T, Long>> first(SelectOrderByStep<Record2<T, Long>> found, int limit) {
    return found.orderBy(stretch.inOrder(key, id)).limit(DSL.inline(limit));
  }
}
