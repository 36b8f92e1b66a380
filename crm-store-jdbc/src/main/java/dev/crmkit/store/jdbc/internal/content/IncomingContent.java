package dev.crmkit.store.jdbc.internal.content;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.file.StagedContent;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads a content to be staged, chunk by chunk, and counts its size and checksum. */
final class IncomingContent {

  private final InputStream from;
  private final long limit;
  private final Hasher hasher = Hashing.sha256().newHasher();
  private long size;

  IncomingContent(InputStream from, long limit) {
    this.from = from;
    this.limit = limit;
  }

  /**
   * Returns the next chunk, or null at the end; all chunks but the last have {@link
   * ContentStorage#CHUNK_SIZE} bytes.
   *
   * @throws InvalidException if the content is over the limit; at most one byte more is read
   * @throws StoreFailureException if it cannot be read
   */
  byte @Nullable [] next() {
    byte[] chunk =
        read(
            limit - size < ContentStorage.CHUNK_SIZE
                ? (int) (limit - size) + 1
                : ContentStorage.CHUNK_SIZE);
    size += chunk.length;
    if (size > limit) {
      throw new InvalidException(
          "content", ViolationCode.OUT_OF_RANGE, null, "at most " + limit + " bytes");
    }
    hasher.putBytes(chunk);
    return chunk.length == 0 ? null : chunk;
  }

  /** Returns the staged content, once, after the end. */
  StagedContent staged(String key) {
    return new StagedContent(key, size, hasher.hash().toString());
  }

  private byte[] read(int atMost) {
    try {
      return from.readNBytes(atMost);
    } catch (IOException e) {
      throw new StoreFailureException(
          "the content of the file cannot be read; nothing was kept", e);
    }
  }
}
