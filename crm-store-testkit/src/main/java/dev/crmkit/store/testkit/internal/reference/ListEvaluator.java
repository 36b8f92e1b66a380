package dev.crmkit.store.testkit.internal.reference;

import static dev.crmkit.store.testkit.internal.model.RefusalException.requireValid;

import dev.crmkit.store.testkit.internal.model.FoldedTexts;
import dev.crmkit.store.testkit.internal.model.FormField;
import dev.crmkit.store.testkit.internal.model.FormSection;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.model.ValueRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lists what a user sees, filtered and sorted (V8, R5, A2). */
final class ListEvaluator {

  static final Map<String, String> KINDS =
      Map.of("clients", "client", "activities", "activity", "deals", "deal", "files", "file");

  private final ReferenceWorkspace workspace;
  private final VisibilityRules visibility;
  private final String user;
  private final DataMap args;
  private final RecordFilters filters;

  ListEvaluator(ReferenceWorkspace workspace, String user, DataMap args) {
    this.workspace = workspace;
    this.visibility = new VisibilityRules(workspace);
    this.user = user;
    this.args = args;
    this.filters = new RecordFilters(workspace, visibility, user);
  }

  RecordFilters filters() {
    return filters;
  }

  List<String> list() {
    String what = args.word("what");
    String kind = KINDS.get(what);
    if (kind == null) {
      return others(what);
    }
    List<Item> items = records(kind);
    String sort = args.text("sort");
    if (sort != null) {
      items = sorted(kind, items, sort);
    }
    return items.stream().map(item -> item.id).toList();
  }

  /** Returns the records of a kind that the user sees and that pass the filter. */
  List<Item> records(String kind) {
    List<Item> items = new ArrayList<>();
    for (Item item : workspace.living()) {
      if (item.kind.equals(kind) && visibility.sees(user, item.key())) {
        items.add(item);
      }
    }
    DataMap where = args.map("where");
    for (String key : where.keys()) {
      items.removeIf(filters.anyOf(kind, key, where.raw(key)).negate());
    }
    return items;
  }

  /** Lists entities that are not records. */
  private List<String> others(String what) {
    if (!args.map("where").keys().isEmpty()) {
      throw new UnspecifiedException("a filter of " + what);
    }
    List<String> ids =
        switch (what) {
          case "users" -> some(workspace.people.keySet(), id -> visibility.seesProfile(user, id));
          case "groups" -> some(workspace.groups, id -> visibility.seesGroup(user, id));
          case "sections" ->
              some(workspace.sections.keySet(), id -> visibility.seesSection(user, id));
          case "fields" -> some(workspace.fields.keySet(), id -> visibility.seesField(user, id));
          case "labels" -> List.copyOf(workspace.labels.keySet());
          case "pipelines" -> List.copyOf(workspace.pipelines.keySet());
          default -> throw new UnspecifiedException("a list of " + what);
        };
    String sort = args.text("sort");
    if (sort == null || ids.isEmpty()) {
      return ids;
    }
    String by = sort.startsWith("-") ? sort.substring(1) : sort;
    boolean form = what.equals("sections") || what.equals("fields");
    requireValid(List.of("created", "name").contains(by) || (form && by.equals("order")), "sort");
    if (what.equals("users") && by.equals("name")) {
      return inOrder(ids, id -> FoldedTexts.key(workspace.present(id).name), sort.startsWith("-"));
    }
    if (form && by.equals("order")) {
      return inOrder(ids, id -> order(what, id), sort.startsWith("-"));
    }
    throw new UnspecifiedException("a list of " + what + " by " + by);
  }

  private static List<String> some(Collection<String> ids, Predicate<String> seen) {
    return ids.stream().filter(seen).toList();
  }

  /** F1: fields are in the order of their sections. */
  private Long order(String what, String id) {
    FormSection section = workspace.sections.get(id);
    if (what.equals("sections") && section != null) {
      return Long.valueOf(section.order);
    }
    FormField field = Objects.requireNonNull(workspace.fields.get(id));
    for (String other : workspace.fields.keySet()) {
      if (visibility.seesField(user, other)
          && !Objects.requireNonNull(workspace.fields.get(other)).section.equals(field.section)) {
        throw new UnspecifiedException("the order of the fields of several sections");
      }
    }
    return Long.valueOf(field.order);
  }

  private List<Item> sorted(String kind, List<Item> items, String sort) {
    boolean down = sort.startsWith("-");
    String by = down ? sort.substring(1) : sort;
    if (kind.equals("file")) {
      throw new UnspecifiedException("a sorted list of files");
    }
    if (by.startsWith("field.")) {
      return byField(kind, items, by.substring(6), down);
    }
    return switch (by) {
      case "created" ->
          inOrder(
              items, item -> workspace.items.keySet().stream().toList().indexOf(item.key()), down);
      case "updated" -> inOrder(items, item -> item.updated, down);
      case "name" -> inOrder(items, item -> FoldedTexts.key(item.title), down);
      case "due" -> {
        requireValid(kind.equals("activity"), "due");
        yield inOrder(
            items, item -> item.due == null ? null : ValueRules.parseTime(item.due), down);
      }
      case "amount" -> {
        requireValid(kind.equals("deal"), "amount");
        requireOneCurrency(items);
        yield inOrder(
            items, item -> item.amount == null ? null : ValueRules.number(item.amount), down);
      }
      default -> throw RefusalException.invalid("sort");
    };
  }

  private static void requireOneCurrency(List<Item> items) {
    long currencies =
        items.stream()
            .map(item -> item.amount)
            .filter(Objects::nonNull)
            .map(ValueRules::currency)
            .distinct()
            .count();
    if (currencies > 1) {
      throw new UnspecifiedException("the order of several currencies");
    }
  }

  private List<Item> byField(String kind, List<Item> items, String id, boolean down) {
    FormField field = filters.field(kind, id);
    return switch (field.type) {
      case "number" -> inOrder(items, item -> number(RecordFilters.value(item, field)), down);
      case "text" -> inOrder(items, item -> key(RecordFilters.value(item, field)), down);
      case "selector" ->
          inOrder(items, item -> index(field, RecordFilters.value(item, field)), down);
      default -> inOrder(items, item -> RecordFilters.value(item, field), down);
    };
  }

  private static @Nullable BigDecimal number(@Nullable String value) {
    return value == null ? null : new BigDecimal(value);
  }

  private static @Nullable String key(@Nullable String value) {
    return value == null ? null : FoldedTexts.key(value);
  }

  /** Options are in their order, archived ones last. */
  private static @Nullable Integer index(FormField field, @Nullable String value) {
    return value == null ? null : field.allOptions().indexOf(value);
  }

  /** Sorts by a key, with missing keys last; equal keys are in the order of ids, unknown here. */
  private static <T, K extends Comparable<? super K>> List<T> inOrder(
      List<T> items, Function<T, @Nullable K> key, boolean down) {
    NavigableMap<K, T> sorted = new TreeMap<>();
    List<T> without = new ArrayList<>();
    for (T item : items) {
      K value = key.apply(item);
      if (value == null) {
        without.add(item);
      } else if (sorted.put(value, item) != null) {
        throw new UnspecifiedException("equal sort keys");
      }
    }
    if (without.size() > 1) {
      throw new UnspecifiedException("several without a sort key");
    }
    List<T> all = new ArrayList<>((down ? sorted.descendingMap() : sorted).values());
    all.addAll(without);
    return all;
  }
}
