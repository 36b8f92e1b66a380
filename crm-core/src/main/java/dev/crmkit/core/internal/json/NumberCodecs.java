package dev.crmkit.core.internal.json;

import dev.crmkit.core.Id;
import dev.crmkit.core.internal.number.Decimals;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.util.TokenBuffer;

/** The codecs of numbers and booleans. */
final class NumberCodecs {

  /** The most digits of a decimal number, written out; the parser has the same limit. */
  private static final int MAX_DIGITS = 1_000;

  private static final Codec INT = new OfInteger("a whole number of 32 bits", Math::toIntExact);
  private static final Codec LONG = new OfInteger("a whole number of 64 bits", number -> number);
  private static final Codec BOOLEAN = new OfBoolean();

  private static final Map<Class<?>, Codec> ALL =
      Map.of(
          int.class, INT,
          Integer.class, INT,
          long.class, LONG,
          Long.class, LONG,
          boolean.class, BOOLEAN,
          Boolean.class, BOOLEAN,
          BigDecimal.class, new OfDecimal());

  private NumberCodecs() {}

  /** Finds the codec of a type; null if its values are neither numbers nor booleans. */
  static @Nullable Codec find(Class<?> type) {
    return ALL.get(type);
  }

  /** Integers. One that JavaScript does not represent exactly is written as a string. */
  private static final class OfInteger extends Codec {
    private final String expected;
    private final LongFunction<Object> exact;

    /**
     * A codec.
     *
     * @param exact converts a number to the type; throws ArithmeticException if it is too large
     */
    OfInteger(String expected, LongFunction<Object> exact) {
      this.expected = expected;
      this.exact = exact;
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
      Object number = null;
      if (in.hasToken(JsonToken.VALUE_STRING)) {
        number = parse(in.getString());
      } else if (in.hasToken(JsonToken.VALUE_NUMBER_INT)) {
        try {
          number = exact.apply(in.getLongValue());
        } catch (InputCoercionException | ArithmeticException e) {
          // It has more bits.
        }
      }
      if (number == null) {
        throw JsonErrors.mismatch(in, expected);
      }
      return number;
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
    Object parseKey(String key) {
      Object number = parse(key);
      if (number == null) {
        throw new IllegalArgumentException("'" + JsonErrors.abridged(key) + "' is not " + expected);
      }
      return number;
    }

    private @Nullable Object parse(String text) {
      try {
        long number = Long.parseLong(text);
        return Long.toString(number).equals(text) ? exact.apply(number) : null;
      } catch (NumberFormatException | ArithmeticException e) {
        return null;
      }
    }
  }

  /** Decimal numbers, with their scale and never through floating point. */
  private static final class OfDecimal extends Codec {
    private static final String EXPECTED =
        "a decimal number of at most " + MAX_DIGITS + " digits, such as 12.50";

    @Override
    void write(Object value, JsonGenerator out) {
      BigDecimal number = (BigDecimal) value;
      if (!Decimals.isWithin(number, MAX_DIGITS)) {
        throw new IllegalArgumentException(
            "a number of scale " + number.scale() + " and more digits is not " + EXPECTED);
      }
      if (out instanceof TokenBuffer) {
        out.writeNumber(number);
      } else {
        // A negative scale can only be written with an exponent.
        out.writeNumber(number.scale() >= 0 ? number.toPlainString() : number.toString());
      }
    }

    @Override
    Object read(JsonParser in) {
      if (in.hasToken(JsonToken.VALUE_NUMBER_INT) || in.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
        try {
          BigDecimal number = in.getDecimalValue();
          if (Decimals.isWithin(number, MAX_DIGITS)) {
            return number;
          }
        } catch (NumberFormatException e) {
          // The exponent has more than 32 bits.
        }
      }
      throw JsonErrors.mismatch(in, EXPECTED);
    }
  }

  private static final class OfBoolean extends Codec {
    @Override
    void write(Object value, JsonGenerator out) {
      out.writeBoolean((Boolean) value);
    }

    @Override
    Object read(JsonParser in) {
      boolean isTrue = in.hasToken(JsonToken.VALUE_TRUE);
      JsonErrors.check(isTrue || in.hasToken(JsonToken.VALUE_FALSE), in, "true or false");
      return isTrue;
    }
  }
}
