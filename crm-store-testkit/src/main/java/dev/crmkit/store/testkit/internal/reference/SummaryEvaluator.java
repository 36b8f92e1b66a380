package dev.crmkit.store.testkit.internal.reference;

import static dev.crmkit.store.testkit.internal.model.RefusalException.requireValid;

import dev.crmkit.store.testkit.internal.model.FormField;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.PipelineState;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.model.ValueRules;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Summarizes what a user sees (R6). */
final class SummaryEvaluator {

  private final ReferenceWorkspace workspace;
  private final DataMap args;
  private final ListEvaluator list;
  private final String kind;
  private final List<String> by;

  SummaryEvaluator(ReferenceWorkspace workspace, String user, DataMap args) {
    this.workspace = workspace;
    this.args = args;
    this.list = new ListEvaluator(workspace, user, args);
    this.kind = Objects.requireNonNull(ListEvaluator.KINDS.get(args.word("what")));
    this.by = args.texts("by");
  }

  /** Returns one group of no record without groupings, and none with groupings. */
  List<Map<String, Object>> ofNothing() {
    return by.isEmpty() ? List.of(DataMap.entries("count", "0")) : List.of();
  }

  List<Map<String, Object>> groups() {
    List<Item> items = list.records(kind);
    List<Function<Item, List<@Nullable String>>> values = new ArrayList<>();
    by.forEach(word -> values.add(values(word, items)));
    requireValid(new HashSet<>(by).size() == by.size(), "groupings");
    Map<List<@Nullable String>, List<Item>> groups = new LinkedHashMap<>();
    for (Item item : items) {
      List<List<@Nullable String>> keys = List.of(List.of());
      for (Function<Item, List<@Nullable String>> each : values) {
        keys = product(keys, each.apply(item));
      }
      keys.forEach(key -> groups.computeIfAbsent(key, any -> new ArrayList<>()).add(item));
    }
    if (groups.isEmpty()) {
      return ofNothing();
    }
    List<Map<String, Object>> shown = new ArrayList<>();
    groups.forEach((key, members) -> shown.add(group(key, members)));
    return shown;
  }

  private static List<List<@Nullable String>> product(
      List<List<@Nullable String>> keys, List<@Nullable String> values) {
    List<List<@Nullable String>> longer = new ArrayList<>();
    for (List<@Nullable String> key : keys) {
      for (String value : values) {
        List<@Nullable String> extended = new ArrayList<>(key);
        extended.add(value);
        longer.add(extended);
      }
    }
    return longer;
  }

  private Map<String, Object> group(List<@Nullable String> key, List<Item> members) {
    Map<String, Object> group = DataMap.entries();
    for (int i = 0; i < by.size(); i++) {
      group.putAll(DataMap.entries(by.get(i), key.get(i)));
    }
    group.put("count", String.valueOf(members.size()));
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Item item : members) {
      if (item.amount != null) {
        sums.merge(
            ValueRules.currency(item.amount), ValueRules.number(item.amount), BigDecimal::add);
      }
    }
    if (!sums.isEmpty()) {
      Map<String, Object> shown = new TreeMap<>();
      sums.forEach((currency, sum) -> shown.put(currency, sum.toPlainString()));
      group.put("sum", shown);
    }
    return group;
  }

  /** Returns the values of a record, or null alone if it has none. */
  private Function<Item, List<@Nullable String>> values(String word, List<Item> items) {
    if (word.startsWith("stage.")) {
      PipelineState pipeline = workspace.pipelines.get(word.substring(6));
      if (pipeline == null || !pipeline.isFor(kind)) {
        throw RefusalException.invalid("stages");
      }
      return item -> one(item.stages.get(pipeline.id));
    }
    if (word.startsWith("field.")) {
      FormField field = list.filters().field(kind, word.substring(6));
      requireValid(field.isSelector() || field.isCheckbox(), field.id);
      return item -> one(RecordFilters.value(item, field));
    }
    return switch (word) {
      case "owner" -> item -> one(item.owner);
      case "label" -> {
        requireValid(!kind.equals("activity"), "label");
        yield item -> item.labels.isEmpty() ? one(null) : new ArrayList<>(item.labels);
      }
      case "kind" -> {
        requireValid(kind.equals("activity"), "kind");
        yield item -> one(item.activityKind);
      }
      default -> ofTime(word, items);
    };
  }

  private static List<@Nullable String> one(@Nullable String value) {
    return Arrays.asList(value);
  }

  private Function<Item, List<@Nullable String>> ofTime(String word, List<Item> items) {
    int point = word.indexOf('.');
    String time = word.substring(0, point);
    String ofKind =
        switch (time) {
          case "due", "done" -> "activity";
          case "closed" -> "deal";
          default -> kind;
        };
    requireValid(kind.equals(ofKind), time);
    ZoneId zone = zone();
    int length =
        switch (word.substring(point + 1)) {
          case "day" -> "2026-03-01".length();
          case "month" -> "2026-03".length();
          default -> "2026".length();
        };
    if (items.stream().anyMatch(item -> Item.UNKNOWN_TIME.equals(time(time, item)))) {
      throw new UnspecifiedException("the time of a change");
    }
    return item -> {
      String text = time(time, item);
      Instant instant = text == null ? null : ValueRules.parseTime(text);
      return one(
          instant == null
              ? null
              : instant.atZone(zone).toLocalDate().toString().substring(0, length));
    };
  }

  private @Nullable String time(String which, Item item) {
    return switch (which) {
      case "due" -> item.due;
      case "done" -> item.done;
      case "closed" -> workspace.closed(item) == null ? null : Item.UNKNOWN_TIME;
      default -> Item.UNKNOWN_TIME;
    };
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(args.text("zone", "UTC"));
    } catch (DateTimeException e) {
      throw RefusalException.invalid("zone");
    }
  }
}
