package dev.crmkit.access.internal.query;

import dev.crmkit.access.internal.draft.DraftContext;
import dev.crmkit.access.internal.draft.Stages;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.FilterVisitor;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.query.Comparison;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.query.SortKey;
import dev.crmkit.core.query.TimeAttribute;
import dev.crmkit.core.user.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Translates filters of a user into conditions for a store. A filter that is invalid adds a
 * violation, and its condition does not matter.
 */
final class FilterTranslator implements FilterVisitor<Condition> {

  private final DraftContext draft;
  private final QueryContext context;

  FilterTranslator(DraftContext draft, QueryContext context) {
    this.draft = draft;
    this.context = context;
  }

  @Override
  public Condition and(List<Filter> parts) {
    return new Condition.And(translated(parts));
  }

  @Override
  public Condition or(List<Filter> parts) {
    return new Condition.Or(translated(parts));
  }

  private List<Condition> translated(List<Filter> parts) {
    return parts.stream().map(part -> part.accept(this)).toList();
  }

  @Override
  public Condition not(Filter part) {
    return new Condition.Not(part.accept(this));
  }

  @Override
  public Condition hasLabel(List<LabelId> labels) {
    if (context.requireKind("label", RecordKind.CLIENT, RecordKind.DEAL)) {
      labels.stream()
          .filter(label -> context.org().label(label).isEmpty())
          .forEach(label -> context.addUnknown(label, "a label of the workspace"));
    }
    return new Condition.HasLabel(Set.copyOf(labels));
  }

  @Override
  public Condition fieldIn(FieldId field, List<FieldValue> values) {
    return fieldComparesToAny(field, Comparison.EQUAL, values);
  }

  @Override
  public Condition fieldCompares(FieldId field, Comparison comparison, FieldValue value) {
    return fieldComparesToAny(field, comparison, List.of(value));
  }

  private Condition fieldComparesToAny(FieldId id, Comparison comparison, List<FieldValue> values) {
    Field field = context.field(id).orElse(null);
    if (field == null) {
      return Condition.never();
    }
    Field withAllOptions = QueryContext.withAllOptions(field);
    return new Condition.Or(
        values.stream().map(value -> compares(withAllOptions, comparison, value)).toList());
  }

  private Condition compares(Field field, Comparison comparison, FieldValue given) {
    boolean isCheckbox = field.type() == FieldType.CHECKBOX;
    boolean isEmpty = given instanceof FieldValue.Empty;
    if (comparison != Comparison.EQUAL && (isEmpty || !field.type().isOrdered())) {
      context
          .violations()
          .add(
              field.id().path(),
              ViolationCode.NOT_ALLOWED,
              comparison.toString(),
              "a comparison for equality; values of this field have no order");
    }
    if (isEmpty) {
      return isCheckbox ? Condition.never() : new Condition.Not(new Condition.HasField(field.id()));
    }
    FieldValue value = field.check(given, given, field.id().path(), context.violations());
    if (value instanceof FieldValue.Text text) {
      context.limits().texts().check(field.id().path(), text.value(), context.violations());
    }
    return isCheckbox && value.equals(FieldValue.checkbox(false))
        ? new Condition.Not(new Condition.FieldIn(field.id(), FieldValue.checkbox(true)))
        : new Condition.FieldCompares(field.id(), comparison, value);
  }

  @Override
  public Condition fieldContains(FieldId id, String text) {
    context
        .field(id)
        .filter(field -> field.type() != FieldType.TEXT)
        .ifPresent(
            field ->
                context
                    .violations()
                    .add(id.path(), ViolationCode.NOT_ALLOWED, text, "a text field"));
    context.checkSearchText(id.path(), text);
    return new Condition.FieldContains(id, text);
  }

  @Override
  public Condition inStage(PipelineId id, List<StageId> stages) {
    Pipeline pipeline = context.pipeline(id).orElse(null);
    if (pipeline == null) {
      return Condition.never();
    }
    Set<StageId> equivalent = new HashSet<>();
    for (StageId stage : stages) {
      if (pipeline.stage(stage).isEmpty()) {
        context
            .violations()
            .add(
                id.path(),
                ViolationCode.UNKNOWN,
                Long.toString(stage.value()),
                "one of its stages");
      }
      equivalent.addAll(pipeline.withPredecessors(stage));
    }
    return new Condition.InStage(id, equivalent);
  }

  @Override
  public Condition offPipeline(PipelineId id) {
    return context
        .pipeline(id)
        .<Condition>map(
            pipeline ->
                new Condition.Not(
                    new Condition.InStage(
                        id,
                        pipeline.allStages().stream().map(Stage::id).collect(Collectors.toSet()))))
        .orElse(Condition.never());
  }

  @Override
  public Condition ownedBy(List<UserId> owners) {
    return new Condition.InPortfolios(
        owners.stream()
            .flatMap(owner -> context.org().portfoliosOf(owner).stream())
            .collect(Collectors.toSet()));
  }

  @Override
  public Condition nameContains(String text) {
    context.checkSearchText("name", text);
    return new Condition.NameContains(text);
  }

  @Override
  public Condition ofClient(List<ClientId> clients) {
    context.requireKind("client", RecordKind.ACTIVITY, RecordKind.DEAL);
    return new Condition.OfClient(Set.copyOf(clients));
  }

  @Override
  public Condition ofKind(List<ActivityKind> kinds) {
    context.requireKind("kind", RecordKind.ACTIVITY);
    return new Condition.OfKind(Set.copyOf(kinds));
  }

  @Override
  public Condition timeIn(TimeAttribute attribute, @Nullable Instant from, @Nullable Instant to) {
    context.require(attribute.word(), attribute.isOf(context.kind()));
    Instant first = bound(attribute, from);
    Instant end = bound(attribute, to);
    return switch (attribute) {
      case CREATED -> Condition.InRange.of(Sort.Attribute.CREATED, first, end);
      case UPDATED -> Condition.InRange.of(Sort.Attribute.UPDATED, first, end);
      case DUE -> Condition.InRange.of(Sort.Attribute.DUE, first, end);
      case DONE -> Condition.InRange.of(Sort.Attribute.DONE, first, end);
      case CLOSED -> closedBetween(first, end);
    };
  }

  /** Returns a bound rounded up to the microsecond, the precision of stored times. */
  private @Nullable Instant bound(TimeAttribute attribute, @Nullable Instant given) {
    if (given == null) {
      return null;
    }
    Instant bound = draft.time(attribute.word(), given);
    return bound.isBefore(given) ? bound.plus(1, ChronoUnit.MICROS) : bound;
  }

  @Override
  public Condition amountIn(
      @Nullable BigDecimal from, @Nullable BigDecimal to, @Nullable String currency) {
    context.require("amount", context.kind() == RecordKind.DEAL);
    Condition range =
        new Condition.InRange(Sort.Attribute.AMOUNT, bound(from, currency), bound(to, currency));
    return currency == null
        ? range
        : new Condition.And(List.of(range, new Condition.InCurrency(Set.of(currency))));
  }

  private @Nullable SortKey bound(@Nullable BigDecimal number, @Nullable String currency) {
    if (number == null) {
      return null;
    }
    return new SortKey.OfNumber(
        currency == null
            ? Money.checkedNumber(number, "amount", context.violations())
            : new Money(number, currency).checked("amount", context.violations()).number());
  }

  @Override
  public Condition closed(DealOutcome outcome) {
    context.requireKind("closed", RecordKind.DEAL);
    return closing(outcome::equals, null, null);
  }

  /** The earliest stage that closes a deal counts, so that none may have closed it before. */
  private Condition closedBetween(@Nullable Instant from, @Nullable Instant to) {
    Condition closing = closing(outcome -> true, from, to);
    return from == null
        ? closing
        : new Condition.And(
            List.of(closing, new Condition.Not(closing(outcome -> true, null, from))));
  }

  /**
   * Returns the condition that a stage closed the deal in a range of time. A stage closes deals by
   * itself or by its replacement, and at the earliest when it began to close deals.
   */
  private Condition closing(
      Predicate<DealOutcome> outcomes, @Nullable Instant from, @Nullable Instant to) {
    List<Condition> closing = new ArrayList<>();
    for (Pipeline pipeline : Stages.of(context.org(), RecordKind.DEAL)) {
      Set<StageId> always = new HashSet<>();
      Set<StageId> sinceThen = new HashSet<>();
      for (Stage stage : pipeline.allStages()) {
        Instant since = stage.closesSince().orElse(Instant.MIN);
        if (pipeline.currentStage(stage.id()).flatMap(Stage::closes).filter(outcomes).isPresent()
            && (to == null || since.isBefore(to))) {
          (from == null || since.isBefore(from) ? always : sinceThen).add(stage.id());
        }
      }
      closing.add(new Condition.InStage(pipeline.id(), always, from, to));
      closing.add(new Condition.InStage(pipeline.id(), sinceThen, null, to));
    }
    return new Condition.Or(closing);
  }
}
