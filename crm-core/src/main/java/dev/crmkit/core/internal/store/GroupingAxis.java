package dev.crmkit.core.internal.store;

import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.deal.Closed;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldOption;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.query.GroupingVisitor;
import dev.crmkit.core.query.TimeAttribute;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.core.user.UserRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A grouping, compiled for an organisation.
 *
 * @param value the value of a record, or null; always null for labels, of which a record has many
 * @param order the order of the values
 */
record GroupingAxis(Function<CrmRecord, @Nullable Object> value, Comparator<Object> order) {

  static GroupingAxis of(OrgSnapshot org, Grouping<?> grouping) {
    return grouping.accept(new Compiler(org));
  }

  private static <V> GroupingAxis axis(
      Class<V> type, Function<CrmRecord, @Nullable V> value, Comparator<V> order) {
    return new GroupingAxis(value::apply, (a, b) -> order.compare(type.cast(a), type.cast(b)));
  }

  private record Compiler(OrgSnapshot org) implements GroupingVisitor<GroupingAxis> {

    @Override
    public GroupingAxis byOwner(Grouping.ByOwner by) {
      Map<PortfolioId, UserRef> owners = new HashMap<>();
      Map<String, String> keys = new HashMap<>();
      return axis(
          UserRef.class,
          record ->
              owners.computeIfAbsent(record.portfolio(), portfolio -> org.ownerOf(portfolio).ref()),
          Comparator.comparing(
                  (UserRef owner) -> keys.computeIfAbsent(owner.name(), TextOrder::key))
              .thenComparing(owner -> owner.id().value()));
    }

    @Override
    public GroupingAxis byStage(Grouping.ByStage by) {
      Pipeline pipeline = org.pipeline(by.pipeline()).orElse(null);
      if (pipeline == null) {
        throw new IllegalArgumentException("there is no " + by.pipeline().path());
      }
      List<StageId> order = pipeline.stages().stream().map(Stage::id).toList();
      Map<StageId, Optional<StageId>> current = new HashMap<>();
      return axis(
          StageId.class,
          record -> {
            StageEntry entry = record.stages().get(pipeline.id());
            return entry == null
                ? null
                : current
                    .computeIfAbsent(
                        entry.stage(), put -> pipeline.currentStage(put).map(Stage::id))
                    .orElse(null);
          },
          Comparator.comparing(order::indexOf));
    }

    @Override
    public GroupingAxis byLabel(Grouping.ByLabel by) {
      return axis(
          LabelId.class,
          record -> null,
          Comparator.comparing(
                  (LabelId id) -> TextOrder.key(org.label(id).map(Label::name).orElse("")))
              .thenComparing(LabelId::value));
    }

    @Override
    public GroupingAxis byField(Grouping.ByField by) {
      Field field = org.field(by.field()).orElse(null);
      if (field == null) {
        throw new IllegalArgumentException("there is no " + by.field().path());
      }
      FieldValue ifUnset = field.type() == FieldType.CHECKBOX ? FieldValue.checkbox(false) : null;
      List<FieldValue> options =
          field.options().stream().map(FieldOption::id).map(FieldValue::choice).toList();
      return axis(
          FieldValue.class,
          record ->
              record.fields().getOrDefault(by.field(), record instanceof Client ? ifUnset : null),
          Comparator.comparing((FieldValue value) -> options.indexOf(value))
              .thenComparing(FieldValue::asText));
    }

    @Override
    public GroupingAxis byKind(Grouping.ByKind by) {
      return axis(
          ActivityKind.class,
          record -> record instanceof Activity activity ? activity.kind() : null,
          Comparator.naturalOrder());
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // values of one unit are of one comparable type
    public GroupingAxis byTime(Grouping.ByTime<?> by) {
      ZoneId zone = ZoneId.of(by.zone());
      Function<CrmRecord, Optional<Instant>> time = time(by.attribute());
      return new GroupingAxis(
          record ->
              time.apply(record)
                  .map(instant -> by.unit().containing(LocalDate.ofInstant(instant, zone)))
                  .orElse(null),
          (Comparator) Comparator.naturalOrder());
    }

    private Function<CrmRecord, Optional<Instant>> time(TimeAttribute attribute) {
      List<Pipeline> pipelines = org.pipelines();
      return switch (attribute) {
        case CREATED -> record -> Optional.of(record.createdAt());
        case UPDATED -> record -> Optional.of(record.updatedAt());
        case DUE ->
            record -> record instanceof Activity activity ? activity.due() : Optional.empty();
        case DONE ->
            record -> record instanceof Activity activity ? activity.done() : Optional.empty();
        case CLOSED ->
            record ->
                record instanceof Deal deal
                    ? Closed.of(deal.stages(), pipelines).map(Closed::closedAt)
                    : Optional.empty();
      };
    }
  }
}
