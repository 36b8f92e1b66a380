package dev.crmkit.core.internal.json;

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

/** Values with properties: an object with a key for each property that is present. */
final class ObjectCodec extends Codec {

  /** The key of the tag, which distinguishes the subtypes of a sealed type. */
  static final String TAG = "@type";

  private final ObjectModel model;
  private final @Nullable String tag;
  private final Map<String, Integer> index = new HashMap<>();
  private Codec @Nullable [] codecs;

  /**
   * A codec.
   *
   * @param tag the tag of the type; null if it is no subtype of a sealed type
   */
  ObjectCodec(ObjectModel model, @Nullable String tag) {
    this.model = model;
    this.tag = tag;
    for (ObjectModel.Property property : model.properties()) {
      index.put(property.name(), index.size());
    }
  }

  /** Finds the codecs of the properties when they are needed: a type may contain itself. */
  private Codec[] codecs() {
    Codec[] found = codecs;
    if (found == null) {
      found = model.properties().stream().map(each -> Codecs.of(each.type())).toArray(Codec[]::new);
      codecs = found;
    }
    return found;
  }

  @Override
  void write(Object value, JsonGenerator out) {
    Codec[] codec = codecs();
    out.writeStartObject();
    if (tag != null) {
      out.writeStringProperty(TAG, tag);
    }
    for (int i = 0; i < codec.length; i++) {
      ObjectModel.Property property = model.properties().get(i);
      Object content = property.of(value);
      if (content != null && !content.equals(Optional.empty())) {
        out.writeName(property.name());
        codec[i].write(content, out);
      }
    }
    out.writeEndObject();
  }

  @Override
  Object read(JsonParser in) {
    JsonErrors.check(in.hasToken(JsonToken.START_OBJECT), in, "an object");
    TokenStreamLocation start = in.currentTokenLocation();
    in.nextToken();
    return readProperties(in, start, false);
  }

  /**
   * Reads an object from its first key on.
   *
   * @param start where the object begins
   * @param isTagRead whether the tag has already been read
   */
  Object readProperties(JsonParser in, TokenStreamLocation start, boolean isTagRead) {
    Codec[] codec = codecs();
    @Nullable Object[] values = new @Nullable Object[codec.length];
    boolean[] isRead = new boolean[codec.length];
    boolean hasTag = isTagRead;
    for (; in.hasToken(JsonToken.PROPERTY_NAME); in.nextToken()) {
      String name = in.currentName();
      Integer at = index.get(name);
      if (at != null) {
        checkFirst(isRead[at], in);
        isRead[at] = true;
        boolean isAbsent = in.nextToken() == JsonToken.VALUE_NULL && canBeAbsent(at, codec);
        values[at] = isAbsent ? null : codec[at].read(in);
      } else if (name.equals(TAG) && tag != null) {
        checkFirst(hasTag, in);
        hasTag = true;
        in.nextToken();
        boolean isRight = in.hasToken(JsonToken.VALUE_STRING) && in.getString().equals(tag);
        JsonErrors.check(isRight, in, "\"" + tag + "\"");
      } else {
        throw JsonErrors.at(in, "there is no such key; there are " + names());
      }
    }
    JsonErrors.check(in.hasToken(JsonToken.END_OBJECT), in, "an object");
    return make(values, codec, in, start);
  }

  private static void checkFirst(boolean isRead, JsonParser in) {
    if (isRead) {
      throw JsonErrors.at(in, "it is there already; name everything once");
    }
  }

  private boolean canBeAbsent(int at, Codec[] codec) {
    return model.properties().get(at).hasDefault() || codec[at].absent() != null;
  }

  private Object make(
      @Nullable Object[] values, Codec[] codec, JsonParser in, TokenStreamLocation start) {
    for (int i = 0; i < values.length; i++) {
      ObjectModel.Property property = model.properties().get(i);
      if (values[i] == null && !property.hasDefault()) {
        values[i] = codec[i].absent();
        if (values[i] == null) {
          throw JsonErrors.at(in, start, "'" + property.name() + "' is missing");
        }
      }
    }
    try {
      return model.make(values);
    } catch (RuntimeException e) {
      throw JsonErrors.refused(in, start, e);
    }
  }

  private String names() {
    List<ObjectModel.Property> all = model.properties();
    return all.isEmpty()
        ? "none"
        : all.stream().map(ObjectModel.Property::name).collect(Collectors.joining(", "));
  }
}
