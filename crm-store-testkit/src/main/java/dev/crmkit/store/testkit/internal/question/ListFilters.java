package dev.crmkit.store.testkit.internal.question;

import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Order;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.step.Where;
import dev.crmkit.store.testkit.internal.workspace.EnumWords;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private ListFilters() {}

  static Filter[] filters(
      ScenarioWorkspace workspace, @Nullable Map<String, @Nullable Object> where) {
    List<Filter> filters = new ArrayList<>();
    if (where != null) {
      where.forEach((key, value) -> filters.add(filter(workspace, key, (String) value)));
    }
    return filters.toArray(Filter[]::new);
  }

  private static Filter filter(ScenarioWorkspace workspace, String key, @Nullable String given) {
    String value = given == null ? "" : given;
    boolean none = given == null;
    if (key.startsWith(Where.FIELD)) {
      FieldId field =
          FieldId.of(number(workspace, EntityKind.FIELD, key.substring(Where.FIELD.length())));
      return Filter.field(field).is(none ? FieldValue.empty() : FieldValue.text(value));
    }
    if (key.startsWith(Where.STAGE)) {
      PipelineId pipeline =
          PipelineId.of(
              number(workspace, EntityKind.PIPELINE, key.substring(Where.STAGE.length())));
      return none
          ? Filter.offPipeline(pipeline)
          : Filter.stage(pipeline, workspace.stage(pipeline, value));
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
