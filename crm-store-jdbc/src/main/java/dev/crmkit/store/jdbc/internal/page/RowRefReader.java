package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.WithStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Reads places of a stretch with the records that stand there, in one statement.
 *
 * @param <T> the type of the keys
 */
final class RowRefReader<T> {

  private static final String PLACE = "y";
  private static final String DOCS = "d";

  /** The record at a place. */
  private static final Tables.Records DOC = new Tables.Records(DSL.name(DOCS));

  private static final Field<Long> ID = DSL.field(DSL.name(PLACE, "id"), SQLDataType.BIGINT);

  private static final Field<Boolean> IS_FOUND =
      DSL.field(DSL.name(PLACE, "is_found"), SQLDataType.BOOLEAN);

  private final QueryExecutor reads;
  private final SqlFragments sql;
  private final RecordKind kind;
  private final SortSegment<T> stretch;
  private final Field<T> key;

  RowRefReader(QueryExecutor reads, SqlFragments sql, RecordKind kind, SortSegment<T> stretch) {
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
  List<RowRef<T>> readDocs(Select<Record2<T, Long>> few) {
    return read(
        DSL.select(key, ID, DOC.doc).from(withRecords(few.asTable(PLACE), DSL.noCondition())));
  }

  /**
   * Reads places in order.
   *
   * @param shown what finds them, with the records, no more than are to be read
   */
  List<RowRef<T>> read(Select<Record3<T, Long, String>> shown) {
    return reads.query(shown, this::rowRef).stream().sorted(stretch.order()).toList();
  }

  /** Reads what a turn finds, and when that is too little where it ends. */
  ScanResult<T> scan(ScanQuery<T> turn, int limit) {
    CommonTableExpression<Record2<T, Long>> found = found(turn);
    Table<?> all =
        DSL.select(key, ID, DSL.inline(true).as("is_found"))
            .from(found.as(PLACE))
            .unionAll(
                DSL.select(key, ID, DSL.inline(false))
                    .from(turn.lastScanned().asTable(PLACE))
                    .where(isTooFew(found, limit)))
            .asTable(PLACE);
    List<RowRef<T>> places = new ArrayList<>();
    List<SeekPosition<T>> next = new ArrayList<>();
    reads.query(
        with(turn, found)
            .select(key, ID, DOC.doc, IS_FOUND)
            .from(withRecords(all, DSL.condition(IS_FOUND))),
        row ->
            row.getBoolean(4)
                ? places.add(rowRef(row))
                : next.add(stretch.type().after(rowRef(row))));
    places.sort(stretch.order());
    return new ScanResult<>(places, next.isEmpty() ? null : next.get(0));
  }

  /**
   * Reads what a turn finds, or other places when that is too little though it does not end with
   * the last record.
   *
   * @param otherwise what finds the others
   */
  List<RowRef<T>> scanOr(ScanQuery<T> turn, Select<Record2<T, Long>> otherwise, int limit) {
    CommonTableExpression<Record2<T, Long>> found = found(turn);
    Select<Record2<T, Long>> places =
        DSL.select(key, ID)
            .from(found.as(PLACE))
            .union(
                DSL.select(key, ID)
                    .from(otherwise.asTable(PLACE))
                    .where(isTooFew(found, limit))
                    .and(DSL.exists(turn.lastScanned())));
    return read(
            with(turn, found)
                .select(key, ID, DOC.doc)
                .from(withRecords(places.asTable(PLACE), DSL.noCondition())))
        .stream()
        .limit(limit)
        .toList();
  }

  /** What a turn finds, once for all that asks for it. */
  private static <T> CommonTableExpression<Record2<T, Long>> found(ScanQuery<T> turn) {
    return DSL.name("found").fields("x", "id").asMaterialized(turn.matches());
  }

  private static WithStep with(ScanQuery<?> turn, CommonTableExpression<?> found) {
    List<CommonTableExpression<?>> with = new ArrayList<>(turn.with());
    with.add(found);
    return DSL.with(with);
  }

  private static Condition isTooFew(CommonTableExpression<?> found, int limit) {
    return DSL.field(DSL.selectCount().from(found)).lt(DSL.inline(limit));
  }

  /**
   * Places with their records, each looked up: an outer join alone does not keep PostgreSQL from
   * reading all records for each place when it has no statistics of them.
   */
  private Table<Record> withRecords(Table<?> places, Condition isShown) {
    return sql.database() == Database.POSTGRESQL
        ? places.leftJoin(sql.lookUpRecord(kind, DOC, DOCS, ID)).on(isShown)
        : places
            .leftJoin(sql.tables().records.table.as(DOCS))
            .on(sql.isOfKind(kind, DOC).and(DOC.id.eq(ID)).and(isShown));
  }

  private RowRef<T> rowRef(ResultSet row) throws SQLException {
    return new RowRef<>(stretch.type().read(row, 1), row.getLong(2), row.getString(3));
  }
}
