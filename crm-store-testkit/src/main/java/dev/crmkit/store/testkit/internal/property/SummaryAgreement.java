package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.RecordFacet;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ActivityView;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.DealView;
import dev.crmkit.access.view.RecordView;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.deal.Closed;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.query.SummaryGroup;
import dev.crmkit.core.query.TimeAttribute;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.User;
import dev.crmkit.store.testkit.script.Script;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tests that a summary adds up the list with the same query, for every user (rules.md R6). */
public final class SummaryAgreement {

  private static final ZoneId ZONE = ZoneId.of("Asia/Kathmandu");

  private final ScriptRun run;
  private final Random random;
  private final List<String> differences = new ArrayList<>();

  private SummaryAgreement(ScriptRun run, Random random) {
    this.run = run;
    this.random = random;
  }

  /**
   * Compares random summaries at the end of a script.
   *
   * @param script the steps in a new workspace
   * @param seed chooses filters and groupings
   * @param store where the workspace is created
   * @return the differences, one sentence each; empty if there are none
   */
  public static List<String> differences(Script script, long seed, CrmStore store) {
    SummaryAgreement agreement =
        new SummaryAgreement(ScriptRun.after(script, store), new Random(seed));
    agreement.run.workspace().org().users().forEach(agreement::compare);
    return agreement.differences;
  }

  private void compare(User user) {
    CrmSession session = run.workspace().crm().session(user.id());
    compare(user, session.clients(), clients(session));
    compare(user, session.activities(), activities());
    compare(user, session.deals(), deals());
  }

  private <V extends RecordView> void compare(
      User user, RecordFacet<?, V, ?, ?> facet, Map<Grouping<?>, Function<V, List<?>>> possible) {
    List<Grouping<?>> by = new ArrayList<>(possible.keySet());
    by.removeIf(any -> random.nextInt(by.size()) > 1);
    Query query = query();
    Map<Map<Grouping<?>, Object>, List<V>> expected = new HashMap<>();
    if (by.isEmpty()) {
      expected.put(Map.of(), new ArrayList<>());
    }
    facet.stream(query)
        .forEach(
            record -> {
              for (Map<Grouping<?>, Object> key : keys(record, by, possible)) {
                expected.computeIfAbsent(key, any -> new ArrayList<>()).add(record);
              }
            });
    Map<Map<Grouping<?>, Object>, SummaryGroup> found = new HashMap<>();
    for (SummaryGroup group : facet.summarize(query, by.toArray(Grouping<?>[]::new))) {
      found.put(group.values(), group);
    }
    Map<Map<Grouping<?>, Object>, SummaryGroup> added = new HashMap<>();
    expected.forEach(
        (key, records) -> added.put(key, new SummaryGroup(key, records.size(), sums(records))));
    if (!found.equals(added)) {
      differences.add(user.name() + " by " + by + ": " + added + ", but " + found);
    }
  }

  private Query query() {
    List<User> users = run.workspace().org().users();
    List<Label> labels = run.workspace().org().labels();
    return switch (random.nextInt(labels.isEmpty() ? 3 : 4)) {
      case 0 -> Query.all();
      case 1 -> Query.all().where(Filter.owner(users.get(random.nextInt(users.size())).id()));
      default -> Query.all().where(Filter.nameContains("a"));
    };
  }

  private static <V> List<Map<Grouping<?>, Object>> keys(
      V record, List<Grouping<?>> by, Map<Grouping<?>, Function<V, List<?>>> values) {
    List<Map<Grouping<?>, Object>> keys = List.of(Map.of());
    for (Grouping<?> grouping : by) {
      List<?> all = values.getOrDefault(grouping, any -> List.of()).apply(record);
      if (!all.isEmpty()) {
        keys =
            keys.stream()
                .flatMap(key -> all.stream().map(value -> with(key, grouping, value)))
                .toList();
      }
    }
    return keys;
  }

  private static Map<Grouping<?>, Object> with(
      Map<Grouping<?>, Object> key, Grouping<?> grouping, Object value) {
    Map<Grouping<?>, Object> longer = new HashMap<>(key);
    longer.put(grouping, value);
    return longer;
  }

  private static Map<String, BigDecimal> sums(Collection<? extends RecordView> records) {
    Map<String, BigDecimal> sums = new HashMap<>();
    for (RecordView record : records) {
      if (record instanceof DealView deal && deal.amount().isPresent()) {
        Money amount = deal.amount().get();
        sums.merge(amount.currency(), amount.number(), BigDecimal::add);
      }
    }
    return sums;
  }

  private Map<Grouping<?>, Function<ClientView, List<?>>> clients(CrmSession session) {
    Map<Grouping<?>, Function<ClientView, List<?>>> values = ofAll();
    values.put(Grouping.label(), client -> List.copyOf(client.labels()));
    for (Pipeline pipeline : pipelines(RecordKind.CLIENT)) {
      values.put(
          Grouping.stage(pipeline.id()),
          client -> Stream.ofNullable(client.stages().get(pipeline.id())).toList());
    }
    for (Field field : fields(session)) {
      Optional<FieldValue> ifUnset =
          field.type() == FieldType.CHECKBOX
              ? Optional.of(FieldValue.checkbox(false))
              : Optional.empty();
      values.put(
          Grouping.field(field.id()),
          client ->
              Optional.ofNullable(client.fields().get(field.id())).or(() -> ifUnset).stream()
                  .toList());
    }
    return values;
  }

  /** The selectors and checkboxes that a user sees; none to one who cannot work. */
  private static List<Field> fields(CrmSession session) {
    return session.mayCreateRecords().allowed()
        ? session.form().fields().stream()
            .filter(field -> Set.of(FieldType.SELECTOR, FieldType.CHECKBOX).contains(field.type()))
            .toList()
        : List.of();
  }

  private Map<Grouping<?>, Function<ActivityView, List<?>>> activities() {
    Map<Grouping<?>, Function<ActivityView, List<?>>> values = ofAll();
    values.put(Grouping.kind(), activity -> List.of(activity.kind()));
    values.put(Grouping.day(TimeAttribute.DUE, ZONE), activity -> days(activity.due()));
    values.put(Grouping.day(TimeAttribute.DONE, ZONE), activity -> days(activity.done()));
    return values;
  }

  private Map<Grouping<?>, Function<DealView, List<?>>> deals() {
    Map<Grouping<?>, Function<DealView, List<?>>> values = ofAll();
    values.put(Grouping.label(), deal -> List.copyOf(deal.labels()));
    for (Pipeline pipeline : pipelines(RecordKind.DEAL)) {
      values.put(
          Grouping.stage(pipeline.id()),
          deal -> Stream.ofNullable(deal.stages().get(pipeline.id())).toList());
    }
    values.put(
        Grouping.day(TimeAttribute.CLOSED, ZONE),
        deal -> days(deal.closed().map(Closed::closedAt)));
    return values;
  }

  private List<Pipeline> pipelines(RecordKind kind) {
    return run.workspace().org().pipelines().stream()
        .filter(pipeline -> pipeline.kind() == kind)
        .toList();
  }

  private static <V extends RecordView> Map<Grouping<?>, Function<V, List<?>>> ofAll() {
    Map<Grouping<?>, Function<V, List<?>>> values = new LinkedHashMap<>();
    values.put(Grouping.owner(), record -> List.of(record.owner()));
    values.put(
        Grouping.day(TimeAttribute.CREATED, ZONE), record -> days(Optional.of(record.createdAt())));
    values.put(
        Grouping.day(TimeAttribute.UPDATED, ZONE), record -> days(Optional.of(record.updatedAt())));
    return values;
  }

  private static List<LocalDate> days(Optional<Instant> time) {
    return time.map(instant -> instant.atZone(ZONE).toLocalDate()).stream().toList();
  }
}
