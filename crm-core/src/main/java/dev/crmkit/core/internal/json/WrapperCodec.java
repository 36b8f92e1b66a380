package dev.crmkit.core.internal.json;

import java.util.Objects;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/** Records with a single component {@code value}, such as ids: the JSON of that component. */
final class WrapperCodec extends Codec {

  private final ObjectModel model;
  private final Codec content;

  WrapperCodec(ObjectModel model, Codec content) {
    this.model = model;
    this.content = content;
  }

  @Override
  void write(Object value, JsonGenerator out) {
    content.write(component(value), out);
  }

  @Override
  Object read(JsonParser in) {
    TokenStreamLocation start = in.currentTokenLocation();
    Object component = content.read(in);
    try {
      return model.make(component);
    } catch (RuntimeException e) {
      throw JsonErrors.refused(in, start, e);
    }
  }

  @Override
  boolean isKey() {
    return content.isKey();
  }

  @Override
  String key(Object value) {
    return content.key(component(value));
  }

  @Override
  Object parseKey(String key) {
    return model.make(content.parseKey(key));
  }

  private Object component(Object value) {
    return Objects.requireNonNull(model.properties().get(0).of(value));
  }
}
