package dev.crmkit.store.jdbc.internal.content;

import dev.crmkit.core.WorkspaceId;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of contents lie, piece by piece; their sizes, checksums and files are in the
 * {@link ContentCatalog}. All but the last piece of a content are of {@link #CHUNK_SIZE} bytes.
 * Every method throws {@link dev.crmkit.core.error.StoreFailureException} when it cannot be done.
 */
public interface ContentStorage {

  /** The largest piece, in bytes. */
  int CHUNK_SIZE = 256 * 1024;

  /**
   * Puts down the next piece of a content.
   *
   * @param number 0, 1, 2 and so on
   * @param piece not empty
   */
  void put(WorkspaceId workspace, String key, int number, byte[] piece);

  /** Makes a content last, of which all pieces were put down. */
  void seal(WorkspaceId workspace, String key);

  /** A piece of a sealed content, or null when it is not there. */
  byte @Nullable [] chunk(WorkspaceId workspace, String key, int number);

  /** Takes away what there is of a content, sealed or not. */
  void delete(WorkspaceId workspace, String key);

  /**
   * Takes a content away with a transaction.
   *
   * @return false when that cannot be, and it is to be {@linkplain #delete cleared} after the
   *     commit
   */
  boolean deleteWithin(DSLContext tx, WorkspaceId workspace, String key);
}
