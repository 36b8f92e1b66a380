package dev.crmkit.store.memory.internal.state;

import dev.crmkit.core.file.FileId;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/**
 * Reads a {@link FileContent} chunk by chunk; fails before the next chunk if the file was purged.
 */
final class FileContentStream extends InputStream {

  private final FileId file;
  private final FileContent content;
  private final List<byte[]> chunks;
  private int chunk;
  private int at;

  FileContentStream(FileId file, FileContent content) {
    this.file = file;
    this.content = content;
    this.chunks = content.chunks();
  }

  @Override
  public int read() throws IOException {
    if (!hasMore()) {
      return -1;
    }
    int next = chunks.get(chunk)[at] & 0xFF;
    advance(1);
    return next;
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
    int count = Math.min(length, available());
    System.arraycopy(chunks.get(chunk), at, into, offset, count);
    advance(count);
    return count;
  }

  private boolean hasMore() throws IOException {
    if (available() == 0) {
      return false;
    }
    if (at == 0 && content.purged().get()) {
      throw new IOException("the content of " + file + " was purged while it was being read");
    }
    return true;
  }

  /** {@inheritDoc} This is the rest of the current chunk, and 0 only at the end. */
  @Override
  public int available() {
    return chunk < chunks.size() ? chunks.get(chunk).length - at : 0;
  }

  private void advance(int count) {
    at += count;
    if (at == chunks.get(chunk).length) {
      chunk++;
      at = 0;
    }
  }
}
