package dev.crmkit.store.jdbc.internal.content;

import dev.crmkit.core.WorkspaceId;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Stores the bytes of contents in chunks; their sizes, checksums and files are in the {@link
 * ContentCatalog}. All chunks of a content but the last have {@link #CHUNK_SIZE} bytes. Every
 * method throws {@link dev.crmkit.core.error.StoreFailureException} if it fails.
 */
public interface ContentStorage {

  /** The size of a chunk in bytes. */
  int CHUNK_SIZE = 256 * 1024;

  /**
   * Writes the next chunk of a content.
   *
   * @param number 0, 1, 2 and so on
   * @param chunk not empty
   */
  void put(WorkspaceId workspace, String key, int number, byte[] chunk);

  /** Makes a completely written content durable. */
  void seal(WorkspaceId workspace, String key);

  /** Returns a chunk of a sealed content, or null if it does not exist. */
  byte @Nullable [] chunk(WorkspaceId workspace, String key, int number);

  /** Deletes a content, sealed or not. */
  void delete(WorkspaceId workspace, String key);

  /**
   * Deletes a content in a transaction.
   *
   * @return false if this is not possible, and {@link #delete} is to be called after the commit
   */
  boolean deleteWithin(DSLContext tx, WorkspaceId workspace, String key);
}
