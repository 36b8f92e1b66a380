package dev.crmkit.access.internal.query;

import dev.crmkit.access.internal.draft.DraftContext;
import dev.crmkit.access.internal.draft.Stages;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.ListQuery;
import dev.crmkit.access.query.Order;
import dev.crmkit.core.Subject;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldOption;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.Form;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.query.Comparison;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.RecordKind;
import dev.crmkit.core.text.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a user asks for into what a store is asked for, with what he sees: a pure function of
 * the organisation. All that is wrong is collected (rules.md A2).
 */
public final class FilterTranslator {

  private final DraftContext on;
  private final Form form;
  private final RecordKind kind;
  private final Limits limits;

  public FilterTranslator(DraftContext on, RecordKind kind, Limits limits) {
    this.on = on;
    this.form = on.form();
    this.kind = kind;
    this.limits = limits;
  }

  /**
   * The condition that all of some filters are met.
   *
   * @throws dev.crmkit.core.error.InvalidException if they exceed a limit of their depth or number
   */
  public Condition condition(List<Filter> filters) {
    FilterLimits.check(filters, limits);
    return all(filters);
  }

  private Condition all(List<Filter> filters) {
    return new Condition.And(filters.stream().map(this::condition).toList());
  }

  private Condition condition(Filter filter) {
    if (filter instanceof Filter.And and) {
      return all(and.parts());
    }
    if (filter instanceof Filter.Or or) {
      return new Condition.Or(or.parts().stream().map(this::condition).toList());
    }
    if (filter instanceof Filter.Not not) {
      return new Condition.Not(condition(not.part()));
    }
    if (filter instanceof Filter.Compares compares) {
      return compares(compares.field(), compares.comparison(), List.of(compares.value()));
    }
    if (filter instanceof Filter.FieldIn in) {
      return compares(in.field(), Comparison.EQUAL, in.values());
    }
    if (filter instanceof Filter.FieldContains contains) {
      return contains(contains);
    }
    return atom(filter);
  }

  private Condition atom(Filter filter) {
    if (filter instanceof Filter.HasLabel has) {
      if (of("label", RecordKind.CLIENT, RecordKind.DEAL)) {
        has.labels().stream()
            .filter(label -> on.org().label(label).isEmpty())
            .forEach(label -> unknown(label, "a label of the workspace"));
      }
      return new Condition.HasLabel(Set.copyOf(has.labels()));
    }
    if (filter instanceof Filter.InStage in) {
      return inStage(in);
    }
    if (filter instanceof Filter.OffPipeline off) {
      return offPipeline(off);
    }
    if (filter instanceof Filter.OwnedBy owned) {
      return new Condition.InPortfolios(
          owned.users().stream()
              .flatMap(user -> on.org().portfoliosOf(user).stream())
              .collect(Collectors.toSet()));
    }
    if (filter instanceof Filter.NameContains contains) {
      checkSearch("name", contains.text());
      return new Condition.NameContains(contains.text());
    }
    if (filter instanceof Filter.OfClient ofClient) {
      of("client", RecordKind.ACTIVITY, RecordKind.DEAL);
      return new Condition.OfClient(Set.copyOf(ofClient.clients()));
    }
    if (filter instanceof Filter.OfKind ofKind) {
      of("kind", RecordKind.ACTIVITY);
      return new Condition.OfKind(Set.copyOf(ofKind.kinds()));
    }
    if (filter instanceof Filter.DueBefore due) {
      of("due", RecordKind.ACTIVITY);
      return new Condition.DueBefore(on.time("due", due.instant()));
    }
    if (filter instanceof Filter.IsClosed closed) {
      return closed(closed.how());
    }
    of("done", RecordKind.ACTIVITY);
    return new Condition.IsDone();
  }

  /** The condition that a field compares to one of some values. */
  private Condition compares(FieldId id, Comparison comparison, List<FieldValue> values) {
    Field field = field(id);
    if (field == null) {
      return Condition.never();
    }
    Field readable = readable(field);
    return new Condition.Or(
        values.stream().map(value -> compares(readable, comparison, value)).toList());
  }

  private Condition compares(Field field, Comparison comparison, FieldValue given) {
    Condition has = new Condition.HasField(field.id());
    boolean checkbox = field.type() == FieldType.CHECKBOX;
    if (given instanceof FieldValue.Empty) {
      compared(field, comparison, Comparison.EQUAL);
      return checkbox ? Condition.never() : new Condition.Not(has);
    }
    if (checkbox || field.type() == FieldType.SELECTOR) {
      compared(field, comparison, Comparison.EQUAL);
    }
    FieldValue value = field.check(given, given, field.id().path(), on.violations());
    if (value instanceof FieldValue.Text text) {
      limits.texts().check(field.id().path(), text.value(), on.violations());
    }
    return checkbox && value.equals(FieldValue.checkbox(false))
        ? new Condition.Not(new Condition.FieldIn(field.id(), FieldValue.checkbox(true)))
        : new Condition.FieldCompares(field.id(), comparison, value);
  }

  private void compared(Field field, Comparison comparison, Comparison legal) {
    if (comparison != legal) {
      on.violations()
          .add(
              field.id().path(),
              ViolationCode.NOT_ALLOWED,
              comparison.toString(),
              "a comparison for being the same, values of this field have no order");
    }
  }

  /** The field with options that can be asked for: archived ones as well, but after the others. */
  private static Field readable(Field field) {
    List<FieldOption> options = new ArrayList<>(field.activeOptions());
    field.options().stream()
        .filter(FieldOption::archived)
        .forEach(option -> options.add(new FieldOption(option.id(), option.name(), false)));
    return field.toBuilder().options(options).build();
  }

  private void checkSearch(String at, String text) {
    if (text.length() > limits.searchTextLength()) {
      on.violations()
          .add(
              at,
              ViolationCode.OUT_OF_RANGE,
              text.length() + " characters",
              "at most " + limits.searchTextLength() + " characters");
    } else {
      Texts.checkStorable(at, text, on.violations());
    }
  }

  private Condition contains(Filter.FieldContains contains) {
    Field field = field(contains.field());
    if (field != null && field.type() != FieldType.TEXT) {
      on.violations()
          .add(field.id().path(), ViolationCode.NOT_ALLOWED, contains.text(), "a text field");
    }
    checkSearch(contains.field().path(), contains.text());
    return new Condition.FieldContains(contains.field(), contains.text());
  }

  private Condition inStage(Filter.InStage in) {
    Pipeline pipeline = pipeline(in.pipeline());
    if (pipeline == null) {
      return Condition.never();
    }
    Set<StageId> stages = new HashSet<>();
    for (StageId stage : in.stages()) {
      if (pipeline.stage(stage).isEmpty()) {
        on.violations()
            .add(
                pipeline.id().path(),
                ViolationCode.UNKNOWN,
                Long.toString(stage.value()),
                "one of its stages");
      }
      stages.addAll(pipeline.withPredecessors(stage));
    }
    return new Condition.InStage(pipeline.id(), stages);
  }

  private Condition offPipeline(Filter.OffPipeline off) {
    Pipeline pipeline = pipeline(off.pipeline());
    return pipeline == null
        ? Condition.never()
        : new Condition.Not(
            new Condition.InStage(
                pipeline.id(),
                pipeline.allStages().stream().map(Stage::id).collect(Collectors.toSet())));
  }

  private @Nullable Pipeline pipeline(PipelineId id) {
    if (!of("stage", RecordKind.CLIENT, RecordKind.DEAL)) {
      return null;
    }
    Pipeline pipeline = Stages.of(on.org(), kind, id).orElse(null);
    if (pipeline == null) {
      unknown(id, "a pipeline of " + kind.word() + "s");
    }
    return pipeline;
  }

  private Condition closed(DealOutcome how) {
    of("closed", RecordKind.DEAL);
    List<Condition> closing = new ArrayList<>();
    for (Pipeline pipeline : Stages.of(on.org(), RecordKind.DEAL)) {
      Set<StageId> stages =
          pipeline.allStages().stream()
              .map(Stage::id)
              .filter(
                  id ->
                      pipeline.currentStage(id).flatMap(Stage::closes).stream()
                          .anyMatch(how::equals))
              .collect(Collectors.toSet());
      if (!stages.isEmpty()) {
        closing.add(new Condition.InStage(pipeline.id(), stages));
      }
    }
    return new Condition.Or(closing);
  }

  /** The order for the store; its key is told with the type of the field, for cursors. */
  public Sort sort(Order order) {
    if (order.by() instanceof Order.ByAttribute by) {
      if (by.attribute() == Sort.Attribute.DUE) {
        of("due", RecordKind.ACTIVITY);
      } else if (by.attribute() == Sort.Attribute.AMOUNT) {
        of("amount", RecordKind.DEAL);
      }
      return new Sort(by.attribute(), order.descending());
    }
    Field field = field(((Order.ByField) order.by()).field());
    if (field == null) {
      return new Sort(Sort.Attribute.CREATED, false);
    }
    List<OptionId> ranked = readable(field).options().stream().map(FieldOption::id).toList();
    return new Sort(new Sort.OfField(field.id(), field.type(), ranked), order.descending());
  }

  public int limit(ListQuery<?> query) {
    int limit = query.limit();
    if (limit < 1 || limit > ListQuery.MAX_LIMIT) {
      on.violations()
          .add(
              "limit",
              ViolationCode.OUT_OF_RANGE,
              Integer.toString(limit),
              "1 to " + ListQuery.MAX_LIMIT);
      return 1;
    }
    return limit;
  }

  private @Nullable Field field(FieldId id) {
    if (kind != RecordKind.CLIENT) {
      // Whether or not there is such a field, which must not show (F2).
      on.violations()
          .add(
              id.path(),
              ViolationCode.NOT_ALLOWED,
              null,
              "a condition or order that " + kind.word() + " records have; fields are of clients");
      return null;
    }
    Field field = form.open(id).orElse(null);
    if (field == null) {
      unknown(id, "a field of the client form");
    }
    return field;
  }

  private void unknown(Subject thing, String expected) {
    on.violations().add(thing.path(), ViolationCode.UNKNOWN, null, expected);
  }

  /** Checks that the records have what is asked of them. */
  private boolean of(String at, RecordKind... kinds) {
    if (List.of(kinds).contains(kind)) {
      return true;
    }
    on.violations()
        .add(
            at, ViolationCode.NOT_ALLOWED, null, "something that " + kind.word() + " records have");
    return false;
  }
}
