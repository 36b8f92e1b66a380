package dev.crmkit.store.testkit.internal.operation;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts operations to and from the data of a scenario file: texts, lists, maps and null.
 *
 * <p>The key of an operation and those of its arguments are the names of the record and of its
 * components in kebab case; the type of a component says what the key takes. {@link Arg} marks what
 * may be left out. {@code defaultValue} is {@code default}, which Java reserves.
 */
public final class OperationCodec {

  private static final Map<String, Class<? extends Operation>> TYPES = new LinkedHashMap<>();

  private static final ClassValue<List<ArgumentSpec>> ARGUMENTS =
      new ClassValue<>() {
        @Override
        protected List<ArgumentSpec> computeValue(Class<?> type) {
          List<ArgumentSpec> arguments = new ArrayList<>();
          for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Flat.class)) {
              arguments.addAll(get(component.getType()));
            } else {
              arguments.add(spec(component));
            }
          }
          return List.copyOf(arguments);
        }
      };

  static {
    collect(Operation.class);
  }

  private OperationCodec() {}

  private static void collect(Class<?> type) {
    if (type.isRecord()) {
      TYPES.put(word(type), type.asSubclass(Operation.class));
    } else {
      Arrays.stream(type.getPermittedSubclasses()).forEach(OperationCodec::collect);
    }
  }

  /** Returns all operations by their keys. */
  public static Map<String, Class<? extends Operation>> types() {
    return java.util.Collections.unmodifiableMap(TYPES);
  }

  /** Returns the arguments of an operation in the order of its components. */
  public static List<ArgumentSpec> arguments(Class<? extends Operation> type) {
    return ARGUMENTS.get(type);
  }

  static String word(Class<?> type) {
    return kebab(type.getSimpleName());
  }

  private static String kebab(String name) {
    return name.equals("defaultValue")
        ? "default"
        : name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static ArgumentSpec spec(RecordComponent component) {
    Kinds kinds = component.getAnnotation(Kinds.class);
    boolean optional = component.getType() == Arg.class;
    Type type = optional ? parameter(component.getGenericType(), 0) : component.getGenericType();
    return new ArgumentSpec(
        kebab(component.getName()),
        form(type),
        !optional,
        kinds == null ? Set.of() : Set.of(kinds.value()));
  }

  private static Type parameter(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }

  private static ArgumentSpec.Form form(Type type) {
    if (type == String.class) {
      return ArgumentSpec.Form.TEXT;
    } else if (type == EntityRef.class) {
      return ArgumentSpec.Form.ENTITY;
    }
    ParameterizedType generic = (ParameterizedType) type;
    if (generic.getRawType() == Map.class) {
      return parameter(type, 1) == String.class
          ? ArgumentSpec.Form.TEXTS_BY_NAME
          : ArgumentSpec.Form.FIELD_VALUES;
    }
    Type item = parameter(type, 0);
    return item == String.class
        ? ArgumentSpec.Form.TEXTS
        : item == EntityRef.class ? ArgumentSpec.Form.ENTITIES : ArgumentSpec.Form.STAGES;
  }

  /** Reads an operation. */
  public static Operation read(String word, @Nullable Object data) {
    Class<? extends Operation> type = TYPES.get(word);
    if (type == null) {
      throw new IllegalArgumentException("there is no operation " + word);
    }
    return type.cast(record(type, data instanceof Map<?, ?> map ? map : Map.of()));
  }

  private static Object record(Class<?> type, Map<?, ?> data) {
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      types[i] = component.getType();
      if (component.isAnnotationPresent(Flat.class)) {
        values[i] = record(types[i], data);
        continue;
      }
      ArgumentSpec spec = spec(component);
      Object given = data.get(spec.key());
      Object value = given == null ? null : value(spec, given);
      if (!spec.mandatory()) {
        values[i] = data.containsKey(spec.key()) ? Arg.of(value) : Arg.absent();
      } else if (value == null) {
        throw new IllegalArgumentException("'" + spec.key() + "' is missing in " + data);
      } else {
        values[i] = value;
      }
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException(e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Object value(ArgumentSpec spec, Object given) {
    return switch (spec.form()) {
      case TEXT -> text(spec, given);
      case ENTITY -> entity(text(spec, given));
      case TEXTS -> list(spec, given).stream().map(item -> text(spec, item)).toList();
      case ENTITIES -> list(spec, given).stream().map(item -> entity(text(spec, item))).toList();
      case STAGES -> list(spec, given).stream().map(item -> stage(spec, item)).toList();
      case TEXTS_BY_NAME, FIELD_VALUES -> {
        if (!(given instanceof Map<?, ?> map)) {
          throw wrong(spec, "a map", given);
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach(
            (key, each) ->
                copy.put(
                    String.valueOf(key),
                    each == null || spec.form() == ArgumentSpec.Form.FIELD_VALUES
                        ? each
                        : text(spec, each)));
        yield copy;
      }
    };
  }

  private static String text(ArgumentSpec spec, @Nullable Object given) {
    if (given == null || given instanceof List || given instanceof Map) {
      throw wrong(spec, "a text", given);
    }
    return given.toString();
  }

  private static List<?> list(ArgumentSpec spec, Object given) {
    if (given instanceof List<?> list) {
      return list;
    }
    throw wrong(spec, "a list", given);
  }

  private static StageArg stage(ArgumentSpec spec, @Nullable Object item) {
    if (item instanceof Map<?, ?> map) {
      Object closes = map.get("closes");
      return new StageArg(text(spec, map.get("stage")), closes == null ? null : text(spec, closes));
    }
    return StageArg.of(text(spec, item));
  }

  private static EntityRef entity(String text) {
    return EntityRef.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not kind/name: " + text));
  }

  private static IllegalArgumentException wrong(
      ArgumentSpec spec, String wanted, @Nullable Object given) {
    return new IllegalArgumentException("'" + spec.key() + "' takes " + wanted + ", not " + given);
  }

  /**
   * Returns the arguments of an operation, or of a part of one, as they stand in a file. What is
   * left out is left out.
   */
  public static <R extends Record> Map<String, @Nullable Object> write(R operation) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    write(operation, data);
    return data;
  }

  private static void write(Record from, Map<String, @Nullable Object> into) {
    for (RecordComponent component : from.getClass().getRecordComponents()) {
      Object value = get(component, from);
      if (component.isAnnotationPresent(Flat.class)) {
        write((Record) value, into);
      } else if (!(value instanceof Arg<?> arg)) {
        into.put(kebab(component.getName()), data(value));
      } else if (arg.named()) {
        into.put(kebab(component.getName()), data(arg.value()));
      }
    }
  }

  private static Object get(RecordComponent component, Record from) {
    try {
      return component.getAccessor().invoke(from);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static @Nullable Object data(@Nullable Object value) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(data(item)));
      return copy;
    } else if (value instanceof StageArg stage) {
      return Optional.ofNullable(stage.closes())
          .<Object>map(closes -> orderedMap("stage", stage.stage(), "closes", closes))
          .orElse(stage.stage());
    }
    return value instanceof EntityRef ? value.toString() : value;
  }

  private static Map<String, String> orderedMap(
      String firstKey, String first, String secondKey, String second) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put(firstKey, first);
    map.put(secondKey, second);
    return map;
  }
}
