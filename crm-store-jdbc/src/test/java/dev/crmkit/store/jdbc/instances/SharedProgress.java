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
 * How far a row of changes has come, told to other threads and processes at once, through a file in
 * memory.
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
   * Opens it; several may have one file open.
   *
   * @param file made when it is not there
   */
  SharedProgress(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
    }
  }

  /** The number of the last change that was begun, 0 when none was. */
  int begun() {
    return get(BEGUN);
  }

  void begin(int change) {
    set(BEGUN, change);
  }

  /** The number of the last change that the store acknowledged, 0 when it did none. */
  int acknowledged() {
    return get(ACKNOWLEDGED);
  }

  void acknowledge(int change) {
    set(ACKNOWLEDGED, change);
  }

  /** Whether there will be no more changes. */
  boolean isOver() {
    return get(OVER) != 0;
  }

  void end() {
    set(OVER, 1);
  }

  /** A change that was acknowledged before a watcher began to look, and it looked at everything. */
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
