package dev.crmkit.store.jdbc.internal.content;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.store.jdbc.internal.sql.AutoCommitRunner;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Stores contents in the database, a row for each chunk. No connection is held between two chunks.
 */
final class DatabaseContentStorage implements ContentStorage {

  private final AutoCommitRunner database;
  private final Tables.ContentChunks chunks;

  DatabaseContentStorage(AutoCommitRunner database, Tables tables) {
    this.database = database;
    this.chunks = tables.contentChunks;
  }

  @Override
  public void put(WorkspaceId workspace, String key, int number, byte[] chunk) {
    database.run(
        "storing the content of a file",
        sql ->
            sql.insertInto(chunks.table)
                .columns(chunks.workspace, chunks.contentKey, chunks.chunk, chunks.bytes)
                .values(workspace.value(), key, number, chunk)
                .execute());
  }

  @Override
  public void seal(WorkspaceId workspace, String key) {
    // Every chunk is committed already.
  }

  @Override
  public byte @Nullable [] chunk(WorkspaceId workspace, String key, int number) {
    return database.read(
        "reading the content of a file",
        sql ->
            sql.select(chunks.bytes)
                .from(chunks.table)
                .where(of(workspace, key).and(chunks.chunk.eq(number)))
                .fetchOne(chunks.bytes));
  }

  @Override
  public void delete(WorkspaceId workspace, String key) {
    database.run("discarding the content of a file", sql -> deleteWithin(sql, workspace, key));
  }

  @Override
  public boolean deleteWithin(DSLContext tx, WorkspaceId workspace, String key) {
    tx.deleteFrom(chunks.table).where(of(workspace, key)).execute();
    return true;
  }

  private Condition of(WorkspaceId workspace, String key) {
    return chunks.workspace.eq(workspace.value()).and(chunks.contentKey.eq(key));
  }
}
