package dev.crmkit.core.internal.json;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * The codecs of optional values, lists, sets and maps. Sets, and maps by key, are written in one
 * order however they are arranged, so that equal values are equal texts.
 */
final class ContainerCodecs {

  private static final String DUPLICATE = "it is there already; name everything once";

  /** Ids by number within their kind, everything else by text. */
  private static final Comparator<Object> ORDER =
      Comparator.comparing((Object each) -> each instanceof Subject subject ? subject.kind() : "")
          .thenComparingLong(each -> each instanceof Id id ? id.value() : 0)
          .thenComparing(ContainerCodecs::text);

  private ContainerCodecs() {}

  private static String text(Object value) {
    if (value instanceof Subject subject) {
      return subject.key();
    }
    return value instanceof Enum<?> constant ? constant.name() : value.getClass().getName() + value;
  }

  private static Collection<?> sorted(Collection<?> all) {
    if (all.size() < 2) {
      return all;
    }
    List<Object> sorted = new ArrayList<>(all);
    sorted.sort(ORDER);
    return sorted;
  }

  /** An optional value, which is absent if it is empty. */
  static final class OfOptional extends Codec {
    private final Codec content;

    OfOptional(Codec content) {
      this.content = content;
    }

    @Override
    void write(Object value, JsonGenerator out) {
      Optional<?> optional = (Optional<?>) value;
      if (optional.isPresent()) {
        content.write(optional.get(), out);
      } else {
        out.writeNull();
      }
    }

    @Override
    Object read(JsonParser in) {
      return Optional.of(content.read(in));
    }

    @Override
    Object absent() {
      return Optional.empty();
    }
  }

  /** A list: an array. */
  static class OfList extends Codec {
    private final Codec content;

    OfList(Codec content) {
      this.content = content;
    }

    @Override
    void write(Object value, JsonGenerator out) {
      out.writeStartArray();
      for (Object each : (Collection<?>) value) {
        content.write(each, out);
      }
      out.writeEndArray();
    }

    @Override
    Object read(JsonParser in) {
      List<Object> all = new ArrayList<>();
      readInto(all, in);
      return Collections.unmodifiableList(all);
    }

    final void readInto(Collection<Object> all, JsonParser in) {
      JsonErrors.check(in.hasToken(JsonToken.START_ARRAY), in, "an array");
      while (in.nextToken() != JsonToken.END_ARRAY) {
        TokenStreamLocation start = in.currentTokenLocation();
        if (!all.add(content.read(in))) {
          throw JsonErrors.at(in, start, DUPLICATE);
        }
      }
    }

    @Override
    Object absent() {
      return List.of();
    }
  }

  /** A set: an array without duplicates. */
  static final class OfSet extends OfList {
    OfSet(Codec content) {
      super(content);
    }

    @Override
    void write(Object value, JsonGenerator out) {
      super.write(sorted((Set<?>) value), out);
    }

    @Override
    Object read(JsonParser in) {
      Set<Object> all = new LinkedHashSet<>();
      readInto(all, in);
      return Collections.unmodifiableSet(all);
    }

    @Override
    Object absent() {
      return Set.of();
    }
  }

  /** A map: an object. */
  static final class OfMap extends Codec {
    private final Codec keys;
    private final Codec values;

    OfMap(Codec keys, Codec values) {
      this.keys = keys;
      this.values = values;
    }

    @Override
    void write(Object value, JsonGenerator out) {
      Map<?, ?> map = (Map<?, ?>) value;
      out.writeStartObject();
      for (Object key : sorted(map.keySet())) {
        out.writeName(keys.key(key));
        values.write(Objects.requireNonNull(map.get(key)), out);
      }
      out.writeEndObject();
    }

    @Override
    Object read(JsonParser in) {
      JsonErrors.check(in.hasToken(JsonToken.START_OBJECT), in, "an object");
      Map<Object, Object> all = new LinkedHashMap<>();
      while (in.nextToken() != JsonToken.END_OBJECT) {
        Object key = key(in);
        if (all.containsKey(key)) {
          throw JsonErrors.at(in, DUPLICATE);
        }
        in.nextToken();
        all.put(key, values.read(in));
      }
      return Collections.unmodifiableMap(all);
    }

    private Object key(JsonParser in) {
      try {
        return keys.parseKey(in.currentName());
      } catch (IllegalArgumentException e) {
        throw JsonErrors.at(in, String.valueOf(e.getMessage()));
      }
    }

    @Override
    Object absent() {
      return Map.of();
    }
  }
}
