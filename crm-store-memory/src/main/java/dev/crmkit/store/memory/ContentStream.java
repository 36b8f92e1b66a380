package dev.crmkit.store.memory;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** Reads a {@link Content}, chunk by chunk. */
final class ContentStream extends InputStream {

  private final List<byte[]> chunks;
  private int chunk;
  private int at;

  ContentStream(List<byte[]> chunks) {
    this.chunks = chunks;
  }

  @Override
  public int read() {
    if (available() == 0) {
      return -1;
    }
    int next = chunks.get(chunk)[at] & 0xFF;
    advance(1);
    return next;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (available() == 0) {
      return -1;
    }
    int count = Math.min(length, available());
    System.arraycopy(chunks.get(chunk), at, into, offset, count);
    advance(count);
    return count;
  }

  /** What is left of the present chunk; 0 at the end only. */
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
