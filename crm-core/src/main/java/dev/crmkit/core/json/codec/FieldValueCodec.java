package dev.crmkit.core.json.codec;

import dev.crmkit.core.form.FieldValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Field values: an object with one key, the word for its type, as in {@code {"number": 1.10}}. */
final class FieldValueCodec extends Codec {

  private static final String EXPECTED = "an object with one key, such as {\"text\": \"x\"}";

  private final Class<?> wanted;
  private final Codecs codecs;
  private final Map<String, ValueModel> cases = new LinkedHashMap<>();

  FieldValueCodec(Class<?> wanted, Codecs codecs) {
    this.wanted = wanted;
    this.codecs = codecs;
    for (Class<?> each : KebabCase.cases(FieldValue.class)) {
      cases.put(KebabCase.of(each), codecs.shape(each));
    }
  }

  @Override
  void write(Object value, JsonGenerator out) {
    String word = KebabCase.of(value.getClass());
    ValueModel shape = Objects.requireNonNull(cases.get(word));
    out.writeStartObject();
    out.writeName(word);
    if (shape.parts().isEmpty()) {
      out.writeBoolean(true);
    } else {
      ValueModel.Part part = shape.parts().get(0);
      codecs.of(part.type()).write(Objects.requireNonNull(part.of(value)), out);
    }
    out.writeEndObject();
  }

  @Override
  Object read(JsonParser in) {
    JsonErrors.unless(in.hasToken(JsonToken.START_OBJECT), in, EXPECTED);
    TokenStreamLocation start = in.currentTokenLocation();
    if (in.nextToken() != JsonToken.PROPERTY_NAME) {
      throw JsonErrors.at(in, start, "give " + EXPECTED);
    }
    ValueModel shape = cases.get(in.currentName());
    if (shape == null || !wanted.isAssignableFrom(shape.type())) {
      throw JsonErrors.at(
          in, "there is no such key; there are " + String.join(", ", cases.keySet()));
    }
    in.nextToken();
    @Nullable Object[] parts = new @Nullable Object[shape.parts().size()];
    if (parts.length == 0) {
      JsonErrors.unless(in.hasToken(JsonToken.VALUE_TRUE), in, "true");
    } else {
      parts[0] = codecs.of(shape.parts().get(0).type()).read(in);
    }
    if (in.nextToken() != JsonToken.END_OBJECT) {
      throw JsonErrors.at(in, "give " + EXPECTED);
    }
    return shape.maker().make(parts);
  }
}
