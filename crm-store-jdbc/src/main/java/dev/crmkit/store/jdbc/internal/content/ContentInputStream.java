package dev.crmkit.store.jdbc.internal.content;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.crmkit.core.error.StoreFailureException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the content of a file chunk by chunk, and holds no connection or file in between. The
 * checksum is verified before any byte of the last chunk is returned: a caller that reads to the
 * end without an exception has read what was stored.
 */
final class ContentInputStream extends InputStream {

  private static final byte[] NOTHING = {};

  private final StoredContent content;
  private final ContentStorage storage;
  private final ContentCatalog catalog;
  private final Hasher hasher = Hashing.sha256().newHasher();
  private byte[] chunk = NOTHING;
  private int offsetInChunk;
  private int nextChunk;
  private long loaded;
  private boolean verified;
  private boolean closed;
  private @Nullable String damage;

  ContentInputStream(StoredContent content, ContentStorage storage, ContentCatalog catalog) {
    this.content = content;
    this.storage = storage;
    this.catalog = catalog;
  }

  @Override
  public int read() throws IOException {
    if (!hasMore()) {
      return -1;
    }
    return chunk[offsetInChunk++] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int count = Math.min(length, chunk.length - offsetInChunk);
    System.arraycopy(chunk, offsetInChunk, into, offset, count);
    offsetInChunk += count;
    return count;
  }

  /** Skips within the content; what is skipped is verified as well. */
  @Override
  public long skip(long count) throws IOException {
    long left = count;
    while (left > 0 && hasMore()) {
      int skipped = (int) Math.min(left, chunk.length - offsetInChunk);
      offsetInChunk += skipped;
      left -= skipped;
    }
    return Math.max(0, count - left);
  }

  /** Returns what is left of the current chunk: 0 at the end and at the start of a chunk. */
  @Override
  public int available() throws IOException {
    checkOpen();
    return chunk.length - offsetInChunk;
  }

  @Override
  public void close() {
    closed = true;
    chunk = NOTHING;
    offsetInChunk = 0;
  }

  /** Loads the next chunk if the current one is read; returns false at the end. */
  private boolean hasMore() throws IOException {
    checkOpen();
    if (offsetInChunk < chunk.length) {
      return true;
    }
    chunk = NOTHING;
    offsetInChunk = 0;
    if (loaded < content.size()) {
      byte[] next = load();
      verifyAtTheEnd();
      chunk = next;
      return true;
    }
    verifyAtTheEnd();
    return false;
  }

  private byte[] load() throws IOException {
    byte[] next;
    try {
      next = storage.chunk(content.workspace(), content.key(), nextChunk);
      if (next == null && !catalog.isStored(content)) {
        throw new IOException(
            "the content of " + content.file() + " was purged while it was being read");
      }
    } catch (StoreFailureException e) {
      throw new IOException(
          "the content of " + content.file() + " cannot be read further: " + e.getMessage(), e);
    }
    long expected = Math.min(ContentStorage.CHUNK_SIZE, content.size() - loaded);
    if (next == null) {
      throw damagedException("it ends at byte " + loaded + "");
    }
    if (next.length != expected) {
      throw damagedException(
          "from byte " + loaded + " on it has " + next.length + " bytes, not " + expected);
    }
    hasher.putBytes(next);
    nextChunk++;
    loaded += next.length;
    return next;
  }

  private void verifyAtTheEnd() throws IOException {
    if (loaded == content.size() && !verified) {
      verified = true;
      if (!hasher.hash().toString().equals(content.sha256())) {
        damage = "its checksum differs from the stored one";
        throw damagedException(damage);
      }
    }
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("the content of " + content.file() + " was closed; open it again");
    }
    if (damage != null) {
      throw damagedException(damage);
    }
  }

  private IOException damagedException(String how) {
    return new IOException(
        "the content of "
            + content.file()
            + " in workspace '"
            + content.workspace()
            + "' is damaged: "
            + how
            + "; restore it from a backup, or delete the file and attach it again");
  }
}
