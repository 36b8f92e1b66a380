package dev.crmkit.core.json.codec;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;
import dev.crmkit.core.form.FieldValue;
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

/** The codecs of optional values, lists, sets and maps. */
final class Containers {

  private Containers() {}

  /** A value that is left out when it is empty. */
  static final class Maybe extends Codec {
    private final Codec content;

    Maybe(Codec content) {
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
    Object leftOut() {
      return Optional.empty();
    }
  }

  /** A list: an array. */
  static final class ListCodec extends Codec {
    private final Codec content;

    ListCodec(Codec content) {
      this.content = content;
    }

    @Override
    void write(Object value, JsonGenerator out) {
      writeAll((Collection<?>) value, content, out);
    }

    @Override
    Object read(JsonParser in) {
      JsonErrors.unless(in.hasToken(JsonToken.START_ARRAY), in, "an array");
      List<Object> all = new ArrayList<>();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        all.add(content.read(in));
      }
      return Collections.unmodifiableList(all);
    }

    @Override
    Object leftOut() {
      return List.of();
    }
  }

  /** A set: an array without repetitions, written in one order however the set is arranged. */
  static final class SetCodec extends Codec {
    private final Codec content;

    SetCodec(Codec content) {
      this.content = content;
    }

    @Override
    void write(Object value, JsonGenerator out) {
      writeAll(inOrder((Collection<?>) value), content, out);
    }

    @Override
    Object read(JsonParser in) {
      JsonErrors.unless(in.hasToken(JsonToken.START_ARRAY), in, "an array");
      Set<Object> all = new LinkedHashSet<>();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        var start = in.currentTokenLocation();
        if (!all.add(content.read(in))) {
          throw JsonErrors.at(in, start, "it is there already; name everything once");
        }
      }
      return Collections.unmodifiableSet(all);
    }

    @Override
    Object leftOut() {
      return Set.of();
    }
  }

  /** A map: an object, written in one order however the map is arranged. */
  static final class MapCodec extends Codec {
    private final Codec keys;
    private final Codec values;

    MapCodec(Codec keys, Codec values) {
      this.keys = keys;
      this.values = values;
    }

    @Override
    void write(Object value, JsonGenerator out) {
      Map<?, ?> map = (Map<?, ?>) value;
      out.writeStartObject();
      for (Object key : inOrder(map.keySet())) {
        out.writeName(keys.key(key));
        values.write(Objects.requireNonNull(map.get(key)), out);
      }
      out.writeEndObject();
    }

    @Override
    Object read(JsonParser in) {
      JsonErrors.unless(in.hasToken(JsonToken.START_OBJECT), in, "an object");
      Map<Object, Object> all = new LinkedHashMap<>();
      while (in.nextToken() != JsonToken.END_OBJECT) {
        Object key;
        try {
          key = keys.fromKey(in.currentName());
        } catch (IllegalArgumentException e) {
          throw JsonErrors.at(in, String.valueOf(e.getMessage()));
        }
        if (all.containsKey(key)) {
          throw JsonErrors.at(in, "it is there already; name everything once");
        }
        in.nextToken();
        all.put(key, values.read(in));
      }
      return Collections.unmodifiableMap(all);
    }

    @Override
    Object leftOut() {
      return Map.of();
    }
  }

  private static void writeAll(Collection<?> all, Codec content, JsonGenerator out) {
    out.writeStartArray();
    for (Object each : all) {
      content.write(each, out);
    }
    out.writeEndArray();
  }

  /** What has an order in that, so that equal values are equal texts. */
  private static Collection<?> inOrder(Collection<?> all) {
    if (all.size() < 2) {
      return all;
    }
    List<Object> sorted = new ArrayList<>(all);
    if (sorted.stream().allMatch(Subject.class::isInstance)) {
      sorted.sort(
          Comparator.comparing((Object each) -> ((Subject) each).kind())
              .thenComparing(each -> each instanceof Id id ? id.value() : 0L)
              .thenComparing(each -> ((Subject) each).key()));
    } else if (sorted.stream().allMatch(Id.class::isInstance)) {
      sorted.sort(Comparator.comparingLong(each -> ((Id) each).value()));
    } else if (sorted.stream().allMatch(each -> each instanceof Enum<?>)) {
      sorted.sort(Comparator.comparing(each -> ((Enum<?>) each).name()));
    } else if (sorted.stream().allMatch(String.class::isInstance)) {
      sorted.sort(Comparator.comparing(String.class::cast));
    } else if (sorted.stream().allMatch(FieldValue.class::isInstance)) {
      sorted.sort(
          Comparator.<Object, String>comparing(each -> each.getClass().getName())
              .thenComparing(Object::toString));
    }
    return sorted;
  }
}
