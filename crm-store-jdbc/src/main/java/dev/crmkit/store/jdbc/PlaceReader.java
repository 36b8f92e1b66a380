package dev.crmkit.store.jdbc;

import dev.crmkit.core.record.RecordKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Reads places of a stretch with the records that stand there, in one statement.
 *
 * @param <T> the type of the keys
 */
final class PlaceReader<T> {

  private static final String PLACE = "y";

  /** The record at a place. */
  private static final Tables.Records DOC = new Tables.Records(DSL.name("d"));

  private static final Field<Long> ID = DSL.field(DSL.name(PLACE, "id"), SQLDataType.BIGINT);

  private static final Field<Boolean> IS_ASKED =
      DSL.field(DSL.name(PLACE, "is_asked"), SQLDataType.BOOLEAN);
  private static final Field<Integer> NUMBER = DSL.field(DSL.name(PLACE, "n"), SQLDataType.INTEGER);

  private final Reads reads;
  private final Sql sql;
  private final RecordKind kind;
  private final Stretch<T> stretch;
  private final Field<T> key;

  PlaceReader(Reads reads, Sql sql, RecordKind kind, Stretch<T> stretch) {
    this.reads = reads;
    this.sql = sql;
    this.kind = kind;
    this.stretch = stretch;
    this.key = DSL.field(DSL.name(PLACE, "x"), stretch.key().getDataType());
  }

  /**
   * Reads places in order.
   *
   * @param few what finds them, as {@code x} and {@code id}, no more than are to be read
   */
  List<Place<T>> all(Select<Record2<T, Long>> few) {
    return read(
        DSL.select(key, ID, DOC.doc).from(withRecords(few.asTable(PLACE), DSL.noCondition())));
  }

  /**
   * Reads places in order.
   *
   * @param shown what finds them, with the records, no more than are to be read
   */
  List<Place<T>> read(Select<Record3<T, Long, String>> shown) {
    return reads.all(shown, this::place).stream().sorted(stretch.order()).toList();
  }

  /**
   * Reads what was gone along, as far as it is asked for, and the last row in any case.
   *
   * @param gone what goes along: places in order, the numbers of the rows as {@code n}, and whether
   *     they are asked for as {@code is_asked}
   * @param limit how many places are asked for
   * @param rows the number of the last row
   */
  Pass<T> pass(Select<?> gone, int limit, int rows) {
    return gone(
        DSL.select(key, ID, DOC.doc, IS_ASKED, NUMBER)
            .from(
                withRecords(
                    shown(gone, DSL.noCondition(), limit, rows).asTable(PLACE),
                    DSL.condition(IS_ASKED))),
        limit,
        rows);
  }

  private Select<Record> shown(Select<?> gone, Condition isGone, int limit, int rows) {
    return DSL.select(List.of(key, ID, NUMBER, IS_ASKED))
        .from(gone.asTable(PLACE))
        .where(isGone)
        .and(DSL.condition(IS_ASKED).or(NUMBER.eq(DSL.inline(rows))))
        .orderBy(stretch.inOrder(key, ID))
        .limit(DSL.inline(limit));
  }

  /**
   * Reads the places that were met by what was gone along, or others where these are too few.
   *
   * @param gone as in {@link #pass}
   * @param otherwise what finds the others
   */
  List<Place<T>> passOr(Select<?> gone, Select<Record2<T, Long>> otherwise, int limit, int rows) {
    CommonTableExpression<Record> met =
        DSL.name("g").asMaterialized(shown(gone, DSL.noCondition(), limit, rows));
    Condition areTooFew =
        DSL.field(DSL.selectCount().from(met.as(PLACE)).where(DSL.condition(IS_ASKED)))
            .lt(limit)
            .and(
                DSL.exists(DSL.selectOne().from(met.as(PLACE)).where(NUMBER.eq(DSL.inline(rows)))));
    Select<Record2<T, Long>> places =
        DSL.select(key, ID)
            .from(met.as(PLACE))
            .where(DSL.condition(IS_ASKED))
            .union(DSL.select(key, ID).from(otherwise.asTable(PLACE)).where(areTooFew));
    return read(
            DSL.with(met)
                .select(key, ID, DOC.doc)
                .from(withRecords(places.asTable(PLACE), DSL.noCondition())))
        .stream()
        .limit(limit)
        .toList();
  }

  /** What finds places among ids, given how many there are. */
  interface Finding<T> {
    Select<Record2<T, Long>> among(Table<Record1<Long>> ids, Field<Integer> count);
  }

  /**
   * Reads the places among some ids, or what was gone along where there are more ids.
   *
   * @param few the ids, one more than there may be, if there are so many
   * @param most how many there may be
   * @param finding what finds the places
   */
  Pass<T> amongOrPass(
      Select<Record1<Long>> few,
      int most,
      Finding<T> finding,
      Select<?> gone,
      int limit,
      int rows) {
    CommonTableExpression<Record1<Long>> ids = DSL.name("i").fields("id").asMaterialized(few);
    Field<Integer> count = DSL.field(DSL.name("t", "n"), SQLDataType.INTEGER);
    Select<Record> among =
        DSL.select(
                List.<Field<?>>of(key, ID, DSL.inline(0).as("n"), DSL.inline(true).as("is_asked")))
            .from(finding.among(ids, count).asTable(PLACE));
    return gone(
        DSL.with(ids)
            .select(key, ID, DOC.doc, IS_ASKED, NUMBER)
            .from(
                withRecords(
                    DSL.select(DSL.count().as("n"))
                        .from(ids)
                        .asTable("t")
                        .crossJoin(
                            DSL.lateral(
                                among
                                    .unionAll(shown(gone, count.gt(most), limit, rows))
                                    .asTable(PLACE))),
                    DSL.condition(IS_ASKED))),
        limit,
        rows);
  }

  private Pass<T> gone(Select<?> places, int limit, int rows) {
    List<Gone<T>> all =
        reads.all(places, row -> new Gone<>(place(row), row.getBoolean(4), row.getInt(5)));
    List<Place<T>> found =
        all.stream().filter(Gone::isAsked).map(Gone::place).sorted(stretch.order()).toList();
    Gone<T> last = all.stream().filter(row -> row.number == rows).findFirst().orElse(null);
    return new Pass<>(
        found, last == null || found.size() == limit ? null : stretch.type().behind(last.place));
  }

  /** A row that was gone along, and which one it was. */
  private record Gone<T>(Place<T> place, boolean isAsked, int number) {}

  /** Places with their records. The outer join has each of them looked up. */
  private Table<Record> withRecords(Table<?> places, Condition isShown) {
    return places
        .leftJoin(sql.tables().records.table.as("d"))
        .on(sql.isOf(kind, DOC))
        .and(DOC.id.eq(ID))
        .and(isShown);
  }

  private Place<T> place(ResultSet row) throws SQLException {
    return new Place<>(stretch.type().read(row, 1), row.getLong(2), row.getString(3));
  }
}
