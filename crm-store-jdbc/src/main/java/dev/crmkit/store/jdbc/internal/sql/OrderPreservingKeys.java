package dev.crmkit.store.jdbc.internal.sql;

import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.query.SortKey;
import dev.crmkit.core.text.TextOrder;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values as bytes that every database puts in the order of the model: compared byte by byte without
 * sign, they compare as the values do.
 *
 * <p>The values of fields begin with a byte for their type, so that a range of one type has nothing
 * of another in it. No text has such a byte in it.
 */
public final class OrderPreservingKeys {

  /** How many bytes of a key an index holds. */
  static final int PREFIX_LENGTH = 256;

  private static final int TEXT = 0xF8;
  private static final int NUMBER = 0xF9;
  private static final int CHECKBOX = 0xFA;
  private static final int DATE = 0xFB;
  private static final int CHOICE = 0xFC;

  private static final int ZERO = 0x80;
  private static final int POSITIVE = 0x81;
  private static final int NEGATIVE = 0x7F;
  private static final int EXPONENT_BYTES = 5;
  private static final long EXPONENT_BIAS = 1L << 39;

  /** The last second whose microseconds a long holds. */
  private static final long HORIZON = Long.MAX_VALUE / 1_000_000 - 1;

  private OrderPreservingKeys() {}

  /**
   * The key of a text.
   *
   * @param key its {@link TextOrder#key}
   */
  public static byte[] text(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  /** The key of a number, of 57 bytes at most when it has 100 digits. */
  public static byte[] number(BigDecimal number) {
    return number(new byte[0], number);
  }

  /** The key of a field's value, which is not {@link FieldValue.Empty}. */
  public static byte[] field(FieldValue value) {
    if (value instanceof FieldValue.Text text) {
      return text(FieldType.TEXT, TextOrder.key(text.value()));
    }
    if (value instanceof FieldValue.Number number) {
      return number(lowerBound(FieldType.NUMBER), number.value());
    }
    if (value instanceof FieldValue.Checkbox checkbox) {
      return new byte[] {(byte) CHECKBOX, (byte) (checkbox.value() ? 1 : 0)};
    }
    if (value instanceof FieldValue.Date date) {
      return number(lowerBound(FieldType.DATE), BigDecimal.valueOf(date.value().toEpochDay()));
    }
    if (value instanceof FieldValue.Choice choice) {
      return ByteBuffer.allocate(1 + Long.BYTES)
          .put((byte) CHOICE)
          .putLong(choice.option().value())
          .array();
    }
    throw new IllegalArgumentException("there is no key of no value");
  }

  /**
   * The key of the field's value that a record is sorted by.
   *
   * @param type a text, a number or a date
   */
  public static byte[] field(FieldType type, SortKey key) {
    return key instanceof SortKey.OfText text
        ? text(type, text.key())
        : number(lowerBound(type), ((SortKey.OfNumber) key).number());
  }

  /** What tells a text from others with its key, or null when it is its own key. */
  public static byte @Nullable [] originalText(String text) {
    return TextOrder.key(text).equals(text) ? null : text(text);
  }

  /** What every key of a field of that type is greater than, or equal to. */
  public static byte[] lowerBound(FieldType type) {
    return new byte[] {(byte) typeByte(type)};
  }

  /** What every key of a field of that type is less than. */
  public static byte[] upperBound(FieldType type) {
    return new byte[] {(byte) (typeByte(type) + 1)};
  }

  /** What an index holds of a key. */
  public static byte[] prefix(byte[] key) {
    return key.length <= PREFIX_LENGTH ? key : Arrays.copyOf(key, PREFIX_LENGTH);
  }

  /** The whole key, or null when its head is all of it. */
  public static byte @Nullable [] fullIfLonger(byte[] key) {
    return key.length <= PREFIX_LENGTH ? null : key;
  }

  /** Whether a head may be that of several keys. */
  public static boolean isTruncated(byte[] head) {
    return head.length >= PREFIX_LENGTH;
  }

  /**
   * The microseconds from 1970 to an instant, rounded down; the last there are for farther ones.
   */
  public static long toMicros(Instant instant) {
    long second = Math.max(-HORIZON, Math.min(HORIZON, instant.getEpochSecond()));
    return second * 1_000_000 + instant.getNano() / 1_000;
  }

  /** Whether an instant is one of a whole microsecond. */
  public static boolean isWholeMicrosecond(Instant instant) {
    return instant.equals(instant.truncatedTo(ChronoUnit.MICROS));
  }

  private static int typeByte(FieldType type) {
    return switch (type) {
      case TEXT -> TEXT;
      case NUMBER -> NUMBER;
      case CHECKBOX -> CHECKBOX;
      case DATE -> DATE;
      case SELECTOR -> CHOICE;
    };
  }

  private static byte[] text(FieldType type, String key) {
    byte[] bytes = text(key);
    return ByteBuffer.allocate(1 + bytes.length).put((byte) typeByte(type)).put(bytes).array();
  }

  /**
   * The sign, the place of the first digit, and the digits in pairs from there on. Of a negative
   * number all bits are turned over, and as less digits then mean more, a byte above all follows.
   */
  private static byte[] number(byte[] prefix, BigDecimal number) {
    if (number.signum() == 0) {
      return ByteBuffer.allocate(prefix.length + 1).put(prefix).put((byte) ZERO).array();
    }
    String digits = number.unscaledValue().abs().toString();
    long exponent = digits.length() - (long) number.scale() + EXPONENT_BIAS;
    int used = digits.length();
    while (digits.charAt(used - 1) == '0') {
      used--;
    }
    boolean negative = number.signum() < 0;
    int flip = negative ? 0xFF : 0;
    ByteBuffer out =
        ByteBuffer.allocate(
            prefix.length + 1 + EXPONENT_BYTES + (used + 1) / 2 + (negative ? 1 : 0));
    out.put(prefix).put((byte) (negative ? NEGATIVE : POSITIVE));
    for (int i = EXPONENT_BYTES - 1; i >= 0; i--) {
      out.put((byte) (exponent >>> (Byte.SIZE * i) ^ flip));
    }
    for (int i = 0; i < used; i += 2) {
      int pair = 10 * (digits.charAt(i) - '0') + (i + 1 < used ? digits.charAt(i + 1) - '0' : 0);
      out.put((byte) (pair + 1 ^ flip));
    }
    return (negative ? out.put((byte) 0xFF) : out).array();
  }
}
