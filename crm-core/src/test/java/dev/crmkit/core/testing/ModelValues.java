package dev.crmkit.core.testing;

import dev.crmkit.core.Id;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.activity.ActivityEdit;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.edit.SetEdit;
import dev.crmkit.core.edit.ValueEdit;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.network.IpRange;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Comparison;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.query.SortKey;
import dev.crmkit.core.query.SummaryQuery;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.UserType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Arbitrary values of the model, nasty ones among them: of any record, interface with a builder,
 * enum or sealed type, found by reflection, so that a new type needs nothing here unless it is
 * choosy about its parts.
 */
public final class ModelValues {

  private static final Map<Type, Arbitrary<?>> CHOOSY = new HashMap<>();

  static {
    CHOOSY.put(String.class, texts());
    CHOOSY.put(boolean.class, Arbitraries.of(true, false));
    CHOOSY.put(Boolean.class, Arbitraries.of(true, false));
    CHOOSY.put(int.class, Arbitraries.integers());
    CHOOSY.put(long.class, Arbitraries.longs());
    CHOOSY.put(Long.class, Arbitraries.longs());
    CHOOSY.put(BigDecimal.class, numbers());
    CHOOSY.put(Instant.class, instants());
    CHOOSY.put(LocalDate.class, dates());
    CHOOSY.put(Class.class, Arbitraries.of(RecordKind.values()).map(kind -> (Object) kind.type()));
    CHOOSY.put(WorkspaceId.class, Arbitraries.of("acme", "0", "a.b-c_d").map(WorkspaceId::of));
    CHOOSY.put(
        IpRange.class,
        Arbitraries.of("10.0.0.7", "10.1.2.3/8", "10.0.0.5-10.0.0.9", "2001:db8::/32", "::1")
            .map(IpRange::parse));
    CHOOSY.put(SectionAccess.class, sectionAccess());
    CHOOSY.put(Condition.class, conditions());
    CHOOSY.put(Condition.InRange.class, ranges());
    CHOOSY.put(
        Scope.Portfolios.class,
        ids(PortfolioId.class).set().ofMinSize(1).ofMaxSize(3).map(Scope.Portfolios::new));
  }

  private ModelValues() {}

  /** Texts of all of Unicode: controls, quotes, supplementary characters, unpaired surrogates. */
  public static Arbitrary<String> texts() {
    Arbitrary<String> any =
        Arbitraries.integers()
            .between(0, Character.MAX_CODE_POINT)
            .list()
            .ofMaxSize(12)
            .map(ModelValues::text);
    Arbitrary<String> nasty =
        Arbitraries.of(
            "",
            " ",
            "ё",
            "е\u0308",
            "\"",
            "\\",
            "</script>",
            "\u0000",
            "\u2028\u2029",
            "\uFEFF",
            "😀",
            "𝒳\u0301",
            "\uD83D",
            "null",
            "1",
            "\r\n\t\b\f\u001f\u007f");
    return Arbitraries.oneOf(any, nasty, Arbitraries.strings().withCharRange('а', 'я'));
  }

  private static String text(List<Integer> codePoints) {
    StringBuilder text = new StringBuilder();
    codePoints.forEach(text::appendCodePoint);
    return text.toString();
  }

  /** Numbers of up to 100 digits, of any possible scale, including negative ones. */
  public static Arbitrary<BigDecimal> numbers() {
    BigInteger bound = BigInteger.TEN.pow(100).subtract(BigInteger.ONE);
    return Combinators.combine(
            Arbitraries.oneOf(
                Arbitraries.bigIntegers().between(bound.negate(), bound),
                Arbitraries.integers().between(-1000, 1000).map(BigInteger::valueOf),
                Arbitraries.of(BigInteger.ZERO, bound)),
            Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.integers().between(0, 100)),
                Tuple.of(1, Arbitraries.integers().between(-20, -1))))
        .as(BigDecimal::new);
  }

  /** Instants with nanoseconds, including the first and the last. */
  public static Arbitrary<Instant> instants() {
    Arbitrary<Instant> edges =
        Arbitraries.of(
            Instant.MIN,
            Instant.MAX,
            Instant.EPOCH,
            Instant.EPOCH.minusNanos(1),
            Instant.parse("2024-02-29T23:59:59.999999999Z"));
    return Arbitraries.frequencyOf(Tuple.of(1, edges), Tuple.of(4, anyInstants()));
  }

  private static Arbitrary<Instant> anyInstants() {
    return Combinators.combine(
            Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
            Arbitraries.integers().between(0, 999_999_999))
        .as(Instant::ofEpochSecond);
  }

  /** Dates of the years 1 to 9999. */
  public static Arbitrary<LocalDate> dates() {
    LocalDate first = LocalDate.of(1, 1, 1);
    LocalDate last = LocalDate.of(9999, 12, 31);
    return Arbitraries.oneOf(
        Arbitraries.of(first, last, LocalDate.of(2000, 2, 29)),
        Arbitraries.longs()
            .between(first.toEpochDay(), last.toEpochDay())
            .map(LocalDate::ofEpochDay));
  }

  /** Ids of one kind, including the smallest and the largest. */
  public static <T> Arbitrary<T> ids(Class<T> type) {
    return Arbitraries.oneOf(Arbitraries.of(1L, Id.MAX), Arbitraries.longs().between(1, Id.MAX))
        .map(value -> type.cast(id(type, value)));
  }

  private static Object id(Class<?> type, long value) {
    try {
      return type.getMethod("of", long.class).invoke(null, value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Arbitrary<SectionAccess> sectionAccess() {
    Arbitrary<Set<UserType>> types = Arbitraries.of(UserType.class).set().ofMaxSize(3);
    Arbitrary<Set<GroupId>> groups = ids(GroupId.class).set().ofMaxSize(3);
    return Arbitraries.oneOf(
        Combinators.combine(types, groups).as(SectionAccess::only),
        Arbitraries.just(new SectionAccess(true, Set.of(), Set.of())));
  }

  /** Conditions of every kind, nested some levels deep. */
  public static Arbitrary<Condition> conditions() {
    return conditions(2);
  }

  private static Arbitrary<Condition> conditions(int depth) {
    List<Arbitrary<? extends Condition>> all = new ArrayList<>();
    all.add(ids(PortfolioId.class).set().ofMaxSize(3).map(Condition.InPortfolios::new));
    all.add(texts().set().ofMaxSize(3).map(Condition.NameContains::new));
    all.add(ids(FieldId.class).map(Condition.HasField::new));
    all.add(
        Combinators.combine(
                ids(FieldId.class), Arbitraries.of(Comparison.class), of(FieldValue.class))
            .as(Condition.FieldCompares::new));
    all.add(
        Combinators.combine(ids(FieldId.class), texts().set().ofMaxSize(3))
            .as(Condition.FieldContains::new));
    all.add(
        Combinators.combine(ids(FieldId.class), of(FieldValue.class).set().ofMaxSize(3))
            .as(Condition.FieldIn::new));
    all.add(ids(LabelId.class).set().ofMaxSize(3).map(Condition.HasLabel::new));
    all.add(
        Combinators.combine(ids(PipelineId.class), ids(StageId.class).set().ofMaxSize(3))
            .as(Condition.InStage::new));
    all.add(
        Combinators.combine(
                ids(PipelineId.class),
                ids(StageId.class).set().ofMaxSize(3),
                instants().injectNull(.2),
                instants().injectNull(.2))
            .as(Condition.InStage::new));
    all.add(ids(ClientId.class).set().ofMaxSize(3).map(Condition.OfClient::new));
    all.add(Arbitraries.of(ActivityKind.class).set().map(Condition.OfKind::new));
    all.add(Arbitraries.of("EUR", "USD").set().map(Condition.InCurrency::new));
    all.add(ranges().map(range -> range));
    if (depth > 0) {
      Arbitrary<List<Condition>> parts = conditions(depth - 1).list().ofMaxSize(3);
      all.add(parts.map(Condition.And::new));
      all.add(parts.map(Condition.Or::new));
      all.add(conditions(depth - 1).map(Condition.Not::new));
    }
    return Arbitraries.oneOf(all);
  }

  private static Arbitrary<SummaryQuery> summaryQueries() {
    Arbitrary<List<Grouping<?>>> groupings =
        any(Grouping.class)
            .set()
            .ofMaxSize(3)
            .map(set -> set.stream().<Grouping<?>>map(each -> (Grouping<?>) each).toList());
    return Combinators.combine(
            Arbitraries.of(RecordKind.class),
            any(Scope.class).map(Scope.class::cast),
            conditions(),
            groupings,
            Arbitraries.integers().greaterOrEqual(1))
        .as(SummaryQuery::new);
  }

  private static Arbitrary<Condition.InRange> ranges() {
    return Arbitraries.oneOf(
        Combinators.combine(
                Arbitraries.of(
                    Sort.Attribute.CREATED,
                    Sort.Attribute.UPDATED,
                    Sort.Attribute.DUE,
                    Sort.Attribute.DONE),
                instants().injectNull(.2),
                instants().injectNull(.2))
            .as(Condition.InRange::of),
        Combinators.combine(amounts(), amounts())
            .as((from, to) -> new Condition.InRange(Sort.Attribute.AMOUNT, from, to)));
  }

  private static Arbitrary<@Nullable SortKey> amounts() {
    return numbers().<@Nullable SortKey>map(SortKey.OfNumber::new).injectNull(.2);
  }

  /** Values of a type of the model. */
  public static <T> Arbitrary<T> of(Class<T> type) {
    return any(type).map(value -> cast(type, value));
  }

  @SuppressWarnings("unchecked") // a primitive has no cast of its own
  private static <T> T cast(Class<T> type, Object value) {
    return type.isPrimitive() ? (T) value : type.cast(value);
  }

  private static Arbitrary<Object> any(Type type) {
    if (type instanceof TypeVariable<?> variable) {
      return any(variable.getBounds()[0]);
    }
    if (type instanceof ParameterizedType generic) {
      return generic((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
    }
    Class<?> raw = (Class<?>) type;
    Arbitrary<?> choosy = CHOOSY.get(raw);
    if (choosy != null) {
      return choosy.map(value -> value);
    }
    if (raw == SummaryQuery.class) {
      return summaryQueries().map(query -> query);
    }
    if (raw == ActivityEdit.class) {
      // An edit that says both is refused.
      return Arbitraries.oneOf(ofBuilder(raw, "finished"), ofBuilder(raw, "done"));
    }
    if (raw.isEnum()) {
      return Arbitraries.of(raw.getEnumConstants());
    }
    if (raw.isRecord()) {
      return Id.class.isAssignableFrom(raw) ? ids(raw).map(id -> id) : ofRecord(raw);
    }
    if (raw.isSealed()) {
      return Arbitraries.oneOf(
          Arrays.stream(raw.getPermittedSubclasses()).map(ModelValues::any).toList());
    }
    return ofBuilder(raw, "");
  }

  private static Arbitrary<Object> generic(Class<?> raw, Type[] of) {
    if (raw == Optional.class) {
      return any(of[0]).optional().map(value -> value);
    }
    if (raw == List.class) {
      return any(of[0]).list().ofMaxSize(3).map(value -> value);
    }
    if (raw == Set.class) {
      return any(of[0]).set().ofMaxSize(3).map(value -> value);
    }
    if (raw == SetEdit.class) {
      return setEdits(any(of[0])).map(value -> value);
    }
    if (raw == ValueEdit.class) {
      return valueEdits(any(of[0])).map(value -> value);
    }
    if (raw == Map.class) {
      return Arbitraries.maps(any(of[0]), any(of[1])).ofMaxSize(3).map(value -> value);
    }
    return any(raw);
  }

  private static Arbitrary<SetEdit<Object>> setEdits(Arbitrary<Object> elements) {
    Arbitrary<SetEdit<Object>> adjusted =
        elements
            .list()
            .ofMaxSize(4)
            .map(
                list -> {
                  SetEdit<Object> edit = SetEdit.keep();
                  for (int i = 0; i < list.size(); i++) {
                    edit = i % 2 == 0 ? edit.add(list.get(i)) : edit.remove(list.get(i));
                  }
                  return edit;
                });
    return Arbitraries.oneOf(elements.set().ofMaxSize(3).map(SetEdit::to), adjusted);
  }

  private static Arbitrary<ValueEdit<Object>> valueEdits(Arbitrary<Object> values) {
    return Arbitraries.oneOf(
        Arbitraries.of(ValueEdit.keep(), ValueEdit.clear()), values.map(ValueEdit::to));
  }

  private static Arbitrary<Object> ofRecord(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<Arbitrary<Object>> parts = new ArrayList<>();
    for (RecordComponent each : components) {
      boolean nullable = each.getAnnotatedType().getAnnotations().length > 0;
      Arbitrary<Object> part =
          each.getName().equals("limit")
              ? Arbitraries.integers().greaterOrEqual(1).map(value -> value)
              : any(each.getGenericType());
      parts.add(nullable ? part.injectNull(0.3) : part);
    }
    Constructor<?> constructor = canonical(type, components);
    if (parts.isEmpty()) {
      return Arbitraries.create(() -> made(constructor, List.of()));
    }
    return Combinators.combine(parts).as(values -> made(constructor, values));
  }

  private static Constructor<?> canonical(Class<?> type, RecordComponent[] components) {
    try {
      return type.getDeclaredConstructor(
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Object made(Constructor<?> constructor, List<Object> values) {
    try {
      return constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Arbitrary<Object> ofBuilder(Class<?> type, String leftOut) {
    Class<?> builder;
    try {
      builder = type.getMethod("builder").getReturnType();
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException("no arbitrary values of " + type, e);
    }
    List<Method> setters = new ArrayList<>();
    List<Arbitrary<Object>> parts = new ArrayList<>();
    for (Method accessor : type.getMethods()) {
      if (accessor.getParameterCount() > 0
          || Modifier.isStatic(accessor.getModifiers())
          || accessor.isBridge()
          || accessor.getName().equals(leftOut)) {
        continue;
      }
      Arrays.stream(builder.getMethods())
          .filter(each -> each.getName().equals(accessor.getName()))
          .filter(each -> each.getParameterCount() == 1)
          .filter(each -> each.getParameterTypes()[0].isAssignableFrom(accessor.getReturnType()))
          .findFirst()
          .ifPresent(
              setter -> {
                setters.add(setter);
                parts.add(any(accessor.getGenericReturnType()));
              });
    }
    return Combinators.combine(parts).as(values -> built(type, setters, values));
  }

  private static Object built(Class<?> type, List<Method> setters, List<Object> values) {
    try {
      Object builder = type.getMethod("builder").invoke(null);
      for (int i = 0; i < setters.size(); i++) {
        setters.get(i).invoke(builder, values.get(i));
      }
      return builder.getClass().getMethod("build").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
