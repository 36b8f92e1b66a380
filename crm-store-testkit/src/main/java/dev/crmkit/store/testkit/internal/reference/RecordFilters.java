package dev.crmkit.store.testkit.internal.reference;

import static dev.crmkit.store.testkit.internal.model.RefusalException.requireValid;

import dev.crmkit.store.testkit.internal.model.FoldedTexts;
import dev.crmkit.store.testkit.internal.model.FormField;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.PipelineState;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.model.ValueRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the filters of lists of records (A2, F2, V6). */
record RecordFilters(ReferenceWorkspace workspace, VisibilityRules visibility, String user) {

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

  /** When scenarios begin, and a time that none of them reaches. */
  private static final Instant BEGINNING = Instant.parse("2026-01-01T09:00:00Z");

  private static final Instant END = Instant.parse("9000-01-01T00:00:00Z");

  /** A list of values stands for any of them. */
  Predicate<Item> anyOf(String kind, String key, @Nullable Object value) {
    List<Predicate<Item>> parts = new ArrayList<>();
    for (Object each :
        value instanceof List<?> several ? several : Collections.singletonList(value)) {
      parts.add(filter(kind, key, (String) each));
    }
    return parts.stream()
        .reduce(Predicate::or)
        .orElseThrow(() -> new UnspecifiedException("any of no values"));
  }

  private Predicate<Item> filter(String kind, String key, @Nullable String value) {
    if (key.startsWith("stage.")) {
      return byStage(kind, key.substring(6), value);
    }
    if (key.startsWith("field.")) {
      return byField(kind, key.substring(6), value);
    }
    if (kind.equals("file")) {
      throw new UnspecifiedException("a filter of files");
    }
    if (value == null) {
      return without(kind, key);
    }
    if (key.endsWith(".from")) {
      return from(kind, key.substring(0, key.length() - 5), value);
    }
    if (key.endsWith(".to")) {
      String attribute = key.substring(0, key.length() - 3);
      return has(kind, attribute)
          .and(from(kind, attribute, value).negate())
          .and(inCurrency(attribute, value));
    }
    return switch (key) {
      // an owner whose records the user does not see has none (A2)
      case "owner" -> item -> value.equals(item.owner);
      case "name" -> item -> FoldedTexts.key(item.title).contains(FoldedTexts.key(value));
      case "label" -> byLabel(kind, value);
      case "client" -> byClient(kind, value);
      case "kind" -> byKind(kind, value);
      case "done" -> byDone(kind, value);
      case "closed" -> byClosed(kind, value);
      default -> throw new UnspecifiedException(key + " as a filter");
    };
  }

  /** Null stands for records that do not have the attribute. */
  private Predicate<Item> without(String kind, String key) {
    if (key.equals("label") && !kind.equals("activity")) {
      return item -> item.labels.isEmpty();
    }
    return has(kind, key).negate();
  }

  private Predicate<Item> has(String kind, String attribute) {
    switch (attribute) {
      case "created", "updated" -> {
        return item -> true;
      }
      case "due", "done" -> requireValid(kind.equals("activity"), attribute);
      case "closed", "amount" -> requireValid(kind.equals("deal"), attribute);
      default -> throw new UnspecifiedException("no " + attribute);
    }
    return item ->
        switch (attribute) {
          case "due" -> item.due != null;
          case "done" -> item.done != null;
          case "closed" -> workspace.closed(item) != null;
          default -> item.amount != null;
        };
  }

  /** Records that have a time or an amount at or after a bound. */
  private Predicate<Item> from(String kind, String attribute, String bound) {
    Predicate<Item> has = has(kind, attribute);
    if (attribute.equals("amount")) {
      requireValid(NUMBER.matcher(bound).matches() || ValueRules.isAmount(bound), "amount");
      BigDecimal least = new BigDecimal(bound.split(" ", -1)[0]);
      return has.and(inCurrency(attribute, bound))
          .and(
              item -> ValueRules.number(Objects.requireNonNull(item.amount)).compareTo(least) >= 0);
    }
    Instant time = ValueRules.parseTime(bound);
    if (time == null) {
      throw RefusalException.invalid(attribute);
    }
    return has.and(
        switch (attribute) {
          case "due" -> item -> isAtLeast(item.due, time);
          case "done" -> item -> isAtLeast(item.done, time);
          default -> item -> isSinceBeginning(time);
        });
  }

  /** A bound with a currency excludes amounts in others. */
  private static Predicate<Item> inCurrency(String attribute, String bound) {
    return attribute.equals("amount") && bound.contains(" ")
        ? item ->
            item.amount != null
                && ValueRules.currency(item.amount).equals(ValueRules.currency(bound))
        : item -> true;
  }

  private static boolean isAtLeast(@Nullable String time, Instant bound) {
    if (Item.UNKNOWN_TIME.equals(time)) {
      throw new UnspecifiedException("when it was done");
    }
    return !Objects.requireNonNull(ValueRules.parseTime(Objects.requireNonNull(time)))
        .isBefore(bound);
  }

  /** Of what happens in a scenario, only the first and the last possible time are known. */
  private static boolean isSinceBeginning(Instant bound) {
    if (bound.isAfter(BEGINNING) && bound.isBefore(END)) {
      throw new UnspecifiedException("the time within the scenario");
    }
    return !bound.isAfter(BEGINNING);
  }

  private Predicate<Item> byLabel(String kind, String label) {
    if (kind.equals("activity")) {
      throw new UnspecifiedException("activities have no labels");
    }
    requireValid(ReferenceWorkspace.isKnown(workspace.labels.keySet(), label), "label");
    return item -> item.labels.contains(label);
  }

  /** V6: activities and deals always show the id of their client. */
  private Predicate<Item> byClient(String kind, String client) {
    if (kind.equals("client") || !workspace.usedKeys.contains("client/" + client)) {
      throw new UnspecifiedException("a filter of clients by client, or by an unknown one");
    }
    return item -> client.equals(item.client);
  }

  private static Predicate<Item> byKind(String kind, String value) {
    String word = value.equals("email") ? "e-mail" : value;
    requireValid(kind.equals("activity") && ValueRules.KINDS.contains(word), "kind");
    return item -> item.activityKind.equals(word);
  }

  private static Predicate<Item> byDone(String kind, String value) {
    requireValid(kind.equals("activity") && List.of("true", "false").contains(value), "done");
    return item -> (item.done != null) == value.equals("true");
  }

  private Predicate<Item> byClosed(String kind, String value) {
    requireValid(kind.equals("deal") && List.of("won", "lost", "false").contains(value), "closed");
    return item -> {
      String closed = workspace.closed(item);
      return value.equals(closed == null ? "false" : closed);
    };
  }

  /** Null instead of a stage stands for records that are not in the pipeline. */
  private Predicate<Item> byStage(String kind, String pipeline, @Nullable String stage) {
    PipelineState pipe = workspace.pipelines.get(pipeline);
    if (pipe == null || !pipe.isFor(kind)) {
      throw RefusalException.invalid("stages");
    }
    requireValid(
        stage == null || ReferenceWorkspace.isKnown(pipe.stages.keySet(), stage), "stages");
    return item -> Objects.equals(stage, item.stages.get(pipeline));
  }

  /** Null instead of a value stands for clients without a value. */
  private Predicate<Item> byField(String kind, String id, @Nullable String value) {
    FormField field = field(kind, id);
    if (value == null) {
      return item -> value(item, field) == null;
    }
    requireValid(field.archived.contains(value) || ValueRules.isValid(field, value, null), id);
    return item -> ValueRules.areEqual(field, value, value(item, field));
  }

  /** F2: a field that the user does not see is unknown. */
  FormField field(String kind, String id) {
    FormField field = workspace.fields.get(id);
    if (field == null || !kind.equals("client") || !visibility.seesField(user, id)) {
      throw RefusalException.invalid(id);
    }
    return field;
  }

  /** F6: a checkbox that was never set reads as no. */
  static @Nullable String value(Item client, FormField field) {
    String value = client.fields.get(field.id);
    return value == null && field.isCheckbox() ? "false" : value;
  }
}
