package dev.crmkit.store.jdbc;

import java.io.InputStream;

/** A content of any size that is held nowhere. */
class Noise extends InputStream {

  /** How many bytes were read. */
  long read;

  private final long size;

  Noise(long size) {
    this.size = size;
  }

  @Override
  public int read() {
    if (read == size) {
      return -1;
    }
    read++;
    return (int) ((read * 31) >>> 3) & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    int count = (int) Math.min(length, size - read);
    for (int i = 0; i < count; i++) {
      into[offset + i] = (byte) read();
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  @Override
  public byte[] readAllBytes() {
    byte[] all = new byte[(int) (size - read)];
    read(all, 0, all.length);
    return all;
  }
}
