package dev.crmkit.core.internal.json;

import com.google.common.net.InetAddresses;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.network.IpAddresses;
import dev.crmkit.core.record.CrmRecord;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Values that are JSON strings. They can be keys. */
final class StringCodec extends Codec {

  private static final Map<Class<?>, Codec> STANDARD =
      Map.of(
          String.class,
          new StringCodec("a text", Object::toString, text -> text),
          Instant.class,
          new StringCodec(
              "an instant such as 2026-02-28T12:00:00Z", Object::toString, Instants::parse),
          LocalDate.class,
          new StringCodec("a date such as 2026-02-28", Object::toString, LocalDate::parse),
          Duration.class,
          new StringCodec("a duration such as PT72H", Object::toString, Duration::parse),
          InetAddress.class,
          new StringCodec(
              "an IP address such as 10.0.0.7",
              address -> IpAddresses.text((InetAddress) address),
              StringCodec::address),
          Class.class,
          new StringCodec(
              "one of " + Arrays.stream(RecordKind.values()).map(RecordKind::word).toList(),
              type -> RecordKind.of(((Class<?>) type).asSubclass(CrmRecord.class)).word(),
              StringCodec::recordClass));

  private final @Nullable String expected;
  private final Function<Object, String> format;
  private final Function<String, Object> parser;

  /**
   * A codec.
   *
   * @param expected what is right, in words; null if the message of the parser's exception says it
   */
  private StringCodec(
      @Nullable String expected, Function<Object, String> format, Function<String, Object> parser) {
    this.expected = expected;
    this.format = format;
    this.parser = parser;
  }

  /** Finds the codec of a type; null if its values are no strings. */
  static @Nullable Codec find(Class<?> type) {
    boolean isAddress = InetAddress.class.isAssignableFrom(type);
    Codec standard = STANDARD.get(isAddress ? InetAddress.class : type);
    if (standard != null) {
      return standard;
    } else if (type.isEnum()) {
      Map<String, Object> constants = KebabCase.constants(type);
      return new StringCodec(
          "one of " + constants.keySet(),
          constant -> KebabCase.of((Enum<?>) constant),
          word -> Optional.ofNullable(constants.get(word)).orElseThrow());
    } else if (type.isInterface() && Subject.class.isAssignableFrom(type)) {
      return new StringCodec(
          (type == Subject.class ? "a path" : "a path of a record") + " such as client/42",
          subject -> ((Subject) subject).path(),
          path -> type.cast(Subject.parse(path)));
    }
    return type.isRecord() || type.isInterface() ? null : parsed(type);
  }

  /** The codec of a class with a static {@code parse(String)}. */
  private static @Nullable Codec parsed(Class<?> type) {
    Method parse;
    try {
      parse = type.getMethod("parse", String.class);
    } catch (NoSuchMethodException e) {
      return null;
    }
    return parse.getReturnType() == type && Modifier.isStatic(parse.getModifiers())
        ? new StringCodec(
            null,
            Object::toString,
            text -> Objects.requireNonNull(Reflection.call(parse, null, text)))
        : null;
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

  @Override
  void write(Object value, JsonGenerator out) {
    out.writeString(key(value));
  }

  @Override
  Object read(JsonParser in) {
    JsonErrors.check(
        in.hasToken(JsonToken.VALUE_STRING), in, expected == null ? "a text" : expected);
    try {
      return parseKey(in.getString());
    } catch (IllegalArgumentException e) {
      throw JsonErrors.at(in, String.valueOf(e.getMessage()));
    }
  }

  @Override
  boolean isKey() {
    return true;
  }

  @Override
  String key(Object value) {
    return format.apply(value);
  }

  @Override
  Object parseKey(String key) {
    try {
      return parser.apply(key);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          expected == null
              ? e.getMessage()
              : "'" + JsonErrors.abridged(key) + "' is not " + expected,
          e);
    }
  }
}
