package dev.crmkit.store.jdbc.internal.content;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.internal.store.StoreArguments;
import dev.crmkit.store.jdbc.internal.sql.AutoCommitRunner;
import dev.crmkit.store.jdbc.internal.sql.OrderPreservingKeys;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of contents. A row exists before the first byte is written to the {@link
 * ContentStorage} and until the last one is deleted: whatever is interrupted in between, a sweep
 * finds the content by its row.
 */
final class ContentCatalog {

  /** The size in the row while a content is being staged. */
  private static final long SIZE_OF_STAGING = -1;

  /** The size in the row while a content is being deleted. */
  private static final long SIZE_OF_DELETING = -2;

  /** Not empty: databases in Oracle mode treat an empty text as null. */
  private static final String NO_CHECKSUM = "none";

  private static final int SWEPT_AT_ONCE = 1000;
  private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}");

  private final AutoCommitRunner database;
  private final Tables.Contents rows;

  ContentCatalog(AutoCommitRunner database, Tables tables) {
    this.database = database;
    this.rows = tables.contents;
  }

  /**
   * Inserts the row of a content that is about to be written, with a key that cannot be guessed.
   */
  String begin(WorkspaceId workspace, Instant now) {
    String key = UUID.randomUUID().toString();
    database.run(
        "storing the content of a file",
        sql ->
            sql.insertInto(rows.table)
                .columns(rows.workspace, rows.contentKey, rows.size, rows.sha256, rows.stagedAt)
                .values(
                    workspace.value(),
                    key,
                    SIZE_OF_STAGING,
                    NO_CHECKSUM,
                    OrderPreservingKeys.toMicros(now))
                .execute());
    return key;
  }

  /** Completes the row of a content that was written completely. */
  void complete(WorkspaceId workspace, StagedContent staged, Instant now) {
    int completed =
        database.change(
            "storing the content of a file",
            sql ->
                sql.update(rows.table)
                    .set(rows.size, staged.size())
                    .set(rows.sha256, staged.sha256())
                    .set(rows.stagedAt, OrderPreservingKeys.toMicros(now))
                    .where(of(workspace, staged.key()).and(rows.size.eq(SIZE_OF_STAGING)))
                    .execute());
    if (completed == 0) {
      throw new StoreFailureException(
          "the content of the file took so long to arrive that it was discarded; send it faster",
          null);
    }
  }

  /**
   * Makes a staged content the content of a file.
   *
   * @throws IllegalArgumentException if it does not exist, or has another size or checksum than the
   *     file
   */
  void claim(DSLContext tx, WorkspaceId workspace, FileInfo file, StagedContent staged) {
    StoredContent found =
        isKey(staged.key()) ? staged(tx, workspace, file.id(), staged.key()) : null;
    if (found == null) {
      throw StoreArguments.contentGone(file);
    }
    StoreArguments.requireSameContent(file, found.size(), found.sha256());
    int claimed =
        tx.update(rows.table)
            .set(rows.file, file.id().value())
            .where(unclaimed(workspace, staged.key()).and(rows.size.ge(0L)))
            .execute();
    if (claimed == 0) {
      throw StoreArguments.contentGone(file);
    }
  }

  /** Returns the content of a file, or null if there is none. */
  @Nullable StoredContent find(DSLContext tx, WorkspaceId workspace, FileId file) {
    return select(
        tx, file, workspace, rows.workspace.eq(workspace.value()).and(rows.file.eq(file.value())));
  }

  /** Returns whether a file still has its content, as committed now. */
  boolean isStored(StoredContent content) {
    Condition still =
        of(content.workspace(), content.key()).and(rows.file.eq(content.file().value()));
    return database.read(
        "reading the content of a file", sql -> sql.fetchExists(rows.table, still));
  }

  /**
   * Marks a staged content for deletion. It does not wait for a transaction that is claiming the
   * content, which may be the caller's own: then it does nothing, and if that transaction is rolled
   * back, a sweep finds the content.
   *
   * @return false if the content is claimed, is being claimed, or does not exist
   */
  boolean markForDeletion(WorkspaceId workspace, String key) {
    return isKey(key)
        && database.change(
            "discarding the content of a file",
            sql ->
                sql.transactionResult(tx -> markForDeletion(tx.dsl(), unclaimed(workspace, key))));
  }

  private boolean markForDeletion(DSLContext tx, Condition which) {
    boolean isFree =
        tx.select(rows.contentKey).from(rows.table).where(which).forUpdate().skipLocked().fetchOne()
            != null;
    return isFree
        && tx.update(rows.table).set(rows.size, SIZE_OF_DELETING).where(which).execute() > 0;
  }

  /** Marks the content of a file for deletion. */
  void markForDeletion(DSLContext tx, StoredContent content) {
    tx.update(rows.table)
        .setNull(rows.file)
        .set(rows.size, SIZE_OF_DELETING)
        .set(rows.sha256, NO_CHECKSUM)
        .where(of(content.workspace(), content.key()))
        .execute();
  }

  /** Deletes the row of a content whose bytes are deleted. */
  void remove(WorkspaceId workspace, String key) {
    database.run("discarding the content of a file", sql -> removeWithin(sql, workspace, key));
  }

  /** Runs {@link #remove} in a transaction. */
  void removeWithin(DSLContext tx, WorkspaceId workspace, String key) {
    tx.deleteFrom(rows.table).where(of(workspace, key)).execute();
  }

  /** Returns some contents that were not claimed since an instant, or are marked for deletion. */
  List<String> abandoned(WorkspaceId workspace, Instant since) {
    return database.read(
        "sweeping unclaimed contents",
        sql ->
            sql.select(rows.contentKey)
                .from(rows.table)
                .where(
                    rows.workspace
                        .eq(workspace.value())
                        .and(rows.file.isNull())
                        .and(
                            rows.size
                                .eq(SIZE_OF_DELETING)
                                .or(rows.stagedAt.lt(OrderPreservingKeys.toMicros(since)))))
                .limit(SWEPT_AT_ONCE)
                .fetch(rows.contentKey));
  }

  private @Nullable StoredContent staged(
      DSLContext tx, WorkspaceId workspace, FileId file, String key) {
    return select(tx, file, workspace, unclaimed(workspace, key).and(rows.size.ge(0L)));
  }

  private @Nullable StoredContent select(
      DSLContext tx, FileId file, WorkspaceId workspace, Condition which) {
    return tx.select(rows.contentKey, rows.size, rows.sha256)
        .from(rows.table)
        .where(which)
        .fetchOne(
            row -> new StoredContent(workspace, file, row.value1(), row.value2(), row.value3()));
  }

  private Condition unclaimed(WorkspaceId workspace, String key) {
    return of(workspace, key).and(rows.file.isNull());
  }

  private Condition of(WorkspaceId workspace, String key) {
    return rows.workspace.eq(workspace.value()).and(rows.contentKey.eq(key));
  }

  /**
   * Returns whether a text has the form of a key; others are not queried and never become a path.
   */
  private static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }
}
