package dev.crmkit.benchmarks.write;

import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.text.TextOrder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The peer's columns that rows are sorted and found by, of such values as are written here. */
final class SqlPeerKeys {

  private static final byte TEXT = (byte) 0xF8;
  private static final byte CHECKBOX = (byte) 0xFA;
  private static final int BITS = 21;

  private SqlPeerKeys() {}

  static byte[] name(String name) {
    return TextOrder.key(name).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] field(FieldValue value) {
    if (value instanceof FieldValue.Checkbox checkbox) {
      return new byte[] {CHECKBOX, (byte) (checkbox.value() ? 1 : 0)};
    }
    byte[] key = name(value.asText());
    return ByteBuffer.allocate(1 + key.length).put(TEXT).put(key).array();
  }

  /** A text as it was given; null where that is its key. */
  static byte @Nullable [] originalText(FieldValue value) {
    String text = value.asText();
    return value instanceof FieldValue.Checkbox || TextOrder.key(text).equals(text)
        ? null
        : text.getBytes(StandardCharsets.UTF_8);
  }

  static long micros(Instant instant) {
    return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + instant.getNano() / 1_000;
  }

  /** Every three characters in a row, each once. */
  static long[] trigrams(String name) {
    int[] points = TextOrder.key(name).codePoints().toArray();
    long[] windows = new long[points.length];
    long window = 0;
    for (int i = points.length - 1; i >= 0; i--) {
      window = window >>> BITS | (long) points[i] << (2 * BITS);
      windows[i] = window;
    }
    return Arrays.stream(windows).distinct().toArray();
  }
}
