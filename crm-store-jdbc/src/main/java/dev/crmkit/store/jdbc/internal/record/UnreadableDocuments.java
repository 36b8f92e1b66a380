package dev.crmkit.store.jdbc.internal.record;

import dev.crmkit.core.Subject;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.store.jdbc.internal.sql.StoredJson;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Finds the records and files of a workspace, deleted ones included, whose JSON cannot be read. */
public final class UnreadableDocuments {

  private static final int ROWS_AT_ONCE = 100;

  private final DSLContext sql;
  private final Tables tables;
  private final String workspace;
  private final Set<Subject> found = new LinkedHashSet<>();

  public UnreadableDocuments(DSLContext sql, Tables tables, String workspace) {
    this.sql = sql;
    this.tables = tables;
    this.workspace = workspace;
  }

  public Set<Subject> find() {
    Tables.Records records = tables.records;
    each(
        sql.select(records.kind, records.id, records.doc)
            .from(records.table)
            .where(records.workspace.eq(workspace))
            .orderBy(records.kind, records.id)
            .fetchSize(ROWS_AT_ONCE)
            .fetchLazy(),
        row -> check(TypeCodes.subject(row.value1(), row.value2()), row.value3()));
    Tables.Files files = tables.files;
    each(
        sql.select(files.id, files.doc)
            .from(files.table)
            .where(files.workspace.eq(workspace))
            .orderBy(files.id)
            .fetchSize(ROWS_AT_ONCE)
            .fetchLazy(),
        row -> check(TypeCodes.subject(TypeCodes.FILE, row.value1()), row.value2()));
    Tables.DeletedRecords bin = tables.deletedRecords;
    each(
        sql.select(bin.kind, bin.id, bin.doc, bin.deletion)
            .from(bin.table)
            .where(bin.workspace.eq(workspace))
            .orderBy(bin.kind, bin.id)
            .fetchSize(ROWS_AT_ONCE)
            .fetchLazy(),
        row -> {
          Subject id = TypeCodes.subject(row.value1(), row.value2());
          check(id, row.value3());
          if (!StoredJson.isReadable(row.value4(), Deletion.class)) {
            found.add(id);
          }
        });
    return found;
  }

  private static <R extends Record> void each(Cursor<R> rows, Consumer<? super R> work) {
    try (rows) {
      rows.forEach(work);
    }
  }

  private void check(Subject id, String doc) {
    Class<?> type = id instanceof RecordId of ? of.recordKind().type() : FileInfo.class;
    if (!StoredJson.isReadable(doc, type)) {
      found.add(id);
    }
  }
}
