package dev.crmkit.store.jdbc.internal.record;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The side tables of deleted records: which fields deleted clients have values for, and which files
 * belong to a deleted record. So a change of the form and a purge need one index look-up.
 */
public final class TrashIndexRows {

  private final DSLContext sql;
  private final RecordStatements statements;
  private final Connection connection;
  private final Tables tables;
  private final String workspace;

  public TrashIndexRows(
      DSLContext sql,
      RecordStatements statements,
      Connection connection,
      Tables tables,
      String workspace) {
    this.sql = sql;
    this.statements = statements;
    this.connection = connection;
    this.tables = tables;
    this.workspace = workspace;
  }

  /** Inserts the rows of a deleted record. */
  public void insert(CrmRecord record) {
    if (!record.fields().isEmpty()) {
      List<@Nullable Object[]> rows = new ArrayList<>();
      long id = record.id().value();
      record.fields().keySet().forEach(f -> rows.add(new Object[] {workspace, id, f.value()}));
      statements.insertDeletedValues.execute(connection, rows);
    }
  }

  /** Deletes the rows of a record that is restored or purged. */
  public void remove(RecordId id) {
    if (id instanceof ClientId) {
      Tables.DeletedValues at = tables.deletedValues;
      sql.deleteFrom(at.table)
          .where(at.workspace.eq(workspace))
          .and(at.client.eq(id.value()))
          .execute();
    }
  }

  public boolean hasValue(FieldId field) {
    Tables.DeletedValues at = tables.deletedValues;
    return sql.fetchExists(
        DSL.selectOne()
            .from(at.table)
            .where(at.workspace.eq(workspace))
            .and(at.field.eq(field.value())));
  }

  public Set<FileId> filesOn(RecordId record) {
    Tables.DeletedRecords at = tables.deletedRecords;
    return new HashSet<>(
        sql.select(at.id)
            .from(at.table)
            .where(at.workspace.eq(workspace))
            .and(at.parentKind.eq(TypeCodes.code(record)))
            .and(at.parentId.eq(record.value()))
            .and(at.kind.eq(TypeCodes.FILE))
            .fetch(row -> new FileId(row.value1())));
  }
}
