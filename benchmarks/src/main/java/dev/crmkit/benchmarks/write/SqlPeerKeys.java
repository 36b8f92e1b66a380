package dev.crmkit.benchmarks.write;

import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.text.TextOrder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Computes the columns by which the store sorts and finds rows, for the values of this benchmark.
 */
final class SqlPeerKeys {

  private static final byte TEXT_TYPE_CODE = (byte) 0xF8;
  private static final byte CHECKBOX_TYPE_CODE = (byte) 0xFA;
  private static final int BITS_PER_CODE_POINT = 21;

  private SqlPeerKeys() {}

  static byte[] name(String name) {
    return TextOrder.key(name).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] field(FieldValue value) {
    if (value instanceof FieldValue.Checkbox checkbox) {
      return new byte[] {CHECKBOX_TYPE_CODE, (byte) (checkbox.value() ? 1 : 0)};
    }
    byte[] key = name(value.asText());
    return ByteBuffer.allocate(1 + key.length).put(TEXT_TYPE_CODE).put(key).array();
  }

  /** Returns the text of a value, or null if it equals its key. */
  static byte @Nullable [] originalText(FieldValue value) {
    String text = value.asText();
    return !(value instanceof FieldValue.Text) || TextOrder.key(text).equals(text)
        ? null
        : text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the text of a value that is no text. */
  static @Nullable String valueText(FieldValue value) {
    return value instanceof FieldValue.Text ? null : value.asText();
  }

  static long micros(Instant instant) {
    return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + instant.getNano() / 1_000;
  }

  /** Returns all distinct trigrams of a name. */
  static long[] trigrams(String name) {
    int[] points = TextOrder.key(name).codePoints().toArray();
    long[] trigrams = new long[points.length];
    long trigram = 0;
    for (int i = points.length - 1; i >= 0; i--) {
      trigram = trigram >>> BITS_PER_CODE_POINT | (long) points[i] << (2 * BITS_PER_CODE_POINT);
      trigrams[i] = trigram;
    }
    return Arrays.stream(trigrams).distinct().toArray();
  }
}
