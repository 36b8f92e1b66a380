package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Reads the records of rows that a query finds, in the same statement, on H2 and MariaDB. */
final class RowRefReader<T> {

  private static final String ROW = "y";
  private static final String DOCS = "d";
  private static final Tables.Records DOC = new Tables.Records(DSL.name(DOCS));
  private static final Field<Long> ID = DSL.field(DSL.name(ROW, "id"), SQLDataType.BIGINT);

  private final QueryExecutor queries;
  private final SqlFragments sql;
  private final RecordKind kind;
  private final SortSegment<T> segment;

  RowRefReader(QueryExecutor queries, SqlFragments sql, RecordKind kind, SortSegment<T> segment) {
    this.queries = queries;
    this.sql = sql;
    this.kind = kind;
    this.segment = segment;
  }

  /** Reads the records of found rows, in the order of the segment. */
  List<RowRef<T>> withRecords(Select<Record2<T, Long>> found) {
    Field<T> key = DSL.field(DSL.name(ROW, "x"), segment.key().getDataType());
    return read(
        DSL.select(key, ID, DOC.doc)
            .from(found.asTable(ROW))
            .leftJoin(sql.tables().records.table.as(DOCS))
            .on(sql.isOfKind(kind, DOC).and(DOC.id.eq(ID))));
  }

  /** Reads rows that have their records, in the order of the segment. */
  List<RowRef<T>> read(Select<Record3<T, Long, String>> rows) {
    return queries
        .query(
            rows,
            row -> new RowRef<>(segment.type().read(row, 1), row.getLong(2), row.getString(3)))
        .stream()
        .sorted(segment.order())
        .toList();
  }
}
