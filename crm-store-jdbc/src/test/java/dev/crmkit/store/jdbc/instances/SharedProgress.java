package dev.crmkit.store.jdbc.instances;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The progress of a series of changes, visible at once to other threads and processes, in a
 * memory-mapped file.
 */
final class SharedProgress {

  private static final VarHandle SLOT =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final int BEGUN = 0;
  private static final int ACKNOWLEDGED = 8;
  private static final int OVER = 16;
  private static final int FIRST_WATCHER = 24;
  private static final int SIZE = 1024;

  private final ByteBuffer memory;

  /**
   * Opens the file; it may be open several times.
   *
   * @param file created if it does not exist
   */
  SharedProgress(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
    }
  }

  /** Returns the last change that was begun, or 0. */
  int begun() {
    return get(BEGUN);
  }

  void begin(int change) {
    set(BEGUN, change);
  }

  /** Returns the last acknowledged change, or 0. */
  int acknowledged() {
    return get(ACKNOWLEDGED);
  }

  void acknowledge(int change) {
    set(ACKNOWLEDGED, change);
  }

  /** Returns whether there will be no more changes. */
  boolean isOver() {
    return get(OVER) != 0;
  }

  void end() {
    set(OVER, 1);
  }

  /** Returns a change that was acknowledged before an observer began its last round. */
  int seenBy(int watcher) {
    return get(FIRST_WATCHER + watcher * Long.BYTES);
  }

  void see(int watcher, int change) {
    set(FIRST_WATCHER + watcher * Long.BYTES, change);
  }

  private int get(int slot) {
    return Math.toIntExact((long) SLOT.getVolatile(memory, slot));
  }

  private void set(int slot, long value) {
    SLOT.setVolatile(memory, slot, value);
  }
}
