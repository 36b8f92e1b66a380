package dev.crmkit.store.jdbc.internal.sql;

import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.FieldValueVisitor;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.query.Position;
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
 * Encodes values as bytes whose unsigned order is the order of the model (memcomparable keys),
 * since every database compares bytes alike.
 *
 * <p>The key of a field value begins with a byte for its type, so that a range of keys of one type
 * contains no other. UTF-8 does not use these bytes.
 */
public final class OrderPreservingKeys {

  /** How many bytes of a key are indexed. */
  static final int PREFIX_LENGTH = 256;

  /** How many bytes of the key of a field value are its type. */
  public static final int TYPE_BYTES = 1;

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

  /** The largest second whose microseconds fit into a long. */
  private static final long HORIZON = Long.MAX_VALUE / 1_000_000 - 1;

  private OrderPreservingKeys() {}

  /**
   * Encodes a text.
   *
   * @param key its {@link TextOrder#key}
   */
  public static byte[] text(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  /** Encodes a number; one of 100 digits takes at most 57 bytes. */
  public static byte[] number(BigDecimal number) {
    return number(new byte[0], number);
  }

  /** Encodes a field value that is not {@link FieldValue.Empty}. */
  public static byte[] field(FieldValue value) {
    return value.accept(FIELD_KEYS);
  }

  private static final FieldValueVisitor<byte[]> FIELD_KEYS =
      new FieldValueVisitor<>() {
        @Override
        public byte[] text(FieldValue.Text text) {
          return OrderPreservingKeys.text(FieldType.TEXT, TextOrder.key(text.value()));
        }

        @Override
        public byte[] number(FieldValue.Number number) {
          return OrderPreservingKeys.number(lowerBound(FieldType.NUMBER), number.value());
        }

        @Override
        public byte[] checkbox(FieldValue.Checkbox checkbox) {
          return new byte[] {(byte) CHECKBOX, (byte) (checkbox.value() ? 1 : 0)};
        }

        @Override
        public byte[] date(FieldValue.Date date) {
          return OrderPreservingKeys.number(
              lowerBound(FieldType.DATE), BigDecimal.valueOf(date.value().toEpochDay()));
        }

        @Override
        public byte[] choice(FieldValue.Choice choice) {
          return ByteBuffer.allocate(1 + Long.BYTES)
              .put((byte) CHOICE)
              .putLong(choice.option().value())
              .array();
        }

        @Override
        public byte[] empty(FieldValue.Empty empty) {
          throw new IllegalArgumentException("an empty value has no key");
        }
      };

  /**
   * Decodes the value of a selector or a checkbox.
   *
   * @param key the key of such a value
   */
  public static FieldValue choiceOrCheckbox(byte[] key) {
    return key[0] == (byte) CHOICE
        ? FieldValue.choice(new OptionId(ByteBuffer.wrap(key, TYPE_BYTES, Long.BYTES).getLong()))
        : FieldValue.checkbox(key[TYPE_BYTES] == 1);
  }

  /**
   * Encodes the field value that a record is sorted by.
   *
   * @param type text, number or date
   */
  public static byte[] field(FieldType type, SortKey key) {
    return key instanceof SortKey.OfText text
        ? text(type, text.key())
        : number(lowerBound(type), ((SortKey.OfNumber) key).number());
  }

  /** Returns the text as given if its key differs from it, else null. */
  public static byte @Nullable [] originalText(String text) {
    return TextOrder.key(text).equals(text) ? null : text(text);
  }

  /** Returns the inclusive lower bound of the keys of a type. */
  public static byte[] lowerBound(FieldType type) {
    return new byte[] {(byte) typeByte(type)};
  }

  /** Returns the exclusive upper bound of the keys of a type. */
  public static byte[] upperBound(FieldType type) {
    return new byte[] {(byte) (typeByte(type) + 1)};
  }

  /** Returns the part of a key that is indexed. */
  public static byte[] prefix(byte[] key) {
    return key.length <= PREFIX_LENGTH ? key : Arrays.copyOf(key, PREFIX_LENGTH);
  }

  /** Returns the full key if it is longer than its prefix, else null. */
  public static byte @Nullable [] fullIfLonger(byte[] key) {
    return key.length <= PREFIX_LENGTH ? null : key;
  }

  /** Returns whether a prefix may belong to several keys. */
  public static boolean isTruncated(byte[] head) {
    return head.length >= PREFIX_LENGTH;
  }

  /** Returns the microseconds since 1970, rounded down and limited to the range of a long. */
  public static long toMicros(Instant instant) {
    long second = Math.max(-HORIZON, Math.min(HORIZON, instant.getEpochSecond()));
    return second * 1_000_000 + instant.getNano() / 1_000;
  }

  /**
   * Returns the microseconds since 1970, rounded up: stored times are whole microseconds, so it is
   * a bound of the same ones.
   */
  public static long toMicrosRoundedUp(Instant instant) {
    return toMicros(instant) + (isWholeMicrosecond(instant) ? 0 : 1);
  }

  /** Returns the microseconds since 1970 of a position in the order of a time. */
  public static long toMicros(Position position) {
    return position.key() instanceof SortKey.OfInstant time
        ? toMicros(time.instant())
        : Long.MAX_VALUE;
  }

  /** Returns whether an instant has no fraction of a microsecond. */
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
   * Encodes the sign, the decimal exponent, and the digits in pairs. For a negative number all bits
   * are inverted and 0xFF is appended, since of two with a common prefix the longer one is smaller.
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
