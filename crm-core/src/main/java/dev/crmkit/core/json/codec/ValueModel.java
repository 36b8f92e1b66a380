package dev.crmkit.core.json.codec;

import java.lang.annotation.Annotation;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.type.TypeFactory;

/**
 * What a value type looks like: its parts, how they are read from a value, and how a value is made
 * of them. A value type is a record, or an interface with a nested {@code Builder} that a static
 * {@code builder()} returns and whose {@code build()} makes it.
 */
record ValueModel(Class<?> type, List<Part> parts, Maker maker) {

  private static final TypeFactory TYPES = TypeFactory.createDefaultInstance();

  /**
   * A part of a value.
   *
   * @param may whether it can be left out: null then for a record, and what the builder begins with
   *     for an interface
   */
  record Part(String name, JavaType type, Method accessor, boolean may) {

    @Nullable Object of(Object value) {
      try {
        return accessor.invoke(value);
      } catch (InvocationTargetException e) {
        throw unchecked(e);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Makes a value of its parts, in their order; null where one is left out. */
  interface Maker {
    Object make(@Nullable Object[] values);
  }

  /** The shape of a type; empty when it is no value type. */
  static Optional<ValueModel> of(JavaType type) {
    Class<?> raw = type.getRawClass();
    if (raw.isRecord()) {
      return Optional.of(ofRecord(type));
    }
    return builderOf(raw).map(builder -> ofBuilder(type, builder));
  }

  private static ValueModel ofRecord(JavaType type) {
    Class<?> raw = type.getRawClass();
    RecordComponent[] components = raw.getRecordComponents();
    List<Part> parts = new ArrayList<>();
    for (RecordComponent each : components) {
      boolean nullable =
          Arrays.stream(each.getAnnotatedType().getAnnotations())
              .anyMatch(ValueModel::saysNullable);
      parts.add(
          new Part(
              each.getName(),
              resolved(each.getGenericType(), type),
              opened(each.getAccessor()),
              nullable));
    }
    Constructor<?> constructor;
    try {
      constructor =
          opened(
              raw.getDeclaredConstructor(
                  Arrays.stream(components)
                      .map(RecordComponent::getType)
                      .toArray(Class<?>[]::new)));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
    return new ValueModel(raw, parts, values -> made(() -> constructor.newInstance(values)));
  }

  private static boolean saysNullable(Annotation annotation) {
    return annotation.annotationType().getSimpleName().equals("Nullable");
  }

  private static Optional<Class<?>> builderOf(Class<?> type) {
    if (!type.isInterface()) {
      return Optional.empty();
    }
    try {
      Class<?> builder = type.getMethod("builder").getReturnType();
      boolean builds =
          builder.getEnclosingClass() == type
              && type.isAssignableFrom(builder.getMethod("build").getReturnType());
      return builds ? Optional.of(builder) : Optional.empty();
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  private static ValueModel ofBuilder(JavaType type, Class<?> builder) {
    Class<?> raw = type.getRawClass();
    List<Part> parts = new ArrayList<>();
    List<Method> setters = new ArrayList<>();
    for (Method accessor : accessors(raw).values()) {
      setter(builder, accessor)
          .ifPresent(
              setter -> {
                parts.add(
                    new Part(
                        accessor.getName(),
                        resolved(accessor.getGenericReturnType(), type),
                        opened(accessor),
                        accessor.isDefault()));
                setters.add(opened(setter));
              });
    }
    Method start;
    Method end;
    try {
      start = opened(raw.getMethod("builder"));
      end = opened(builder.getMethod("build"));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
    return new ValueModel(
        raw,
        parts,
        values ->
            made(
                () -> {
                  Object building = start.invoke(null);
                  for (int i = 0; i < values.length; i++) {
                    if (values[i] != null) {
                      setters.get(i).invoke(building, values[i]);
                    }
                  }
                  return end.invoke(building);
                }));
  }

  /** The accessors by name, the id first, each with its narrowest type. */
  private static Map<String, Method> accessors(Class<?> type) {
    Map<String, Method> found =
        new TreeMap<>(
            Comparator.comparing((String name) -> !name.equals("id"))
                .thenComparing(Comparator.naturalOrder()));
    for (Method each : type.getMethods()) {
      if (each.getParameterCount() == 0
          && !Modifier.isStatic(each.getModifiers())
          && !each.isBridge()) {
        found.merge(
            each.getName(),
            each,
            (a, b) -> a.getReturnType().isAssignableFrom(b.getReturnType()) ? b : a);
      }
    }
    return found;
  }

  /** The builder's method that takes what the accessor returns; empty when it is no part. */
  private static Optional<Method> setter(Class<?> builder, Method accessor) {
    Map<Class<?>, Method> byParameter = new HashMap<>();
    for (Method each : builder.getMethods()) {
      if (each.getName().equals(accessor.getName()) && each.getParameterCount() == 1) {
        byParameter.put(each.getParameterTypes()[0], each);
      }
    }
    Class<?> wanted = accessor.getReturnType();
    Method exact = byParameter.get(wanted);
    return exact != null
        ? Optional.of(exact)
        : byParameter.entrySet().stream()
            .filter(each -> each.getKey().isAssignableFrom(wanted))
            .map(Map.Entry::getValue)
            .findFirst();
  }

  private static JavaType resolved(java.lang.reflect.Type part, JavaType of) {
    return TYPES.resolveMemberType(part, of.getBindings());
  }

  private static <M extends AccessibleObject & Member> M opened(M member) {
    if (!member.trySetAccessible()) {
      Class<?> declaring = member.getDeclaringClass();
      throw new IllegalArgumentException(
          declaring
              + " cannot be read or made: its module has to export its package, or to open it to "
              + ValueModel.class.getModule().getName());
    }
    return member;
  }

  /** Something that makes a value by reflection. */
  private interface Making {
    Object run() throws ReflectiveOperationException;
  }

  private static Object made(Making making) {
    try {
      return making.run();
    } catch (InvocationTargetException e) {
      throw unchecked(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RuntimeException unchecked(InvocationTargetException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
  }
}
