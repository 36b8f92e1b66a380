package dev.crmkit.core.json.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserSequence;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
    for (Class<?> each : Words.cases(sealed)) {
      if (each.isEnum()) {
        constants.putAll(Words.constants(each));
      } else {
        cases.put(Words.of(each), each);
      }
    }
  }

  @Override
  void write(Object value, JsonGenerator out) throws IOException {
    codecs.ofValue(value).write(value, out);
  }

  @Override
  Object read(JsonParser in) throws IOException {
    if (in.hasToken(JsonToken.VALUE_STRING) && !constants.isEmpty()) {
      Object constant = constants.get(in.getText());
      Wrong.unless(constant != null, in, "an object or one of " + constants.keySet());
      return Objects.requireNonNull(constant);
    }
    Wrong.unless(in.hasToken(JsonToken.START_OBJECT), in, "an object");
    JsonLocation start = in.currentTokenLocation();
    TokenBuffer before = null;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      if (name.equals(ValueCodec.TAG)) {
        return readCase(in, start, before);
      }
      if (before == null) {
        before = new TokenBuffer(in);
        before.forceUseOfBigDecimal(true);
      }
      before.writeFieldName(name);
      before.copyCurrentStructure(in);
    }
    throw Wrong.at(in, start, "'" + ValueCodec.TAG + "' is missing; it is one of " + words());
  }

  private Object readCase(JsonParser in, JsonLocation start, @Nullable TokenBuffer before)
      throws IOException {
    Class<?> found = in.hasToken(JsonToken.VALUE_STRING) ? cases.get(in.getText()) : null;
    if (found == null) {
      Wrong.unless(false, in, "one of " + words());
      throw new IllegalStateException();
    }
    ValueCodec codec = (ValueCodec) codecs.of(found);
    if (before == null) {
      in.nextToken();
      return codec.readParts(in, start, true);
    }
    before.close();
    in.clearCurrentToken();
    JsonParser whole = JsonParserSequence.createFlattened(false, before.asParser(in), in);
    whole.nextToken();
    return codec.readParts(whole, start, true);
  }

  private String words() {
    return String.join(", ", cases.keySet());
  }
}
