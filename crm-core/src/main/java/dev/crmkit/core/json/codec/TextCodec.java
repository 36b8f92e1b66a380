package dev.crmkit.core.json.codec;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Values that are a JSON text, and can be keys. */
final class TextCodec<T> extends Codec {

  private final Class<T> type;
  private final @Nullable String expected;
  private final Function<? super T, String> format;
  private final Function<String, ? extends T> parse;

  /**
   * A codec.
   *
   * @param expected what is right, in words; null when what {@code parse} throws tells it
   */
  TextCodec(
      Class<T> type,
      @Nullable String expected,
      Function<? super T, String> format,
      Function<String, ? extends T> parse) {
    this.type = type;
    this.expected = expected;
    this.format = format;
    this.parse = parse;
  }

  @Override
  void write(Object value, JsonGenerator out) {
    out.writeString(key(value));
  }

  @Override
  Object read(JsonParser in) {
    JsonErrors.unless(
        in.hasToken(JsonToken.VALUE_STRING), in, expected == null ? "a text" : expected);
    try {
      return fromKey(in.getString());
    } catch (IllegalArgumentException e) {
      throw JsonErrors.at(in, String.valueOf(e.getMessage()));
    }
  }

  @Override
  boolean isKey() {
    return true;
  }

  @Override
  String key(Object value) {
    return format.apply(type.cast(value));
  }

  @Override
  Object fromKey(String key) {
    try {
      return parse.apply(key);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          expected == null
              ? e.getMessage()
              : "'" + JsonErrors.abridged(key) + "' is not " + expected,
          e);
    }
  }
}
