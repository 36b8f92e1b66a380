package dev.crmkit.core.internal.json;

import dev.crmkit.core.Subject;
import dev.crmkit.core.form.FieldValue;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.type.TypeFactory;

/** Finds the codec of each type by what the type looks like. A codec is made once and cached. */
public final class Codecs {

  static final TypeFactory TYPES = TypeFactory.createDefaultInstance();

  /** The types of other modules that are written as others. */
  private static final List<JsonProxy<?, ?>> PROXIES = loadProxies();

  private static final Map<JavaType, Codec> CACHE = new ConcurrentHashMap<>();

  private Codecs() {}

  private static List<JsonProxy<?, ?>> loadProxies() {
    List<JsonProxy<?, ?>> all = new ArrayList<>();
    ServiceLoader.load(JsonProxy.class, Codecs.class.getClassLoader()).forEach(all::add);
    return List.copyOf(all);
  }

  /**
   * Writes a value.
   *
   * @param value any value of the model
   * @param out receives it
   * @throws IllegalArgumentException if it is no value of the model
   */
  public static void write(Object value, JsonGenerator out) {
    ofValue(value).write(value, out);
  }

  /**
   * Reads a value.
   *
   * @param in is at the first token of the value, and at the last one afterwards
   * @param type the type of the value
   * @return the value
   * @throws IllegalArgumentException if the type is none of the model
   */
  public static Object read(JsonParser in, Type type) {
    return of(TYPES.constructType(type)).read(in);
  }

  /** Returns the class of a type, without its type arguments. */
  public static Class<?> rawClass(Type type) {
    return TYPES.constructType(type).getRawClass();
  }

  static Codec ofValue(Object value) {
    return of(value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass());
  }

  static Codec of(Class<?> type) {
    return of(TYPES.constructType(type));
  }

  static Codec of(JavaType type) {
    return find(type)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    type.toCanonical()
                        + " is no value type: give a record or a type with a builder"));
  }

  /** Finds the codec of a type; empty if the type looks like nothing that can be JSON. */
  static Optional<Codec> find(JavaType type) {
    Codec codec = CACHE.get(type);
    if (codec == null) {
      // Not computeIfAbsent: making a codec finds those of the types inside.
      codec = make(type, type.getRawClass());
      if (codec != null) {
        CACHE.put(type, codec);
      }
    }
    return Optional.ofNullable(codec);
  }

  private static @Nullable Codec make(JavaType type, Class<?> raw) {
    if (raw == Object.class) {
      return new AnyCodec();
    } else if (raw == Optional.class) {
      return new ContainerCodecs.OfOptional(of(type.containedTypeOrUnknown(0)));
    } else if (Map.class.isAssignableFrom(raw)) {
      return new ContainerCodecs.OfMap(of(type.getKeyType()), of(type.getContentType()));
    } else if (Set.class.isAssignableFrom(raw)) {
      return new ContainerCodecs.OfSet(of(type.getContentType()));
    } else if (Collection.class.isAssignableFrom(raw)) {
      return new ContainerCodecs.OfList(of(type.getContentType()));
    } else if (FieldValue.class.isAssignableFrom(raw)) {
      return new FieldValueCodec(raw);
    }
    for (JsonProxy<?, ?> proxy : PROXIES) {
      if (proxy.type().isAssignableFrom(raw)) {
        return new ProxyCodec<>(proxy);
      }
    }
    Codec scalar = NumberCodecs.find(raw);
    if (scalar == null) {
      scalar = StringCodec.find(raw);
    }
    if (scalar != null) {
      return scalar;
    }
    return raw.isSealed() ? new TaggedCodec(type) : makeObject(type, raw);
  }

  private static @Nullable Codec makeObject(JavaType type, Class<?> raw) {
    ObjectModel model = ObjectModel.of(type).orElse(null);
    if (model == null) {
      return implemented(raw);
    }
    String tag = isTagged(raw) ? KebabCase.of(raw) : null;
    List<ObjectModel.Property> properties = model.properties();
    return raw.isRecord()
            && tag == null
            && properties.size() == 1
            && properties.get(0).name().equals("value")
        ? new WrapperCodec(model, of(properties.get(0).type()))
        : new ObjectCodec(model, tag);
  }

  /** Returns whether a type is a subtype of a sealed one that distinguishes them by tags. */
  private static boolean isTagged(Class<?> type) {
    return Arrays.stream(type.getInterfaces())
        .anyMatch(
            each -> (each.isSealed() && !Subject.class.isAssignableFrom(each)) || isTagged(each));
  }

  /** Finds the codec of the value type that a generated class implements. */
  private static @Nullable Codec implemented(Class<?> type) {
    return Stream.of(type.getInterfaces())
        .map(TYPES::constructType)
        .filter(each -> ObjectModel.of(each).isPresent())
        .findFirst()
        .map(Codecs::of)
        .orElse(null);
  }

  /** Writes values whose type is not declared by what they are. They cannot be read back. */
  private static final class AnyCodec extends Codec {

    @Override
    void write(Object value, JsonGenerator out) {
      codec(value).write(value, out);
    }

    @Override
    Object read(JsonParser in) {
      throw JsonErrors.at(in, "a value of no declared type cannot be read");
    }

    @Override
    boolean isKey() {
      return true;
    }

    @Override
    String key(Object value) {
      return codec(value).key(value);
    }

    /** A number does not say what kind of subject it identifies, so the path is written. */
    private static Codec codec(Object value) {
      if (value.getClass() == Object.class) {
        throw new IllegalArgumentException("an Object is no value");
      }
      return value instanceof Subject ? of(Subject.class) : ofValue(value);
    }
  }
}
