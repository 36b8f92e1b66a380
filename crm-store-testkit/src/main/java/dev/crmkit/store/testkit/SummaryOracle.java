package dev.crmkit.store.testkit;

import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.deal.Closed;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.query.GroupingVisitor;
import dev.crmkit.core.query.SummaryGroup;
import dev.crmkit.core.record.CrmRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The groups of a summary, computed by the simplest means, for comparison with those of a store.
 */
final class SummaryOracle {

  private SummaryOracle() {}

  /** Returns the groups of all records of a summary, in any order. */
  static List<SummaryGroup> groups(OrgSnapshot org, List<Grouping<?>> by, List<CrmRecord> records) {
    Map<Map<Grouping<?>, Object>, List<CrmRecord>> groups = new HashMap<>();
    if (by.isEmpty()) {
      groups.put(Map.of(), new ArrayList<>());
    }
    for (CrmRecord record : records) {
      List<Map<Grouping<?>, Object>> keys = List.of(Map.of());
      for (Grouping<?> grouping : by) {
        List<?> values = grouping.accept(new Values(org, record)).toList();
        keys = keys.stream().flatMap(key -> with(key, grouping, values)).toList();
      }
      keys.forEach(key -> groups.computeIfAbsent(key, any -> new ArrayList<>()).add(record));
    }
    return groups.entrySet().stream()
        .map(
            group ->
                new SummaryGroup(group.getKey(), group.getValue().size(), sums(group.getValue())))
        .toList();
  }

  private static Stream<Map<Grouping<?>, Object>> with(
      Map<Grouping<?>, Object> key, Grouping<?> grouping, List<?> values) {
    return values.isEmpty()
        ? Stream.of(key)
        : values.stream()
            .map(
                value -> {
                  Map<Grouping<?>, Object> extended = new HashMap<>(key);
                  extended.put(grouping, value);
                  return extended;
                });
  }

  private static Map<String, BigDecimal> sums(List<CrmRecord> records) {
    Map<String, BigDecimal> sums = new HashMap<>();
    for (CrmRecord record : records) {
      if (record instanceof Deal deal) {
        deal.amount().ifPresent(it -> sums.merge(it.currency(), it.number(), BigDecimal::add));
      }
    }
    return sums;
  }

  /** The values of a record. */
  private record Values(OrgSnapshot org, CrmRecord record) implements GroupingVisitor<Stream<?>> {

    @Override
    public Stream<?> byOwner(Grouping.ByOwner by) {
      return Stream.of(org.ownerOf(record.portfolio()).ref());
    }

    @Override
    public Stream<?> byStage(Grouping.ByStage by) {
      return Optional.ofNullable(record.stages().get(by.pipeline()))
          .flatMap(entry -> org.pipeline(by.pipeline()).orElseThrow().currentStage(entry.stage()))
          .map(Stage::id)
          .stream();
    }

    @Override
    public Stream<?> byLabel(Grouping.ByLabel by) {
      return record.labels().stream().filter(label -> org.label(label).isPresent());
    }

    @Override
    public Stream<?> byField(Grouping.ByField by) {
      FieldValue value = record.fields().get(by.field());
      boolean isCheckbox = org.field(by.field()).orElseThrow().type() == FieldType.CHECKBOX;
      return value != null
          ? Stream.of(value)
          : isCheckbox && record instanceof Client
              ? Stream.of(FieldValue.checkbox(false))
              : Stream.empty();
    }

    @Override
    public Stream<?> byKind(Grouping.ByKind by) {
      return record instanceof Activity activity ? Stream.of(activity.kind()) : Stream.empty();
    }

    @Override
    public Stream<?> byTime(Grouping.ByTime<?> by) {
      return time(by)
          .map(it -> by.unit().containing(it.atZone(ZoneId.of(by.zone())).toLocalDate()))
          .stream();
    }

    private Optional<Instant> time(Grouping.ByTime<?> by) {
      return switch (by.attribute()) {
        case CREATED -> Optional.of(record.createdAt());
        case UPDATED -> Optional.of(record.updatedAt());
        case DUE -> record instanceof Activity activity ? activity.due() : Optional.empty();
        case DONE -> record instanceof Activity activity ? activity.done() : Optional.empty();
        case CLOSED ->
            record instanceof Deal deal
                ? Closed.of(deal.stages(), org.pipelines()).map(Closed::closedAt)
                : Optional.empty();
      };
    }
  }
}
