package dev.crmkit.store.testkit.internal.property;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The full content of an object as text, read by reflection: every field of every object of the
 * library, and the message, cause and suppressed exceptions of an exception. If two objects have
 * the same text, they differ in nothing, whether {@code toString} shows it or not.
 *
 * <p>Stack traces, derived fields ({@code transient} ones, except in exceptions) and the encrypted
 * content of cursors and plans are left out: they are shown by their length.
 */
final class ReflectiveText {

  private static final String LIBRARY_PACKAGE = "dev.crmkit.";
  private static final Set<String> ENCRYPTED = Set.of("next", "basis");

  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return fields(type);
        }
      };

  private ReflectiveText() {}

  static String of(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(ReflectiveText::of).orElse("none");
    } else if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> of(entry.getKey()) + "=" + of(entry.getValue()))
          .sorted()
          .collect(Collectors.joining(", ", "{", "}"));
    } else if (value instanceof Set<?> set) {
      return set.stream()
          .map(ReflectiveText::of)
          .sorted()
          .collect(Collectors.joining(", ", "{", "}"));
    } else if (value instanceof Collection<?> list) {
      return list.stream().map(ReflectiveText::of).collect(Collectors.joining(", ", "[", "]"));
    } else if (value instanceof Throwable thrown) {
      return object(thrown)
          + " "
          + thrown.getMessage()
          + ", cause "
          + of(thrown.getCause())
          + ", suppressed "
          + of(List.of(thrown.getSuppressed()));
    }
    return value == null || value instanceof Enum<?> || !isOfTheLibrary(value.getClass())
        ? String.valueOf(value)
        : object(value);
  }

  private static boolean isOfTheLibrary(Class<?> type) {
    return type.getName().startsWith(LIBRARY_PACKAGE);
  }

  private static String object(Object value) {
    return FIELDS.get(value.getClass()).stream()
        .map(field -> field.getName() + "=" + content(field, value))
        .collect(Collectors.joining(", ", value.getClass().getSimpleName() + "(", ")"));
  }

  private static List<Field> fields(Class<?> of) {
    List<Field> fields =
        Stream.<Class<?>>iterate(of, Class::getSuperclass)
            .takeWhile(ReflectiveText::isOfTheLibrary)
            .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
            .filter(field -> isIncluded(field, of))
            .toList();
    fields.forEach(field -> field.setAccessible(true));
    return fields;
  }

  private static boolean isIncluded(Field field, Class<?> of) {
    return !Modifier.isStatic(field.getModifiers())
        && (!Modifier.isTransient(field.getModifiers()) || Throwable.class.isAssignableFrom(of));
  }

  private static String content(Field field, Object of) {
    try {
      Object content = field.get(of);
      return ENCRYPTED.contains(field.getName()) ? cursor(content) : of(content);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static String cursor(@Nullable Object cursor) {
    Object sealed = cursor instanceof Optional<?> optional ? optional.orElse(null) : cursor;
    return sealed == null ? "none" : sealed.toString().length() + " characters";
  }
}
