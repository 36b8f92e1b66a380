package dev.crmkit.core.json.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.util.JsonParserSequence;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Values of a sealed type: the object of the case with its word under {@link ValueCodec#TAG}, which
 * may stand at any place; a constant of a case that is an enum is its word.
 */
final class TaggedCodec extends Codec {

  private final Codecs codecs;
  private final Map<String, Class<?>> cases = new LinkedHashMap<>();
  private final Map<String, Object> constants = new LinkedHashMap<>();

  TaggedCodec(Class<?> sealed, Codecs codecs) {
    this.codecs = codecs;
    for (Class<?> each : KebabCase.cases(sealed)) {
      if (each.isEnum()) {
        constants.putAll(KebabCase.constants(each));
      } else {
        cases.put(KebabCase.of(each), each);
      }
    }
  }

  @Override
  void write(Object value, JsonGenerator out) {
    codecs.ofValue(value).write(value, out);
  }

  @Override
  Object read(JsonParser in) {
    if (in.hasToken(JsonToken.VALUE_STRING) && !constants.isEmpty()) {
      Object constant = constants.get(in.getString());
      JsonErrors.unless(constant != null, in, "an object or one of " + constants.keySet());
      return Objects.requireNonNull(constant);
    }
    JsonErrors.unless(in.hasToken(JsonToken.START_OBJECT), in, "an object");
    TokenStreamLocation start = in.currentTokenLocation();
    TokenBuffer before = null;
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      in.nextToken();
      if (name.equals(ValueCodec.TAG)) {
        return readCase(in, start, before);
      }
      if (before == null) {
        before = TokenBuffer.forBuffering(in, in.objectReadContext());
        before.forceUseOfBigDecimal(true);
      }
      before.writeName(name);
      before.copyCurrentStructure(in);
    }
    throw JsonErrors.at(in, start, "'" + ValueCodec.TAG + "' is missing; it is one of " + words());
  }

  private Object readCase(JsonParser in, TokenStreamLocation start, @Nullable TokenBuffer before) {
    Class<?> found = in.hasToken(JsonToken.VALUE_STRING) ? cases.get(in.getString()) : null;
    if (found == null) {
      JsonErrors.unless(false, in, "one of " + words());
      throw new IllegalStateException();
    }
    ValueCodec codec = (ValueCodec) codecs.of(found);
    if (before == null) {
      in.nextToken();
      return codec.readParts(in, start, true);
    }
    before.close();
    in.clearCurrentToken();
    JsonParser whole =
        JsonParserSequence.createFlattened(false, before.asParser(in.objectReadContext(), in), in);
    whole.nextToken();
    return codec.readParts(whole, start, true);
  }

  private String words() {
    return String.join(", ", cases.keySet());
  }
}
