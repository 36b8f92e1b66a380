package dev.crmkit.store.testkit.internal.step;

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
import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.operation.EntityKind;
import dev.crmkit.store.testkit.internal.workspace.EnumWords;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.internal.yaml.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code where} and {@code sort} of a list of records ask for. A word that stands for nothing
 * becomes an unknown field, so that the library says that it is invalid.
 */
final class ListFilters {

  private static final String FIELD = "field.";
  private static final String STAGE = "stage.";

  private static final List<String> KEYS =
      List.of("owner", "label", "client", "kind", "done", "closed", "name");

  private static final Map<String, Order> ORDERS =
      Map.of(
          "created", Order.CREATED,
          "updated", Order.UPDATED,
          "name", Order.NAME,
          "due", Order.DUE,
          "amount", Order.AMOUNT);

  /** The shape of {@code where}. */
  static final Shape SHAPE = ListFilters::check;

  private ListFilters() {}

  private static void check(
      Node node, String key, dev.crmkit.store.testkit.internal.format.ShapeCheck checking) {
    if (!(node instanceof Node.Entries map)) {
      checking.wrongShape(node, key, "a map");
      return;
    }
    for (Node.Entry entry : map.entries()) {
      boolean part = entry.key().startsWith(FIELD) || entry.key().startsWith(STAGE);
      if (!part && !KEYS.contains(entry.key())) {
        checking.problem(
            entry.at(),
            "unknown key '"
                + entry.key()
                + "' in 'where': there are "
                + String.join(", ", KEYS)
                + ", field.NAME, stage.NAME");
      } else if (!(part && entry.value() instanceof Node.Null)) {
        Shapes.TEXT.check(entry.value(), entry.key(), checking);
      }
    }
  }

  static Filter[] filters(ScenarioWorkspace workspace, Node.Entries body) {
    List<Filter> filters = new ArrayList<>();
    if (body.get("where") instanceof Node.Entries map) {
      map.entries().forEach(entry -> filters.add(filter(workspace, entry)));
    }
    return filters.toArray(Filter[]::new);
  }

  private static Filter filter(ScenarioWorkspace workspace, Node.Entry entry) {
    String key = entry.key();
    String value = entry.value() instanceof Node.Text text ? text.value() : "";
    boolean none = entry.value() instanceof Node.Null;
    if (key.startsWith(FIELD)) {
      FieldId field =
          FieldId.of(number(workspace, EntityKind.FIELD, key.substring(FIELD.length())));
      return Filter.field(field).is(none ? FieldValue.empty() : FieldValue.text(value));
    }
    if (key.startsWith(STAGE)) {
      PipelineId pipeline =
          PipelineId.of(number(workspace, EntityKind.PIPELINE, key.substring(STAGE.length())));
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
  static Order order(ScenarioWorkspace workspace, Node.Entries body) {
    if (!(body.get("sort") instanceof Node.Text sort)) {
      return Order.CREATED;
    }
    boolean descending = sort.value().startsWith("-");
    String by = descending ? sort.value().substring(1) : sort.value();
    Order order = ORDERS.get(by);
    if (order == null) {
      String field = by.startsWith(FIELD) ? by.substring(FIELD.length()) : by;
      order =
          by.startsWith(FIELD)
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
