package dev.crmkit.core.json.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
  void write(Object value, JsonGenerator out) throws IOException {
    out.writeString(key(value));
  }

  @Override
  Object read(JsonParser in) throws IOException {
    Wrong.unless(in.hasToken(JsonToken.VALUE_STRING), in, expected == null ? "a text" : expected);
    try {
      return fromKey(in.getText());
    } catch (IllegalArgumentException e) {
      throw Wrong.at(in, String.valueOf(e.getMessage()));
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
          expected == null ? e.getMessage() : "'" + Wrong.abridged(key) + "' is not " + expected,
          e);
    }
  }
}
