package dev.crmkit.store.testkit.internal.question;

import dev.crmkit.access.query.AmountFilter;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Order;
import dev.crmkit.access.query.TimeFilter;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.step.Where;
import dev.crmkit.store.testkit.internal.workspace.EnumWords;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code where} and {@code sort} of a list of records ask for. A word that stands for nothing
 * becomes an unknown field, so that the library says that it is invalid.
 */
final class ListFilters {

  private static final Map<String, Order> ORDERS =
      Map.of(
          "created", Order.CREATED,
          "updated", Order.UPDATED,
          "name", Order.NAME,
          "due", Order.DUE,
          "amount", Order.AMOUNT);

  private static final Map<String, TimeFilter> TIMES =
      Map.of(
          "created", Filter.created(),
          "updated", Filter.updated(),
          "due", Filter.due(),
          "done", Filter.done(),
          "closed", Filter.closed());

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,1000}(\\.[0-9]{1,1000})?");

  private ListFilters() {}

  static Filter[] filters(
      ScenarioWorkspace workspace, @Nullable Map<String, @Nullable Object> where) {
    List<Filter> filters = new ArrayList<>();
    if (where != null) {
      where.forEach((key, value) -> filters.add(anyOf(workspace, key, value)));
    }
    return filters.toArray(Filter[]::new);
  }

  private static Filter anyOf(ScenarioWorkspace workspace, String key, @Nullable Object value) {
    return value instanceof List<?> several
        ? Filter.or(
            several.stream()
                .map(each -> filter(workspace, key, (String) each))
                .toArray(Filter[]::new))
        : filter(workspace, key, (String) value);
  }

  private static Filter filter(ScenarioWorkspace workspace, String key, @Nullable String value) {
    if (key.startsWith(Where.FIELD)) {
      FieldId field =
          FieldId.of(number(workspace, EntityKind.FIELD, key.substring(Where.FIELD.length())));
      return Filter.field(field).is(value == null ? FieldValue.empty() : FieldValue.text(value));
    }
    if (key.startsWith(Where.STAGE)) {
      PipelineId pipeline =
          PipelineId.of(
              number(workspace, EntityKind.PIPELINE, key.substring(Where.STAGE.length())));
      return value == null
          ? Filter.offPipeline(pipeline)
          : Filter.stage(pipeline, workspace.stage(pipeline, value));
    }
    if (value == null) {
      return none(workspace, key);
    }
    if (Where.isBound(key)) {
      String attribute = key.substring(0, key.indexOf('.'));
      return bound(attribute, key.endsWith(Where.FROM), value)
          .orElseGet(() -> unknown(workspace, attribute));
    }
    return switch (key) {
      case "owner" -> Filter.owner(UserId.of(number(workspace, EntityKind.USER, value)));
      case "label" -> Filter.label(LabelId.of(number(workspace, EntityKind.LABEL, value)));
      case "client" -> Filter.ofClient(ClientId.of(number(workspace, EntityKind.CLIENT, value)));
      case "name" -> Filter.nameContains(value);
      case "kind" ->
          constant(ActivityKind.class, value)
              .map(Filter::kind)
              .orElseGet(() -> unknown(workspace, key));
      case "closed" ->
          constant(DealOutcome.class, value)
              .map(Filter::closed)
              .orElseGet(() -> value.equals("false") ? Filter.open() : unknown(workspace, key));
      case "done" ->
          switch (value) {
            case "true" -> Filter.done().present();
            case "false" -> Filter.done().absent();
            default -> unknown(workspace, key);
          };
      default -> throw new IllegalArgumentException("no filter: " + key);
    };
  }

  /** Returns the filter for records that do not have an attribute. */
  private static Filter none(ScenarioWorkspace workspace, String key) {
    return switch (key) {
      case "owner" -> Filter.ownerIn(List.of());
      case "label" ->
          Filter.not(Filter.labelIn(workspace.org().labels().stream().map(Label::id).toList()));
      case "client" -> Filter.ofClientIn(List.of());
      case "name" -> Filter.or();
      case "kind" -> Filter.kindIn(List.of());
      case "amount" -> Filter.amount().absent();
      default -> timeFilter(key).absent();
    };
  }

  /** Returns the filter for one bound of a range; empty if the text is none. */
  private static Optional<Filter> bound(String attribute, boolean isFrom, String text) {
    if (!attribute.equals("amount")) {
      TimeFilter time = timeFilter(attribute);
      return time(text).map(isFrom ? time::from : time::to);
    }
    AmountFilter amount = Filter.amount();
    if (NUMBER.matcher(text).matches()) {
      BigDecimal number = new BigDecimal(text);
      return Optional.of(isFrom ? amount.from(number) : amount.to(number));
    }
    try {
      Money money = Money.parse(text);
      return Optional.of(isFrom ? amount.from(money) : amount.to(money));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static TimeFilter timeFilter(String attribute) {
    return Objects.requireNonNull(TIMES.get(attribute));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Returns the order of a list of records. */
  static Order order(ScenarioWorkspace workspace, @Nullable String sort) {
    if (sort == null) {
      return Order.CREATED;
    }
    boolean descending = sort.startsWith("-");
    String by = descending ? sort.substring(1) : sort;
    Order order = ORDERS.get(by);
    if (order == null) {
      String field = by.startsWith(Where.FIELD) ? by.substring(Where.FIELD.length()) : by;
      order =
          by.startsWith(Where.FIELD)
              ? Order.field(FieldId.of(number(workspace, EntityKind.FIELD, field)))
              : Order.field(FieldId.of(workspace.names().next(EntityKind.FIELD, field)));
    }
    return descending ? order.reversed() : order;
  }

  private static long number(ScenarioWorkspace workspace, EntityKind kind, String name) {
    return workspace.names().number(kind, name);
  }

  private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> EnumWords.matches(constant, word))
        .findFirst();
  }

  private static Filter unknown(ScenarioWorkspace workspace, String key) {
    return Filter.field(FieldId.of(workspace.names().next(EntityKind.FIELD, key))).absent();
  }
}
