package dev.crmkit.store.jdbc.internal.content;

import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.store.jdbc.internal.sql.AutoCommitRunner;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The contents of files (rules.md R4), in the database or in a folder. They are written and read
 * chunk by chunk, and no connection is held while waiting for a chunk.
 */
public final class FileContents {

  private static final Logger LOG = LoggerFactory.getLogger(FileContents.class);

  /** How long a staged content may wait to be claimed. */
  private static final Duration WAITING = Duration.ofDays(1);

  private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

  private final ContentCatalog catalog;
  private final ContentStorage storage;
  private final InstantSource clock;
  private final Cache<WorkspaceId, Boolean> swept;

  FileContents(ContentCatalog catalog, ContentStorage storage, InstantSource clock) {
    this.catalog = catalog;
    this.storage = storage;
    this.clock = clock;
    this.swept =
        CacheBuilder.newBuilder()
            .expireAfterWrite(BETWEEN_SWEEPS)
            .ticker(
                new Ticker() {
                  @Override
                  public long read() {
                    return TimeUnit.MILLISECONDS.toNanos(clock.millis());
                  }
                })
            .build();
  }

  /**
   * Creates the contents of a store.
   *
   * @param folder the folder of the contents; empty if the database holds them
   * @param prefix the prefix of the tables
   * @throws StoreFailureException if the folder cannot be used
   */
  public static FileContents of(
      AutoCommitRunner database,
      Tables tables,
      Optional<Path> folder,
      String prefix,
      InstantSource clock) {
    ContentStorage storage =
        folder
            .<ContentStorage>map(path -> new FolderContentStorage(path, prefix))
            .orElseGet(() -> new DatabaseContentStorage(database, tables));
    return new FileContents(new ContentCatalog(database, tables), storage, clock);
  }

  /**
   * Stages a content, outside of any transaction.
   *
   * @param content is read to its end, or one byte beyond the limit
   * @throws dev.crmkit.core.error.InvalidException if it is longer than the limit; nothing is kept
   * @throws StoreFailureException if it cannot be read or stored; nothing is kept
   */
  public StagedContent stage(WorkspaceId workspace, InputStream content, long limit) {
    sweepIfDue(workspace);
    IncomingContent incoming = new IncomingContent(content, limit);
    byte[] chunk = incoming.next();
    String key = catalog.begin(workspace, clock.instant());
    boolean kept = false;
    try {
      for (int number = 0; chunk != null; number++) {
        storage.put(workspace, key, number, chunk);
        chunk = incoming.next();
      }
      storage.seal(workspace, key);
      StagedContent staged = incoming.staged(key);
      catalog.complete(workspace, staged, clock.instant());
      kept = true;
      return staged;
    } finally {
      if (!kept) {
        tryTo("discard an incomplete content", workspace, () -> remove(workspace, key));
      }
    }
  }

  /** Discards a staged content; does nothing if it is claimed or does not exist. */
  public void discard(WorkspaceId workspace, StagedContent staged) {
    if (catalog.markForDeletion(workspace, staged.key())) {
      remove(workspace, staged.key());
    }
  }

  /**
   * Makes a staged content the content of a file, in a transaction.
   *
   * @throws IllegalArgumentException if it does not exist, or has another size or checksum than the
   *     file; then nothing is changed
   */
  public void claim(DSLContext tx, WorkspaceId workspace, FileInfo file, StagedContent staged) {
    catalog.claim(tx, workspace, file, staged);
  }

  /**
   * Opens the content of a file, to be read during the transaction or after it.
   *
   * @return a stream that throws an {@link java.io.IOException} if the content is damaged, was
   *     purged or cannot be reached
   * @throws IllegalArgumentException if there is no such file
   */
  public InputStream open(DSLContext tx, WorkspaceId workspace, FileId file) {
    StoredContent content = catalog.find(tx, workspace, file);
    if (content == null) {
      throw new IllegalArgumentException("there is no " + file);
    }
    return new ContentInputStream(content, storage, catalog);
  }

  /**
   * Erases the content of a file in a transaction, if it has one.
   *
   * @param afterCommit receives what is left to do after the commit; a sweep does it otherwise
   */
  public void erase(
      DSLContext tx, WorkspaceId workspace, FileId file, Consumer<Runnable> afterCommit) {
    StoredContent content = catalog.find(tx, workspace, file);
    if (content == null) {
      return;
    }
    String key = content.key();
    if (storage.deleteWithin(tx, workspace, key)) {
      catalog.removeWithin(tx, workspace, key);
    } else {
      catalog.markForDeletion(tx, content);
      afterCommit.accept(
          () -> tryTo("erase a purged content", workspace, () -> remove(workspace, key)));
    }
  }

  /**
   * Discards the staged contents that were not claimed within a day, and what is left of discarded
   * and erased ones.
   *
   * @throws StoreFailureException if it fails; the next sweep continues
   */
  void sweep(WorkspaceId workspace) {
    Instant since = clock.instant().minus(WAITING);
    for (String key : catalog.abandoned(workspace, since)) {
      if (catalog.markForDeletion(workspace, key)) {
        remove(workspace, key);
      }
    }
  }

  private void sweepIfDue(WorkspaceId workspace) {
    if (swept.asMap().putIfAbsent(workspace, true) == null) {
      tryTo("sweep unclaimed contents", workspace, () -> sweep(workspace));
    }
  }

  /** Deletes the row last: as long as there are bytes, a sweep can find them. */
  private void remove(WorkspaceId workspace, String key) {
    storage.delete(workspace, key);
    catalog.remove(workspace, key);
  }

  /** Logs a failure: a later sweep does the work, and the caller is not concerned. */
  private static void tryTo(String what, WorkspaceId workspace, Runnable work) {
    try {
      work.run();
    } catch (StoreFailureException e) {
      LOG.warn("cannot {} of workspace '{}' now; it is tried again later", what, workspace, e);
    }
  }
}
