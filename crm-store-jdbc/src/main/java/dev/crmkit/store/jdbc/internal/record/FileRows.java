package dev.crmkit.store.jdbc.internal.record;

import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.store.jdbc.internal.error.ConcurrentUpdateException;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.StoredJson;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the rows of files that are not deleted. A file is in the portfolio of its
 * record, and in none while its record is deleted.
 */
public final class FileRows {

  private final DSLContext sql;
  private final SqlFragments fragments;
  private final Tables.Files at;

  public FileRows(DSLContext sql, SqlFragments fragments) {
    this.sql = sql;
    this.fragments = fragments;
    this.at = fragments.tables().files;
  }

  public Optional<FileInfo> find(FileId id) {
    return sql.select(at.doc)
        .from(at.table)
        .where(is(id))
        .and(at.portfolio.isNotNull())
        .fetchOptional(row -> StoredJson.read(id, row.value1(), FileInfo.class));
  }

  /** Returns the readable files of a record. */
  public List<FileInfo> of(RecordId record) {
    return sql
        .select(at.id, at.doc)
        .from(at.table)
        .where(isOf(record))
        .and(at.portfolio.isNotNull())
        .orderBy(at.id)
        .fetch()
        .stream()
        .flatMap(row -> readable(row).stream())
        .toList();
  }

  /** Returns the next readable files in a scope, by ascending id. */
  public List<FileInfo> in(Scope scope, long afterId, int limit) {
    List<FileInfo> found = new ArrayList<>();
    long after = afterId;
    int missing = limit;
    while (missing > 0 && !(scope instanceof Scope.Nothing)) {
      List<Record2<Long, String>> rows =
          sql.select(at.id, at.doc)
              .from(at.table)
              .where(isOfWorkspace())
              .and(
                  scope instanceof Scope.Everything
                      ? at.portfolio.isNotNull()
                      : fragments.isIn(scope, at.portfolio))
              .and(at.id.gt(after))
              .orderBy(at.id)
              .limit(missing)
              .fetch();
      rows.forEach(row -> readable(row).ifPresent(found::add));
      if (rows.size() < missing) {
        break;
      }
      after = rows.get(rows.size() - 1).value1();
      missing = limit - found.size();
    }
    return found;
  }

  private static Optional<FileInfo> readable(Record2<Long, String> row) {
    return StoredJson.readable(new FileId(row.value1()).path(), row.value2(), FileInfo.class);
  }

  /**
   * Inserts a file.
   *
   * @param on its record; null if that is deleted
   */
  public void insert(FileInfo file, @Nullable CrmRecord on) {
    sql.insertInto(at.table, at.workspace, at.id, at.parentKind, at.parentId, at.portfolio, at.doc)
        .values(
            fragments.workspace(),
            file.id().value(),
            TypeCodes.code(file.record()),
            file.record().value(),
            on == null ? null : on.portfolio().value(),
            CrmJson.write(file))
        .execute();
  }

  public void delete(FileId id) {
    ConcurrentUpdateException.requireOneRow(sql.deleteFrom(at.table).where(is(id)).execute());
  }

  /** Moves the files of a record to its new portfolio; to none if the record is deleted. */
  public void move(RecordId record, @Nullable PortfolioId to) {
    sql.update(at.table)
        .set(at.portfolio, to == null ? DSL.castNull(Long.class) : DSL.val(to.value()))
        .where(isOf(record))
        .execute();
  }

  private Condition is(FileId id) {
    return isOfWorkspace().and(at.id.eq(id.value()));
  }

  private Condition isOf(RecordId record) {
    return isOfWorkspace()
        .and(at.parentKind.eq(TypeCodes.code(record)))
        .and(at.parentId.eq(record.value()));
  }

  private Condition isOfWorkspace() {
    return at.workspace.eq(fragments.workspace());
  }
}
