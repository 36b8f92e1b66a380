package dev.crmkit.store.jdbc;

import dev.crmkit.core.record.RecordKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
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
import org.jspecify.annotations.Nullable;

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
   * @param gone what goes along: places in order, whether they are asked for as {@code is_asked},
   *     and the numbers of the rows as {@code n}
   * @param limit how many places are asked for
   * @param rows the number of the last row
   */
  Pass<T> pass(Select<?> gone, int limit, int rows) {
    Field<Boolean> isAsked = DSL.field(DSL.name(PLACE, "is_asked"), SQLDataType.BOOLEAN);
    Field<Integer> number = DSL.field(DSL.name(PLACE, "n"), SQLDataType.INTEGER);
    Table<?> places =
        DSL.select(DSL.asterisk())
            .from(gone.asTable(PLACE))
            .where(DSL.condition(isAsked).or(number.eq(DSL.inline(rows))))
            .orderBy(stretch.inOrder(key, ID))
            .limit(DSL.inline(limit))
            .asTable(PLACE);
    List<Gone<T>> all =
        reads.all(
            DSL.select(key, ID, DOC.doc, isAsked, number)
                .from(withRecords(places, DSL.condition(isAsked))),
            row -> new Gone<>(place(row), row.getBoolean(4), row.getInt(5)));
    List<Place<T>> found =
        all.stream().filter(Gone::isAsked).map(Gone::place).sorted(stretch.order()).toList();
    Gone<T> last = all.stream().filter(row -> row.number == rows).findFirst().orElse(null);
    return new Pass<>(
        found, last == null || found.size() == limit ? null : stretch.type().behind(last.place));
  }

  /** What finds places among the ids in a table, given also how many there are. */
  interface Finding<T> {
    Select<Record2<T, Long>> among(Table<Record1<Long>> ids, Field<Integer> count);
  }

  /**
   * Counts ids and reads the places found among them, on PostgreSQL.
   *
   * @param few the ids
   * @param finding what finds the places, in order
   * @param most how many ids there may be
   * @return null when there are more
   */
  @Nullable List<Place<T>> counted(Select<Record1<Long>> few, Finding<T> finding, int most) {
    CommonTableExpression<Record1<Long>> ids = DSL.name("i").fields("id").asMaterialized(few);
    Field<Integer> count = DSL.field(DSL.name("t", "n"), SQLDataType.INTEGER);
    List<Counted<T>> all =
        reads.all(
            DSL.with(ids)
                .select(key, ID, DOC.doc, count)
                .from(
                    withRecords(
                        DSL.select(DSL.count().as("n"))
                            .from(ids)
                            .asTable("t")
                            .leftJoin(DSL.lateral(finding.among(ids, count).asTable(PLACE)))
                            .on(DSL.trueCondition()),
                        DSL.noCondition())),
            row -> new Counted<>(row.getInt(4), row.getObject(2) == null ? null : place(row)));
    return all.get(0).count > most
        ? null
        : all.stream()
            .map(Counted::place)
            .filter(Objects::nonNull)
            .sorted(stretch.order())
            .toList();
  }

  /** A place, or null where there is none, and how many ids there are. */
  private record Counted<T>(int count, @Nullable Place<T> place) {}

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
