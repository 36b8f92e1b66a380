package dev.crmkit.store.testkit.internal.property;

import static dev.crmkit.access.query.Filter.and;
import static dev.crmkit.access.query.Filter.not;
import static dev.crmkit.access.query.Filter.or;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Order;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.access.view.RecordView;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldOption;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.scenario.ScenarioStep;
import dev.crmkit.store.testkit.script.Script;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Properties of pagination, with any page size and with changes between the pages: a record that
 * exists unchanged all the time is listed exactly once, and no page shows a record that the user
 * cannot see at that time.
 */
public final class PaginationProperties {

  private final ScriptRun run;
  private final Random random;
  private final List<ScenarioStep> laterSteps;
  private final CrmSession session;
  private final RecordKind kind;
  private final RecordLists lists;
  private final List<String> differences = new ArrayList<>();

  private PaginationProperties(Script script, long seed, CrmStore store) {
    this.run = ScriptRun.begin(script.answered().text("A walk"), store);
    this.random = new Random(seed);
    List<ScenarioStep> steps = run.scenario().steps();
    int now = steps.size() / 2;
    steps.subList(0, now).forEach(run.scenarioRun()::step);
    this.laterSteps = steps.subList(now, steps.size());
    List<UserId> users = run.workspace().org().users().stream().map(User::id).toList();
    this.session = run.workspace().crm().session(one(users));
    this.kind = one(List.of(RecordKind.values()));
    this.lists =
        switch (kind) {
          case CLIENT -> new RecordLists(session.clients());
          case ACTIVITY -> new RecordLists(session.activities());
          case DEAL -> new RecordLists(session.deals());
        };
  }

  /**
   * Pages through random lists.
   *
   * @param script the steps in a new workspace; those of the second half run between the pages
   * @param seed chooses the user and the queries
   * @param store where the workspace is created
   * @return the differences, one sentence each
   */
  public static List<String> differences(Script script, long seed, CrmStore store) {
    PaginationProperties properties = new PaginationProperties(script, seed, store);
    try {
      properties.conditionsFollowBooleanAlgebra();
      properties.differences.addAll(
          RangeAgreement.differences(properties.lists, properties.kind, properties.random));
      properties.anyPageSizeGivesTheSameList();
      properties.anyPageOfAHistoryIsPartOfTheSameHistory();
      properties.listsStayCompleteDuringChanges();
    } catch (CrmException e) {
      return properties.differences; // the user cannot run this query, or no longer
    }
    return properties.differences;
  }

  private void conditionsFollowBooleanAlgebra() {
    Filter one = filter();
    Filter two = filter();
    Set<RecordId> matchesOfOne = found(one);
    Set<RecordId> matchesOfTwo = found(two);
    Set<RecordId> both = new HashSet<>(matchesOfOne);
    both.retainAll(matchesOfTwo);
    Set<RecordId> either = new HashSet<>(matchesOfOne);
    either.addAll(matchesOfTwo);
    Set<RecordId> neither = found(everything());
    neither.removeAll(either);
    requireEqual(one + " and " + two, both, found(and(one, two)));
    requireEqual(one + " or " + two, either, found(or(one, two)));
    requireEqual("not " + one + " and not " + two, neither, found(not(or(one, two))));
    requireEqual("the count of " + one, (long) matchesOfOne.size(), lists.count(one));
  }

  private void anyPageSizeGivesTheSameList() {
    Filter filter = filter();
    Order order = order();
    requireEqual(
        order + " page by page",
        ids(lists.all(filter, order, RecordLists.ALL)),
        ids(lists.all(filter, order, 1 + random.nextInt(4))));
  }

  private void anyPageOfAHistoryIsPartOfTheSameHistory() {
    for (RecordId id : ids(lists.all(everything(), Order.CREATED, RecordLists.ALL))) {
      int limit = 1 + random.nextInt(3);
      List<HistoryView> all = HistoryPages.of(session, id);
      List<HistoryView> reversed =
          new ArrayList<>(
              HistoryPages.of(session, id, PageRequest.first().newestFirst().limit(limit)));
      Collections.reverse(reversed);
      requireEqual("the history of " + id + " from its end", all, reversed);
      requireEqual(
          "the history of " + id + " page by page",
          all,
          HistoryPages.of(session, id, PageRequest.first().limit(limit)));
    }
  }

  private void listsStayCompleteDuringChanges() {
    Order order = order();
    int limit = 1 + random.nextInt(3);
    Map<RecordId, Long> unchanged = versions();
    List<RecordId> listed = new ArrayList<>();
    String after = null;
    int next = 0;
    do {
      Page<? extends RecordView> page = lists.page(everything(), order, limit, after);
      Map<RecordId, Long> visible = versions();
      if (!visible.keySet().containsAll(ids(page.items()))) {
        differences.add("a page shows " + ids(page.items()) + " of " + visible.keySet());
      }
      unchanged.entrySet().removeIf(each -> !each.getValue().equals(visible.get(each.getKey())));
      listed.addAll(ids(page.items()));
      if (next < laterSteps.size()) {
        run.scenarioRun().step(laterSteps.get(next++));
      }
      after = page.next().orElse(null);
    } while (after != null);
    for (RecordId id : unchanged.keySet()) {
      long times = listed.stream().filter(id::equals).count();
      if (times != 1) {
        differences.add(id + " existed all the time, but was listed " + times + " times");
      }
    }
  }

  private Map<RecordId, Long> versions() {
    Map<RecordId, Long> versions = new HashMap<>();
    lists
        .all(everything(), Order.CREATED, RecordLists.ALL)
        .forEach(record -> versions.put(record.id(), record.version()));
    return versions;
  }

  private Set<RecordId> found(Filter filter) {
    return new HashSet<>(ids(lists.all(filter, Order.CREATED, RecordLists.ALL)));
  }

  private static List<RecordId> ids(List<? extends RecordView> records) {
    return records.stream().map(RecordView::id).toList();
  }

  private static Filter everything() {
    return and();
  }

  private Filter filter() {
    OrgSnapshot org = run.workspace().org();
    List<Filter> filters = new ArrayList<>();
    filters.add(Filter.nameContains("a"));
    filters.add(Filter.nameContains("е"));
    org.users().forEach(user -> filters.add(Filter.owner(user.id())));
    if (kind == RecordKind.ACTIVITY) {
      filters.add(Filter.done().present());
      filters.add(Filter.due().to(Instant.parse("2026-03-04T10:00:00Z")));
      filters.add(Filter.kind(one(List.of(ActivityKind.values()))));
    } else {
      org.labels().forEach(label -> filters.add(Filter.label(label.id())));
      for (Pipeline pipeline : org.pipelines()) {
        if (pipeline.kind() == kind) {
          filters.add(Filter.stage(pipeline.id(), one(pipeline.stages()).id()));
          filters.add(Filter.offPipeline(pipeline.id()));
        }
      }
    }
    if (kind == RecordKind.DEAL) {
      filters.add(Filter.closed(DealOutcome.WON));
      filters.add(Filter.open());
    }
    if (kind == RecordKind.CLIENT) {
      session.form().fields().forEach(field -> add(field, filters));
    }
    Filter filter = one(filters);
    return random.nextInt(4) == 0 ? not(filter) : filter;
  }

  private static void add(Field field, List<Filter> filters) {
    filters.add(Filter.field(field.id()).absent());
    FieldValue value = value(field);
    if (value != null) {
      filters.add(Filter.field(field.id()).is(value));
    }
    switch (field.type()) {
      case NUMBER, DATE -> {
        if (value != null) {
          filters.add(Filter.field(field.id()).atLeast(value));
          filters.add(Filter.field(field.id()).lessThan(value));
        }
      }
      case TEXT -> filters.add(Filter.field(field.id()).contains("o"));
      case CHECKBOX, SELECTOR -> {}
    }
  }

  private static @Nullable FieldValue value(Field field) {
    return switch (field.type()) {
      case TEXT -> FieldValue.text("Oslo");
      case NUMBER -> FieldValue.number(new BigDecimal("7.0"));
      case CHECKBOX -> FieldValue.checkbox(true);
      case DATE -> FieldValue.date(LocalDate.parse("2025-12-31"));
      case SELECTOR ->
          field.options().stream()
              .map(FieldOption::id)
              .findFirst()
              .map(FieldValue::choice)
              .orElse(null);
    };
  }

  private Order order() {
    List<Order> orders = new ArrayList<>(List.of(Order.CREATED, Order.UPDATED, Order.NAME));
    if (kind == RecordKind.ACTIVITY) {
      orders.addAll(List.of(Order.DUE, Order.DONE));
    } else if (kind == RecordKind.DEAL) {
      orders.addAll(List.of(Order.AMOUNT, Order.CLOSED));
    } else {
      session.form().fields().forEach(field -> orders.add(Order.field(field.id())));
    }
    Order order = one(orders);
    return random.nextBoolean() ? order : order.reversed();
  }

  private <T> T one(List<T> several) {
    return several.get(random.nextInt(several.size()));
  }

  private void requireEqual(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      differences.add(what + ": " + expected + ", but " + found);
    }
  }
}
