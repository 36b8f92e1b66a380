package dev.crmkit.store.memory.internal.state;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.file.FileId;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The content of a file, in chunks so that a large file needs no large array (rules.md R4).
 * Immutable except for the mark that its file was purged, which makes open streams fail.
 *
 * @param chunks the bytes; no chunk is empty
 * @param size the number of bytes
 * @param sha256 the checksum, in hexadecimal
 * @param purged set once the purge of its file is committed
 */
@SuppressWarnings("ArrayRecordComponent")
public record FileContent(List<byte[]> chunks, long size, String sha256, AtomicBoolean purged) {

  public FileContent(List<byte[]> chunks, long size, String sha256) {
    this(chunks, size, sha256, new AtomicBoolean());
  }

  /** The largest chunk, in bytes. */
  static final int CHUNK_SIZE = 64 * 1024;

  /**
   * Reads a stream to its end.
   *
   * @throws InvalidException if it is longer than the limit; reading stops there
   * @throws StoreFailureException if it cannot be read
   */
  public static FileContent read(InputStream from, long limit) {
    List<byte[]> chunks = new ArrayList<>();
    Hasher hasher = Hashing.sha256().newHasher();
    byte[] buffer = new byte[CHUNK_SIZE];
    long size = 0;
    while (true) {
      int read;
      try {
        read = from.readNBytes(buffer, 0, CHUNK_SIZE);
      } catch (IOException e) {
        throw new StoreFailureException(
            "the content of the file cannot be read; nothing was kept", e);
      }
      size += read;
      if (size > limit) {
        throw new InvalidException(
            "content", ViolationCode.OUT_OF_RANGE, null, "at most " + limit + " bytes");
      }
      if (read == 0) {
        return new FileContent(List.copyOf(chunks), size, hasher.hash().toString());
      }
      hasher.putBytes(buffer, 0, read);
      chunks.add(Arrays.copyOf(buffer, read));
    }
  }

  /** Opens the content of a file. */
  public InputStream open(FileId file) {
    return new FileContentStream(file, this);
  }
}
