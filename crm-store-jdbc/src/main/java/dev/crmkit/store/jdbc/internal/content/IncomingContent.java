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

/** A content as it comes in, piece by piece, with its size and checksum so far. */
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
   * The next piece, all but the last of {@link ContentStorage#CHUNK_SIZE} bytes, or null at the
   * end.
   *
   * @throws InvalidException when the content is over the limit; it is read one byte further at
   *     most
   * @throws StoreFailureException when it cannot be read
   */
  byte @Nullable [] next() {
    byte[] piece =
        read(
            limit - size < ContentStorage.CHUNK_SIZE
                ? (int) (limit - size) + 1
                : ContentStorage.CHUNK_SIZE);
    size += piece.length;
    if (size > limit) {
      throw new InvalidException(
          "content", ViolationCode.OUT_OF_RANGE, null, "at most " + limit + " bytes");
    }
    hasher.putBytes(piece);
    return piece.length == 0 ? null : piece;
  }

  /** What came in, after the end; the checksum can be asked for once. */
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
