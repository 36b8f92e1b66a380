package dev.crmkit.core.json.codec;

import com.google.common.net.InetAddresses;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.network.IpAddresses;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.type.TypeFactory;

/** The codec of each type, found by what the type looks like, and kept. */
public final class Codecs {

  /** The only one: what it keeps is the same for all. */
  public static final Codecs ALL = new Codecs();

  private static final TypeFactory TYPES = TypeFactory.createDefaultInstance();

  private static final Map<Class<?>, Codec> SCALARS = scalars();

  private final Map<JavaType, Codec> found = new ConcurrentHashMap<>();

  private Codecs() {}

  private static Map<Class<?>, Codec> scalars() {
    Map<Class<?>, Codec> all = new HashMap<>();
    all.put(boolean.class, Numbers.BOOLEAN);
    all.put(Boolean.class, Numbers.BOOLEAN);
    all.put(int.class, Numbers.INT);
    all.put(Integer.class, Numbers.INT);
    all.put(long.class, Numbers.LONG);
    all.put(Long.class, Numbers.LONG);
    all.put(BigDecimal.class, Numbers.DECIMAL);
    text(all, String.class, "a text", Function.identity(), Function.identity());
    text(
        all,
        Instant.class,
        "an instant such as 2026-02-28T12:00:00Z",
        Instant::toString,
        Instants::parse);
    text(all, LocalDate.class, "a date such as 2026-02-28", LocalDate::toString, LocalDate::parse);
    text(all, Duration.class, "a duration such as PT72H", Duration::toString, Duration::parse);
    text(
        all,
        InetAddress.class,
        "an IP address such as 10.0.0.7",
        IpAddresses::text,
        Codecs::address);
    text(
        all,
        Class.class,
        "one of " + Arrays.stream(RecordKind.values()).map(RecordKind::word).toList(),
        type ->
            RecordKind.of(((Class<?>) type).asSubclass(dev.crmkit.core.record.CrmRecord.class))
                .word(),
        Codecs::recordClass);
    return all;
  }

  private static <T> void text(
      Map<Class<?>, Codec> all,
      Class<T> type,
      String expected,
      Function<? super T, String> format,
      Function<String, ? extends T> parse) {
    all.put(type, new TextCodec<>(type, expected, format, parse));
  }

  private static InetAddress address(String text) {
    if (text.indexOf('%') >= 0) {
      throw new IllegalArgumentException("a zone is not kept");
    }
    return InetAddresses.forString(text);
  }

  private static Class<?> recordClass(String word) {
    return Arrays.stream(RecordKind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow()
        .type();
  }

  /**
   * Writes a value as what it is.
   *
   * @param value any value of the model
   * @param out receives it
   * @throws IllegalArgumentException when it is no value of the model
   */
  public void write(Object value, JsonGenerator out) {
    ofValue(value).write(value, out);
  }

  /**
   * Reads a value.
   *
   * @param in stands at the first token of the value, and at the last afterwards
   * @param type the type of the value
   * @return the value
   * @throws IllegalArgumentException when the type is none of the model
   */
  public Object read(JsonParser in, Class<?> type) {
    return of(type).read(in);
  }

  Codec ofValue(Object value) {
    return of(value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass());
  }

  Codec of(Class<?> type) {
    return of(TYPES.constructType(type));
  }

  Codec of(JavaType type) {
    return find(type)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    type.toCanonical()
                        + " is no value type: give a record or a type with a builder"));
  }

  /** The codec of a type; empty when it looks like nothing that can be JSON. */
  Optional<Codec> find(JavaType type) {
    Codec known = found.get(type);
    if (known == null) {
      known = make(type);
      if (known != null) {
        found.put(type, known);
      }
    }
    return Optional.ofNullable(known);
  }

  ValueModel shape(Class<?> type) {
    return ValueModel.of(TYPES.constructType(type)).orElseThrow();
  }

  private @Nullable Codec make(JavaType type) {
    Class<?> raw = type.getRawClass();
    Codec scalar = SCALARS.get(InetAddress.class.isAssignableFrom(raw) ? InetAddress.class : raw);
    if (scalar != null) {
      return scalar;
    }
    if (raw == Optional.class) {
      return new Containers.Maybe(of(type.containedTypeOrUnknown(0)));
    }
    if (Map.class.isAssignableFrom(raw)) {
      return new Containers.MapCodec(of(type.getKeyType()), of(type.getContentType()));
    }
    if (Set.class.isAssignableFrom(raw)) {
      return new Containers.SetCodec(of(type.getContentType()));
    }
    if (List.class.isAssignableFrom(raw) || raw == Collection.class) {
      return new Containers.ListCodec(of(type.getContentType()));
    }
    return raw == Object.class ? new AnyCodec(this) : makeValue(type, raw);
  }

  private @Nullable Codec makeValue(JavaType type, Class<?> raw) {
    if (raw.isEnum()) {
      Map<String, Object> constants = KebabCase.constants(raw);
      return new TextCodec<>(
          Object.class,
          "one of " + constants.keySet(),
          constant -> KebabCase.of((Enum<?>) constant),
          word -> constant(constants, word));
    }
    if (FieldValue.class.isAssignableFrom(raw)) {
      return new FieldValueCodec(raw, this);
    }
    if (raw.isInterface() && Subject.class.isAssignableFrom(raw)) {
      return new TextCodec<>(
          Subject.class,
          raw == Subject.class
              ? "a path such as client/42"
              : "a path of a record such as client/42",
          Subject::path,
          text -> (Subject) raw.cast(Subject.parse(text)));
    }
    if (raw.isSealed()) {
      return new TaggedCodec(raw, this);
    }
    ValueModel shape = ValueModel.of(type).orElse(null);
    if (shape != null) {
      String tag = isCase(raw) ? KebabCase.of(raw) : null;
      boolean wraps = shape.parts().size() == 1 && shape.parts().get(0).name().equals("value");
      return tag == null && raw.isRecord() && wraps
          ? new WrappedCodec(shape, of(shape.parts().get(0).type()))
          : new ValueCodec(shape, this, tag);
    }
    return parsed(raw).orElseGet(() -> implemented(raw));
  }

  private static Object constant(Map<String, Object> constants, String word) {
    Object constant = constants.get(word);
    if (constant == null) {
      throw new IllegalArgumentException(word);
    }
    return constant;
  }

  /** Whether a type is a case of a sealed one whose cases are told by their words. */
  private static boolean isCase(Class<?> type) {
    for (Class<?> each : type.getInterfaces()) {
      boolean tells = each.isSealed() && !Subject.class.isAssignableFrom(each);
      if (tells || isCase(each)) {
        return true;
      }
    }
    return false;
  }

  /** A class with a static {@code parse(String)}: the text that it was parsed from. */
  private static Optional<Codec> parsed(Class<?> type) {
    Method parse;
    try {
      parse = type.getMethod("parse", String.class);
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
    boolean fits = parse.getReturnType() == type && Modifier.isStatic(parse.getModifiers());
    return fits
        ? Optional.of(
            new TextCodec<>(Object.class, null, Object::toString, text -> parse(parse, text)))
        : Optional.empty();
  }

  private static Object parse(Method parse, String text) {
    try {
      return parse.invoke(null, text);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A class that implements a value type: as that type. */
  private @Nullable Codec implemented(Class<?> type) {
    for (Class<?> each : type.getInterfaces()) {
      JavaType wider = TYPES.constructType(each);
      if (ValueModel.of(wider).isPresent()) {
        return of(wider);
      }
    }
    return null;
  }

  /** What is only known to be something: written as what it is, and never read. */
  private static final class AnyCodec extends Codec {
    private final Codecs codecs;

    AnyCodec(Codecs codecs) {
      this.codecs = codecs;
    }

    @Override
    void write(Object value, JsonGenerator out) {
      if (value.getClass() == Object.class) {
        throw new IllegalArgumentException("an Object is no value");
      }
      codec(value).write(value, out);
    }

    @Override
    Object read(JsonParser in) {
      throw JsonErrors.at(in, "what stands here cannot be told without its type");
    }

    @Override
    boolean isKey() {
      return true;
    }

    @Override
    String key(Object value) {
      return codec(value).key(value);
    }

    /** Where the type is not declared, a reference could be of any kind, so its path is written. */
    private Codec codec(Object value) {
      return value instanceof Subject ? codecs.of(Subject.class) : codecs.ofValue(value);
    }
  }
}
