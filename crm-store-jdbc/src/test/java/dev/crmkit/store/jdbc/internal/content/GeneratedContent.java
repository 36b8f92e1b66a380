package dev.crmkit.store.jdbc.internal.content;

import java.io.IOException;
import java.io.InputStream;

/** A content of any size that is generated while it is read. */
class GeneratedContent extends InputStream {

  /** Returns how many bytes were read. */
  long read;

  private final long size;

  GeneratedContent(long size) {
    this.size = size;
  }

  /** Returns all bytes of a content. */
  static byte[] bytes(int size) {
    byte[] all = new byte[size];
    for (int i = 0; i < size; i++) {
      all[i] = at(i);
    }
    return all;
  }

  /** Called at the end of the content, before the reader sees it. */
  void end() throws IOException {}

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length > 0 && read == size) {
      end();
      return -1;
    }
    int count = (int) Math.min(length, size - read);
    for (int i = 0; i < count; i++) {
      into[offset + i] = at(read + i);
    }
    read += count;
    return count;
  }

  private static byte at(long position) {
    return (byte) (((position + 1) * 31) >>> 3);
  }
}
