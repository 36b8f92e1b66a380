package dev.crmkit.core.internal.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/**
 * Describes a value type: its properties, and how a value is made from them. A value type is a
 * record, or an interface with a nested builder that its static {@code builder()} returns.
 *
 * @param factory makes a value from its properties in their order; null where one is absent
 */
record ObjectModel(
    Class<?> type, List<Property> properties, Function<@Nullable Object[], Object> factory) {

  /**
   * A property of a value.
   *
   * @param hasDefault whether it can be absent: it is nullable, or the builder has a default for it
   */
  record Property(String name, JavaType type, Method accessor, boolean hasDefault) {

    @Nullable Object of(Object value) {
      return Reflection.call(accessor, value);
    }
  }

  /** Describes a type; empty if it is no value type. */
  static Optional<ObjectModel> of(JavaType type) {
    Class<?> raw = type.getRawClass();
    if (raw.isRecord()) {
      return Optional.of(ofRecord(type, raw));
    }
    Method builder = raw.isInterface() ? method(raw, "builder") : null;
    return builder != null && builder.getReturnType().getEnclosingClass() == raw
        ? Optional.of(ofBuilder(type, raw, Reflection.accessible(builder)))
        : Optional.empty();
  }

  Object make(@Nullable Object... values) {
    return factory.apply(values);
  }

  private static ObjectModel ofRecord(JavaType type, Class<?> raw) {
    List<Property> properties = new ArrayList<>();
    for (RecordComponent each : raw.getRecordComponents()) {
      boolean isNullable = each.getAnnotatedType().isAnnotationPresent(Nullable.class);
      properties.add(property(type, each.getAccessor(), isNullable));
    }
    Constructor<?> canonical = Reflection.accessible(canonicalConstructor(raw));
    return new ObjectModel(raw, properties, values -> Reflection.construct(canonical, values));
  }

  private static Constructor<?> canonicalConstructor(Class<?> raw) {
    Class<?>[] components =
        Arrays.stream(raw.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return raw.getDeclaredConstructor(components);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectModel ofBuilder(JavaType type, Class<?> raw, Method builder) {
    List<Property> properties = new ArrayList<>();
    List<Method> setters = new ArrayList<>();
    for (Method accessor : accessors(raw)) {
      setter(builder.getReturnType(), accessor)
          .ifPresent(
              setter -> {
                boolean isNullable =
                    accessor.getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
                properties.add(property(type, accessor, accessor.isDefault() || isNullable));
                setters.add(setter);
              });
    }
    Method build =
        Reflection.accessible(Objects.requireNonNull(method(builder.getReturnType(), "build")));
    return new ObjectModel(
        raw,
        properties,
        values -> {
          Object building = Reflection.call(builder, null);
          for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
              Reflection.call(setters.get(i), building, values[i]);
            }
          }
          return Objects.requireNonNull(Reflection.call(build, building));
        });
  }

  private static Property property(JavaType owner, Method accessor, boolean hasDefault) {
    JavaType type =
        Codecs.TYPES.resolveMemberType(accessor.getGenericReturnType(), owner.getBindings());
    return new Property(accessor.getName(), type, Reflection.accessible(accessor), hasDefault);
  }

  private static @Nullable Method method(Class<?> type, String name) {
    try {
      return type.getMethod(name);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  /** Returns what may be accessors of properties: the id first, then by name. */
  private static List<Method> accessors(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(each -> each.getParameterCount() == 0 && !each.isBridge())
        .filter(each -> !Modifier.isStatic(each.getModifiers()))
        .sorted(
            Comparator.comparing((Method each) -> !each.getName().equals("id"))
                .thenComparing(Method::getName))
        .toList();
  }

  /** Finds the method of a builder that takes what an accessor returns. */
  private static Optional<Method> setter(Class<?> builder, Method accessor) {
    Class<?> type = accessor.getReturnType();
    return Arrays.stream(builder.getMethods())
        .filter(each -> each.getName().equals(accessor.getName()))
        .filter(each -> each.getParameterCount() == 1)
        .filter(each -> each.getParameterTypes()[0].isAssignableFrom(type))
        .min(Comparator.comparing(each -> each.getParameterTypes()[0] != type))
        .map(Reflection::accessible);
  }
}
