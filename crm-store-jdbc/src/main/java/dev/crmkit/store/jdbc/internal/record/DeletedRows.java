package dev.crmkit.store.jdbc.internal.record;

import dev.crmkit.core.Subject;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.DeletionId;
import dev.crmkit.core.internal.store.StoreArguments;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.store.jdbc.internal.error.ConcurrentUpdateException;
import dev.crmkit.store.jdbc.internal.sql.OrderPreservingKeys;
import dev.crmkit.store.jdbc.internal.sql.StoredJson;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the rows of deleted records and files, and of the deletions that they were part
 * of. Side tables contain the fields for which deleted clients have values, so that a change of the
 * form needs one index look-up.
 */
public final class DeletedRows {

  private final DSLContext sql;
  private final Connection connection;
  private final RecordStatements statements;
  private final String workspace;
  private final Tables.DeletedRecords at;
  private final Tables.Deletions deletions;
  private final Tables.DeletedValues values;

  public DeletedRows(
      DSLContext sql,
      Connection connection,
      RecordStatements statements,
      Tables tables,
      String workspace) {
    this.sql = sql;
    this.connection = connection;
    this.statements = statements;
    this.workspace = workspace;
    this.at = tables.deletedRecords;
    this.deletions = tables.deletions;
    this.values = tables.deletedValues;
  }

  /**
   * A deleted record or file.
   *
   * @param doc the record or file as JSON
   * @param deletion the deletion that it was part of
   */
  public record Deleted(String doc, Deletion deletion) {}

  public Optional<Deleted> find(Subject id) {
    return sql.select(at.doc, at.deletion)
        .from(at.table)
        .where(is(id))
        .fetchOptional(
            row -> new Deleted(row.value1(), StoredJson.read(id, row.value2(), Deletion.class)));
  }

  /** Returns the records and files of a deletion that are still deleted. */
  public Set<Subject> in(DeletionId id) {
    return new HashSet<>(
        sql.select(at.kind, at.id)
            .from(at.table)
            .where(isIn(id))
            .fetch(row -> TypeCodes.subject(row.value1(), row.value2())));
  }

  /** Returns the readable deletions, latest first; rows that cannot be read do not count. */
  public List<Deletion> deletions(@Nullable Position after, int limit) {
    List<Deletion> found = new ArrayList<>();
    Condition rest =
        after == null
            ? DSL.noCondition()
            : isBefore(OrderPreservingKeys.toMicros(after), after.id());
    boolean isMore = true;
    while (isMore && found.size() < limit) {
      int wanted = limit - found.size();
      var rows =
          sql.select(deletions.id, deletions.deletedAt, deletions.doc)
              .from(deletions.table)
              .where(deletions.workspace.eq(workspace), rest)
              .orderBy(deletions.deletedAt.desc(), deletions.id.desc())
              .limit(wanted)
              .fetch();
      for (var row : rows) {
        StoredJson.readable("deletion " + row.value1(), row.value3(), Deletion.class)
            .ifPresent(found::add);
        rest = isBefore(row.value2(), row.value1());
      }
      isMore = rows.size() == wanted;
    }
    return found;
  }

  private Condition isBefore(long micros, long id) {
    return deletions
        .deletedAt
        .lt(micros)
        .or(deletions.deletedAt.eq(micros).and(deletions.id.lt(id)));
  }

  /** Returns whether a deleted client has a value for a field. */
  public boolean hasValue(FieldId field) {
    return sql.fetchExists(
        values.table, values.workspace.eq(workspace).and(values.field.eq(field.value())));
  }

  /** Returns the deleted files of a record. */
  public Set<FileId> filesOf(RecordId record) {
    return new HashSet<>(
        sql.select(at.id)
            .from(at.table)
            .where(at.workspace.eq(workspace))
            .and(at.parentKind.eq(TypeCodes.code(record)))
            .and(at.parentId.eq(record.value()))
            .and(at.kind.eq(TypeCodes.FILE))
            .fetch(row -> new FileId(row.value1())));
  }

  public void insert(CrmRecord record, Deletion deletion) {
    insert(record.id(), null, CrmJson.write(record), deletion);
    if (!record.fields().isEmpty()) {
      List<@Nullable Object[]> rows = new ArrayList<>();
      long id = record.id().value();
      record.fields().keySet().forEach(f -> rows.add(new Object[] {workspace, id, f.value()}));
      statements.insertDeletedValues.execute(connection, rows);
    }
  }

  /**
   * Inserts a deleted record or file.
   *
   * @param fileOn the record of a file
   */
  public void insert(Subject id, @Nullable RecordId fileOn, String doc, Deletion deletion) {
    String deletionJson = CrmJson.write(deletion);
    if (!sql.fetchExists(deletions.table, is(deletion.id()))) {
      sql.insertInto(
              deletions.table,
              deletions.workspace,
              deletions.id,
              deletions.deletedAt,
              deletions.doc)
          .values(
              workspace,
              deletion.id().value(),
              OrderPreservingKeys.toMicros(deletion.deletedAt()),
              deletionJson)
          .execute();
    }
    sql.insertInto(
            at.table,
            at.workspace,
            at.kind,
            at.id,
            at.deletionId,
            at.parentKind,
            at.parentId,
            at.doc,
            at.deletion)
        .values(
            workspace,
            TypeCodes.code(id),
            TypeCodes.number(id),
            deletion.id().value(),
            fileOn == null ? null : TypeCodes.code(fileOn),
            fileOn == null ? null : fileOn.value(),
            doc,
            deletionJson)
        .execute();
  }

  /** Removes a record or file that is restored or purged, and its deletion if it was the last. */
  public Deleted remove(Subject id) {
    Deleted deleted = find(id).orElseThrow(() -> StoreArguments.notDeleted(id));
    ConcurrentUpdateException.requireOneRow(sql.deleteFrom(at.table).where(is(id)).execute());
    if (id instanceof ClientId client) {
      sql.deleteFrom(values.table)
          .where(values.workspace.eq(workspace))
          .and(values.client.eq(client.value()))
          .execute();
    }
    DeletionId deletion = deleted.deletion().id();
    if (!sql.fetchExists(at.table, isIn(deletion))) {
      sql.deleteFrom(deletions.table).where(is(deletion)).execute();
    }
    return deleted;
  }

  private Condition is(Subject id) {
    return at.workspace
        .eq(workspace)
        .and(at.kind.eq(TypeCodes.code(id)))
        .and(at.id.eq(TypeCodes.number(id)));
  }

  private Condition is(DeletionId id) {
    return deletions.workspace.eq(workspace).and(deletions.id.eq(id.value()));
  }

  private Condition isIn(DeletionId id) {
    return at.workspace.eq(workspace).and(at.deletionId.eq(id.value()));
  }
}
