package dev.crmkit.core.json.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/** Records whose only part is {@code value}, such as ids: what that is. */
final class WrappedCodec extends Codec {

  private final ValueModel shape;
  private final Codec content;

  WrappedCodec(ValueModel shape, Codec content) {
    this.shape = shape;
    this.content = content;
  }

  @Override
  void write(Object value, JsonGenerator out) {
    content.write(part(value), out);
  }

  @Override
  Object read(JsonParser in) {
    TokenStreamLocation start = in.currentTokenLocation();
    Object part = content.read(in);
    try {
      return made(part);
    } catch (RuntimeException e) {
      throw JsonErrors.at(in, start, e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  @Override
  boolean isKey() {
    return content.isKey();
  }

  @Override
  String key(Object value) {
    return content.key(part(value));
  }

  @Override
  Object fromKey(String key) {
    return made(content.fromKey(key));
  }

  private Object part(Object value) {
    Object part = shape.parts().get(0).of(value);
    if (part == null) {
      throw new IllegalArgumentException(value + " holds no value");
    }
    return part;
  }

  private Object made(Object part) {
    @Nullable Object[] parts = {part};
    return shape.maker().make(parts);
  }
}
