package dev.crmkit.core.internal.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.util.JsonParserSequence;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Values of a sealed type: the object of the subtype with its name under {@link ObjectCodec#TAG},
 * at any position; for a subtype that is an enum, the name of the constant.
 */
final class TaggedCodec extends Codec {

  private final JavaType sealed;
  private final Map<String, Class<?>> subtypes = new LinkedHashMap<>();
  private final Map<String, Object> constants = new LinkedHashMap<>();

  TaggedCodec(JavaType sealed) {
    this.sealed = sealed;
    for (Class<?> each : KebabCase.subtypes(sealed.getRawClass())) {
      if (each.isEnum()) {
        constants.putAll(KebabCase.constants(each));
      } else {
        subtypes.put(KebabCase.of(each), each);
      }
    }
  }

  @Override
  void write(Object value, JsonGenerator out) {
    if (sealed.hasGenericTypes()) {
      of(value.getClass()).write(value, out);
    } else {
      Codecs.write(value, out);
    }
  }

  @Override
  Object read(JsonParser in) {
    if (in.hasToken(JsonToken.VALUE_STRING) && !constants.isEmpty()) {
      Object constant = constants.get(in.getString());
      if (constant == null) {
        throw JsonErrors.mismatch(in, "an object or one of " + constants.keySet());
      }
      return constant;
    }
    JsonErrors.check(in.hasToken(JsonToken.START_OBJECT), in, "an object");
    TokenStreamLocation start = in.currentTokenLocation();
    TokenBuffer before = null;
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      in.nextToken();
      if (name.equals(ObjectCodec.TAG)) {
        return readSubtype(in, start, before);
      }
      if (before == null) {
        before = TokenBuffer.forBuffering(in, in.objectReadContext());
        before.forceUseOfBigDecimal(true);
      }
      before.writeName(name);
      before.copyCurrentStructure(in);
    }
    throw JsonErrors.at(in, start, "'" + ObjectCodec.TAG + "' is missing; it is one of " + tags());
  }

  /** Reads the rest of an object of which the parser is at the tag, and what came before it. */
  private Object readSubtype(
      JsonParser in, TokenStreamLocation start, @Nullable TokenBuffer before) {
    Class<?> subtype = in.hasToken(JsonToken.VALUE_STRING) ? subtypes.get(in.getString()) : null;
    if (subtype == null) {
      throw JsonErrors.mismatch(in, "one of " + tags());
    }
    JsonParser rest = in;
    if (before != null) {
      before.close();
      in.clearCurrentToken();
      rest =
          JsonParserSequence.createFlattened(
              false, before.asParser(in.objectReadContext(), in), in);
    }
    rest.nextToken();
    return ((ObjectCodec) of(subtype)).readProperties(rest, start, true);
  }

  /** Finds the codec of a subtype that has the type arguments of the sealed type. */
  private Codec of(Class<?> subtype) {
    return Codecs.of(Codecs.TYPES.constructSpecializedType(sealed, subtype));
  }

  private String tags() {
    return String.join(", ", subtypes.keySet());
  }
}
