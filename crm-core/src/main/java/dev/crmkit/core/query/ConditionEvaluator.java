package dev.crmkit.core.query;

import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.text.TextOrder;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Compiles conditions to predicates. This is the definition of what each condition means; stores
 * that translate conditions are tested against it.
 */
final class ConditionEvaluator implements ConditionVisitor<Predicate<RecordContext>> {

  @Override
  public Predicate<RecordContext> and(Condition.And condition) {
    List<Predicate<RecordContext>> parts = compile(condition.parts());
    return tested -> {
      for (Predicate<RecordContext> part : parts) {
        if (!part.test(tested)) {
          return false;
        }
      }
      return true;
    };
  }

  @Override
  public Predicate<RecordContext> or(Condition.Or condition) {
    List<Predicate<RecordContext>> parts = compile(condition.parts());
    return tested -> {
      for (Predicate<RecordContext> part : parts) {
        if (part.test(tested)) {
          return true;
        }
      }
      return false;
    };
  }

  private List<Predicate<RecordContext>> compile(List<Condition> parts) {
    return parts.stream().map(part -> part.accept(this)).toList();
  }

  @Override
  public Predicate<RecordContext> not(Condition.Not condition) {
    return condition.part().accept(this).negate();
  }

  @Override
  public Predicate<RecordContext> inPortfolios(Condition.InPortfolios condition) {
    return tested -> condition.values().contains(tested.record().portfolio());
  }

  @Override
  public Predicate<RecordContext> nameContains(Condition.NameContains condition) {
    Predicate<String> contains = containsAny(condition.values());
    return tested -> contains.test(tested.record().titleKey());
  }

  @Override
  public Predicate<RecordContext> hasField(Condition.HasField condition) {
    return tested -> tested.value(condition.field()) != null;
  }

  @Override
  public Predicate<RecordContext> fieldCompares(Condition.FieldCompares condition) {
    Comparison comparison = condition.comparison();
    if (comparison != Comparison.EQUAL && condition.value() instanceof FieldValue.Text text) {
      String bound = TextOrder.key(text.value());
      return tested -> {
        String key = tested.textKey(condition.field());
        return key != null && comparison.accepts(TextOrder.BY_CODE_POINT.compare(key, bound));
      };
    }
    return tested -> {
      FieldValue value = tested.value(condition.field());
      return value != null && comparison.holds(value, condition.value());
    };
  }

  @Override
  public Predicate<RecordContext> fieldIn(Condition.FieldIn condition) {
    return tested -> {
      FieldValue value = tested.value(condition.field());
      return value != null && condition.values().contains(value);
    };
  }

  @Override
  public Predicate<RecordContext> fieldContains(Condition.FieldContains condition) {
    Predicate<String> contains = containsAny(condition.values());
    return tested -> {
      String key = tested.textKey(condition.field());
      return key != null && contains.test(key);
    };
  }

  /** Returns a predicate for search keys that contain the key of one of some texts. */
  private static Predicate<String> containsAny(Set<String> texts) {
    List<String> keys = texts.stream().map(TextOrder::key).distinct().toList();
    return text -> {
      for (String key : keys) {
        if (text.contains(key)) {
          return true;
        }
      }
      return false;
    };
  }

  @Override
  public Predicate<RecordContext> hasLabel(Condition.HasLabel condition) {
    return tested -> !Collections.disjoint(condition.values(), tested.record().labels());
  }

  @Override
  public Predicate<RecordContext> inStage(Condition.InStage condition) {
    return tested -> {
      StageEntry entry = tested.record().stages().get(condition.pipeline());
      return entry != null
          && condition.values().contains(entry.stage())
          && condition.includes(entry.enteredAt());
    };
  }

  @Override
  public Predicate<RecordContext> ofClient(Condition.OfClient condition) {
    return tested -> tested.record().clientId().filter(condition.values()::contains).isPresent();
  }

  @Override
  public Predicate<RecordContext> ofKind(Condition.OfKind condition) {
    return tested ->
        tested.record() instanceof Activity activity
            && condition.values().contains(activity.kind());
  }

  @Override
  public Predicate<RecordContext> inCurrency(Condition.InCurrency condition) {
    return tested ->
        tested.record() instanceof Deal deal
            && deal.amount().filter(it -> condition.values().contains(it.currency())).isPresent();
  }

  @Override
  public Predicate<RecordContext> inRange(Condition.InRange condition) {
    return tested ->
        condition.attribute().key(tested.record()).filter(condition::contains).isPresent();
  }
}
