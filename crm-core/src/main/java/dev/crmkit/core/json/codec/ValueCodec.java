package dev.crmkit.core.json.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Values of several parts: an object with a key for each. */
final class ValueCodec extends Codec {

  /** The key that tells which case of a sealed type a value is. */
  static final String TAG = "@type";

  private final ValueModel shape;
  private final Codecs codecs;
  private final @Nullable String tag;
  private final Map<String, Integer> index = new HashMap<>();
  private Codec @Nullable [] byPart;

  /**
   * A codec.
   *
   * @param tag the word for the type, when it is a case of a sealed one
   */
  ValueCodec(ValueModel shape, Codecs codecs, @Nullable String tag) {
    this.shape = shape;
    this.codecs = codecs;
    this.tag = tag;
    for (ValueModel.Part part : shape.parts()) {
      index.put(part.name(), index.size());
    }
  }

  /** Found when first used: a type may have parts of itself. */
  private Codec[] byPart() {
    Codec[] found = byPart;
    if (found == null) {
      found = shape.parts().stream().map(part -> codecs.of(part.type())).toArray(Codec[]::new);
      byPart = found;
    }
    return found;
  }

  @Override
  void write(Object value, JsonGenerator out) {
    Codec[] codec = byPart();
    out.writeStartObject();
    if (tag != null) {
      out.writeStringProperty(TAG, tag);
    }
    for (int i = 0; i < codec.length; i++) {
      ValueModel.Part part = shape.parts().get(i);
      Object held = part.of(value);
      if (held != null && !held.equals(Optional.empty())) {
        out.writeName(part.name());
        codec[i].write(held, out);
      }
    }
    out.writeEndObject();
  }

  @Override
  Object read(JsonParser in) {
    JsonErrors.unless(in.hasToken(JsonToken.START_OBJECT), in, "an object");
    TokenStreamLocation start = in.currentTokenLocation();
    in.nextToken();
    return readParts(in, start, false);
  }

  /** Reads from the first key on; {@code tagged} when the tag has been read already. */
  Object readParts(JsonParser in, TokenStreamLocation start, boolean tagged) {
    Codec[] codec = byPart();
    @Nullable Object[] values = new @Nullable Object[codec.length];
    boolean[] seen = new boolean[codec.length];
    boolean tagSeen = tagged;
    for (; in.hasToken(JsonToken.PROPERTY_NAME); in.nextToken()) {
      String name = in.currentName();
      Integer at = index.get(name);
      if (name.equals(TAG) && tag != null) {
        checkOnce(tagSeen, in);
        tagSeen = true;
        in.nextToken();
        boolean right = in.hasToken(JsonToken.VALUE_STRING) && in.getString().equals(tag);
        JsonErrors.unless(right, in, "\"" + tag + "\"");
        continue;
      }
      if (at == null) {
        throw JsonErrors.at(in, "there is no such key; there are " + names());
      }
      checkOnce(seen[at], in);
      seen[at] = true;
      if (in.nextToken() == JsonToken.VALUE_NULL && mayBeLeftOut(at, codec)) {
        continue;
      }
      values[at] = codec[at].read(in);
    }
    JsonErrors.unless(in.hasToken(JsonToken.END_OBJECT), in, "an object");
    return made(values, codec, in, start);
  }

  private static void checkOnce(boolean seen, JsonParser in) {
    if (seen) {
      throw JsonErrors.at(in, "it is there already; name everything once");
    }
  }

  private boolean mayBeLeftOut(int at, Codec[] codec) {
    return shape.parts().get(at).may() || codec[at].leftOut() != null;
  }

  private Object made(
      @Nullable Object[] values, Codec[] codec, JsonParser in, TokenStreamLocation start) {
    for (int i = 0; i < values.length; i++) {
      ValueModel.Part part = shape.parts().get(i);
      if (values[i] == null && !part.may()) {
        values[i] = codec[i].leftOut();
        if (values[i] == null) {
          throw JsonErrors.at(in, start, "'" + part.name() + "' is missing");
        }
      }
    }
    try {
      return shape.maker().make(values);
    } catch (RuntimeException e) {
      throw JsonErrors.at(in, start, e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private String names() {
    List<String> all = shape.parts().stream().map(ValueModel.Part::name).toList();
    return all.isEmpty() ? "none" : all.stream().collect(Collectors.joining(", "));
  }
}
