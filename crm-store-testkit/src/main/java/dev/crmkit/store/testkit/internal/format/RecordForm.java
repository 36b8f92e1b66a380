package dev.crmkit.store.testkit.internal.format;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form of a map that is read as a record, and written from one.
 *
 * <p>Each component is a key: its name in kebab case. Its type says what the key takes, and {@link
 * Keys} what the type cannot say. {@link Arg} marks what may be left out or null, and
 * {@code @Nullable} what means the same in both cases. Other keys are problems.
 *
 * @param <R> the record
 */
public final class RecordForm<R> implements Form<R> {

  private static final ClassValue<RecordForm<?>> FORMS =
      new ClassValue<>() {
        @Override
        protected RecordForm<?> computeValue(Class<?> type) {
          return new RecordForm<>(type);
        }
      };

  private final Class<R> type;
  private final KeyForm keys;
  private final KeyForm keysInGiven;

  private RecordForm(Class<R> type) {
    this.type = type;
    this.keys = new KeyForm(keys(type, false));
    this.keysInGiven = new KeyForm(keys(type, true));
  }

  /** Returns the form of a record. */
  @SuppressWarnings("unchecked") // the form of a class is of this class
  public static <R> RecordForm<R> of(Class<R> type) {
    return (RecordForm<R>) FORMS.get(type);
  }

  /** Returns the key for a type among those of its sealed interface. */
  public static String word(Class<?> type) {
    Keys.Word word = type.getAnnotation(Keys.Word.class);
    return word == null ? kebab(type.getSimpleName()) : word.value();
  }

  private static String kebab(String name) {
    return name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static String word(RecordComponent component) {
    Keys.Word word = component.getAnnotation(Keys.Word.class);
    return word == null ? kebab(component.getName()) : word.value();
  }

  /** Returns the records of a sealed interface by their keys. */
  public static Map<String, Class<?>> alternatives(Class<?> type) {
    Map<String, Class<?>> words = new LinkedHashMap<>();
    if (type.isRecord()) {
      words.put(word(type), type);
    } else {
      Stream.of(type.getPermittedSubclasses()).forEach(each -> words.putAll(alternatives(each)));
    }
    return words;
  }

  private static List<KeyForm.Key> keys(Class<?> type, boolean inGiven) {
    List<KeyForm.Key> keys = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Keys.OneKey oneKey = component.getAnnotation(Keys.OneKey.class);
      if (component.isAnnotationPresent(Keys.Flat.class)) {
        keys.addAll(keys(component.getType(), inGiven));
      } else if (oneKey != null) {
        alternatives(component.getType())
            .forEach(
                (word, each) -> keys.add(new KeyForm.Key(word, of(each), false, oneKey.value())));
      } else if (!inGiven || !component.isAnnotationPresent(Keys.StepsOnly.class)) {
        keys.add(key(component, inGiven));
      }
    }
    return keys;
  }

  private static KeyForm.Key key(RecordComponent component, boolean inGiven) {
    boolean arg = component.getType() == Arg.class;
    Type wanted = component.getGenericType();
    boolean mandatory =
        (inGiven && component.isAnnotationPresent(Keys.GivenNeeds.class))
            || !(arg || component.getAnnotatedType().isAnnotationPresent(Nullable.class));
    return new KeyForm.Key(
        word(component), form(component, arg ? parameter(wanted, 0) : wanted), mandatory, null);
  }

  private static Form<?> form(RecordComponent component, Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class
          ? Forms.listOf(form(component, parameter(type, 0)))
          : mapForm(component, parameter(type, 1));
    } else if (type == String.class) {
      return textForm(component);
    } else if (type == EntityRef.class) {
      return Forms.entity(component.getAnnotation(Keys.Kinds.class).value());
    } else if (type == Duration.class) {
      return Forms.DURATION;
    } else if (type == Node.class) {
      return (node, key, reading) -> node;
    } else if (type == Object.class) {
      return (node, key, reading) -> node.data();
    } else if (type instanceof Class<?> record && record.isRecord()) {
      RecordForm<?> form = of(record);
      return component.isAnnotationPresent(Keys.OrText.class) ? form.orText() : form;
    }
    throw new IllegalArgumentException("no form for " + component);
  }

  private static Form<?> mapForm(RecordComponent component, Type values) {
    Keys.NameOf names = component.getAnnotation(Keys.NameOf.class);
    if (names != null && names.value() == EntityKind.FIELD) {
      return Forms.FIELD_VALUES;
    } else if (names != null && names.value() == EntityKind.PIPELINE) {
      return Forms.STAGES;
    }
    return Forms.mapOf(form(component, values));
  }

  private static Form<String> textForm(RecordComponent component) {
    for (Annotation each : component.getAnnotations()) {
      if (each instanceof Keys.Name) {
        return Forms.NAME;
      } else if (each instanceof Keys.Free) {
        return Forms.FREE;
      } else if (each instanceof Keys.Address) {
        return Forms.ADDRESS;
      } else if (each instanceof Keys.NameOf name) {
        return Forms.nameOf(name.value());
      } else if (each instanceof Keys.NewName name) {
        return Forms.newNameOf(name.value());
      } else if (each instanceof Keys.OneOf words) {
        return Forms.oneOf(words.value());
      } else if (each instanceof Keys.WordOf words) {
        return Forms.wordOf(words.value());
      }
    }
    return Forms.TEXT;
  }

  private static Type parameter(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }

  /** Returns the form that also reads a text, as the value of the first key. */
  public Form<R> orText() {
    RecordComponent first = type.getRecordComponents()[0];
    return Forms.either(
        (node, key, reading) -> {
          Object name = form(first, first.getGenericType()).read(node, key, reading);
          return name == null ? null : build(type, Map.of(word(first), name));
        },
        this);
  }

  /** Returns the form of the keys, in a step or within {@code given}. */
  public KeyForm keys(boolean inGiven) {
    return inGiven ? keysInGiven : keys;
  }

  @Override
  public @Nullable R read(Node node, String key, Reading reading) {
    Map<String, @Nullable Object> values = keys(reading.isGiven()).read(node, key, reading);
    return values != null && node instanceof Node.Entries map
        ? checked(build(type, values), map, reading)
        : null;
  }

  /**
   * Reads data of a step: texts, lists, maps and null.
   *
   * @throws IllegalArgumentException when it has another form
   */
  public R readData(String key, @Nullable Object data) {
    FileProblems problems = new FileProblems();
    Node node = Node.of(data == null ? Map.of() : data);
    R record = read(node, key, Reading.ofStep(problems));
    if (record == null || !problems.isEmpty()) {
      throw new IllegalArgumentException(problems.toString());
    }
    return record;
  }

  private static <T> T checked(T record, Node.Entries map, Reading reading) {
    if (record instanceof Checked checked) {
      checked.check(map, reading);
    }
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (component.isAnnotationPresent(Keys.Flat.class)) {
        checked(get(component, record), map, reading);
      }
    }
    return record;
  }

  private static <T> T build(Class<T> type, Map<String, ? extends @Nullable Object> values) {
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] arguments = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      arguments[i] = argument(components[i], values);
    }
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(arguments);
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException(e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static @Nullable Object argument(
      RecordComponent component, Map<String, ? extends @Nullable Object> values) {
    if (component.isAnnotationPresent(Keys.Flat.class)) {
      return build(component.getType(), values);
    } else if (component.isAnnotationPresent(Keys.OneKey.class)) {
      return alternatives(component.getType()).keySet().stream()
          .filter(values::containsKey)
          .findFirst()
          .map(values::get)
          .orElseThrow();
    }
    String word = word(component);
    if (component.getType() != Arg.class) {
      return values.get(word);
    }
    return values.containsKey(word) ? Arg.of(values.get(word)) : Arg.absent();
  }

  /** Returns a record as it stands in a file. What is left out is left out. */
  public static Map<String, @Nullable Object> write(Record from) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    write(from, data);
    return data;
  }

  private static void write(Object from, Map<String, @Nullable Object> into) {
    for (RecordComponent component : from.getClass().getRecordComponents()) {
      Object value = get(component, from);
      if (component.isAnnotationPresent(Keys.Flat.class)) {
        write(value, into);
      } else if (component.isAnnotationPresent(Keys.OneKey.class)) {
        into.put(word(value.getClass()), write((Record) value));
      } else if (value instanceof Arg<?> arg) {
        if (arg.named()) {
          into.put(word(component), data(component, arg.value()));
        }
      } else if (value != null) {
        into.put(word(component), data(component, value));
      }
    }
  }

  private static Object get(RecordComponent component, Object from) {
    try {
      return component.getAccessor().invoke(from);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static @Nullable Object data(RecordComponent component, @Nullable Object value) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(data(component, item)));
      return copy;
    } else if (value instanceof Record record && !(value instanceof EntityRef)) {
      Map<String, @Nullable Object> written = write(record);
      boolean text = component.isAnnotationPresent(Keys.OrText.class) && written.size() == 1;
      return text ? written.values().iterator().next() : written;
    }
    return value == null || value instanceof Map ? value : value.toString();
  }
}
