package dev.crmkit.core.internal.json;

import dev.crmkit.core.form.FieldValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Field values: an object with one key, the name of its type, as in {@code {"number": 1.10}}. */
final class FieldValueCodec extends Codec {

  private static final String EXPECTED = "an object with one key, such as {\"text\": \"x\"}";

  private final Class<?> type;
  private final Map<String, ObjectModel> models = new LinkedHashMap<>();

  FieldValueCodec(Class<?> type) {
    this.type = type;
    for (Class<?> each : KebabCase.subtypes(FieldValue.class)) {
      models.put(
          KebabCase.of(each), ObjectModel.of(Codecs.TYPES.constructType(each)).orElseThrow());
    }
  }

  @Override
  void write(Object value, JsonGenerator out) {
    String name = KebabCase.of(value.getClass());
    ObjectModel model = Objects.requireNonNull(models.get(name));
    out.writeStartObject();
    out.writeName(name);
    if (model.properties().isEmpty()) {
      out.writeBoolean(true);
    } else {
      ObjectModel.Property only = model.properties().get(0);
      Codecs.of(only.type()).write(Objects.requireNonNull(only.of(value)), out);
    }
    out.writeEndObject();
  }

  @Override
  Object read(JsonParser in) {
    JsonErrors.check(in.hasToken(JsonToken.START_OBJECT), in, EXPECTED);
    TokenStreamLocation start = in.currentTokenLocation();
    if (in.nextToken() != JsonToken.PROPERTY_NAME) {
      throw JsonErrors.at(in, start, "give " + EXPECTED);
    }
    ObjectModel model = models.get(in.currentName());
    if (model == null || !type.isAssignableFrom(model.type())) {
      throw JsonErrors.at(
          in, "there is no such key; there are " + String.join(", ", models.keySet()));
    }
    in.nextToken();
    Object value = read(model, in);
    if (in.nextToken() != JsonToken.END_OBJECT) {
      throw JsonErrors.at(in, "give " + EXPECTED);
    }
    return value;
  }

  private static Object read(ObjectModel model, JsonParser in) {
    if (model.properties().isEmpty()) {
      JsonErrors.check(in.hasToken(JsonToken.VALUE_TRUE), in, "true");
      return model.make();
    }
    return model.make(Codecs.of(model.properties().get(0).type()).read(in));
  }
}
