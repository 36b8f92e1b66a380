package dev.crmkit.core.json.codec;

import dev.crmkit.core.Id;
import dev.crmkit.core.internal.number.Decimals;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.util.TokenBuffer;

/** The codecs of numbers and of true and false. */
final class Numbers {

  /** How long a number can be, written out: what the parser reads as well. */
  static final int MAX_LENGTH = 1_000;

  static final Codec INT =
      new Whole("a whole number of 32 bits", Integer.MIN_VALUE, Integer.MAX_VALUE);
  static final Codec LONG = new Whole("a whole number of 64 bits", Long.MIN_VALUE, Long.MAX_VALUE);
  static final Codec DECIMAL = new Decimal();
  static final Codec BOOLEAN = new Bool();

  private Numbers() {}

  /** Whole numbers; one that JavaScript does not hold exactly is written as a text. */
  private static final class Whole extends Codec {
    private final String expected;
    private final long min;
    private final long max;

    Whole(String expected, long min, long max) {
      this.expected = expected;
      this.min = min;
      this.max = max;
    }

    @Override
    void write(Object value, JsonGenerator out) {
      long number = ((Number) value).longValue();
      if (number < -Id.MAX || number > Id.MAX) {
        out.writeString(Long.toString(number));
      } else {
        out.writeNumber(number);
      }
    }

    @Override
    Object read(JsonParser in) {
      boolean asText = in.hasToken(JsonToken.VALUE_STRING);
      JsonErrors.unless(asText || in.hasToken(JsonToken.VALUE_NUMBER_INT), in, expected);
      try {
        return asText ? fromKey(in.getString()) : boxed(Long.parseLong(in.getString()));
      } catch (IllegalArgumentException e) {
        JsonErrors.unless(false, in, expected);
        throw e;
      }
    }

    @Override
    boolean isKey() {
      return true;
    }

    @Override
    String key(Object value) {
      return value.toString();
    }

    @Override
    Object fromKey(String key) {
      try {
        long number = Long.parseLong(key);
        if (Long.toString(number).equals(key)) {
          return boxed(number);
        }
      } catch (NumberFormatException e) {
        // told below
      }
      throw new IllegalArgumentException("'" + key + "' is not " + expected);
    }

    private Object boxed(long number) {
      if (number < min || number > max) {
        throw new IllegalArgumentException(expected);
      }
      return max == Integer.MAX_VALUE ? (Object) (int) number : (Object) number;
    }
  }

  /** Decimal numbers with their scale, never through floating point. */
  private static final class Decimal extends Codec {
    private static final String EXPECTED =
        "a decimal number of at most " + MAX_LENGTH + " digits, such as 12.50";

    @Override
    void write(Object value, JsonGenerator out) {
      BigDecimal number = (BigDecimal) value;
      if (!isReadable(number)) {
        throw new IllegalArgumentException(
            "a number of scale " + number.scale() + " and more digits is not " + EXPECTED);
      }
      if (out instanceof TokenBuffer) {
        out.writeNumber(number);
      } else {
        // A negative scale is only kept with an exponent.
        out.writeNumber(number.scale() >= 0 ? number.toPlainString() : number.toString());
      }
    }

    @Override
    Object read(JsonParser in) {
      JsonErrors.unless(
          in.hasToken(JsonToken.VALUE_NUMBER_INT) || in.hasToken(JsonToken.VALUE_NUMBER_FLOAT),
          in,
          EXPECTED);
      BigDecimal number;
      try {
        number = in.getDecimalValue();
      } catch (NumberFormatException e) {
        JsonErrors.unless(false, in, EXPECTED);
        throw e;
      }
      JsonErrors.unless(isReadable(number), in, EXPECTED);
      return number;
    }

    /** Returns whether what is written can be read back: the parser has the same limit. */
    private static boolean isReadable(BigDecimal number) {
      return Decimals.isWithin(number, MAX_LENGTH);
    }
  }

  private static final class Bool extends Codec {
    @Override
    void write(Object value, JsonGenerator out) {
      out.writeBoolean((Boolean) value);
    }

    @Override
    Object read(JsonParser in) {
      boolean isTrue = in.hasToken(JsonToken.VALUE_TRUE);
      JsonErrors.unless(isTrue || in.hasToken(JsonToken.VALUE_FALSE), in, "true or false");
      return isTrue;
    }
  }
}
