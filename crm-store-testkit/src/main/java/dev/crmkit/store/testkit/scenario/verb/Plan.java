package dev.crmkit.store.testkit.scenario.verb;

import static dev.crmkit.store.testkit.scenario.format.Key.may;

import dev.crmkit.access.Page;
import dev.crmkit.access.Previews;
import dev.crmkit.access.change.RecordName;
import dev.crmkit.access.change.SightChange;
import dev.crmkit.access.change.SightPlan;
import dev.crmkit.core.Subject;
import dev.crmkit.core.record.RecordKind;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.testkit.scenario.answer.Answer;
import dev.crmkit.store.testkit.scenario.answer.Value;
import dev.crmkit.store.testkit.scenario.answer.Values;
import dev.crmkit.store.testkit.scenario.company.Actor;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.format.Key;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Shape;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import dev.crmkit.store.testkit.scenario.operation.Expectations;
import dev.crmkit.store.testkit.scenario.operation.Operations;
import dev.crmkit.store.testkit.scenario.operation.Reorganisation;
import dev.crmkit.store.testkit.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What would a change of the organisation do? */
final class Plan implements Verb {

  private static final int PAGE = 100;

  private static final Shape SIGHTS = Shapes.mapOf(Shapes.NAMES);

  @Override
  public String word() {
    return "plan";
  }

  @Override
  public Shape body() {
    return Shapes.withOneOf(
        Acting.KEYS,
        "change",
        Operations.all().stream()
            .filter(Reorganisation.class::isInstance)
            .map(operation -> may(operation.word(), operation.keys()))
            .toArray(Key[]::new));
  }

  @Override
  public Shape expectation(Node.Entries body) {
    return Expectations.orRefusal(
        Keys.of(
            may("clients", Shapes.TEXT),
            may("activities", Shapes.TEXT),
            may("deals", Shapes.TEXT),
            may("managers", Shapes.TEXT),
            may("to", Shapes.NAME),
            may("gains", SIGHTS),
            may("loses", SIGHTS)));
  }

  @Override
  public Answer run(Company company, Node.Entries body) {
    Reorganisation<?> change = (Reorganisation<?>) Operations.in(body).orElseThrow();
    Actor actor = Acting.actor(company, body);
    SightPlan plan = change.plan(actor, Operations.arguments(change, body));
    Map<String, Value> told = new LinkedHashMap<>();
    told.put("clients", Values.number(plan.moved().clients()));
    told.put("activities", Values.number(plan.moved().activities()));
    told.put("deals", Values.number(plan.moved().deals()));
    told.put("managers", Values.number(plan.managers()));
    told.put(
        "to",
        Values.optional(
            plan.recordsTo()
                .or(plan::managersTo)
                .map(UserRef::id)
                .map(id -> Values.text(company.names().name(id)))));
    Map<String, Sights.Sight> gains = new LinkedHashMap<>();
    Map<String, Sights.Sight> loses = new LinkedHashMap<>();
    for (SightChange sight : plan.sights()) {
      String user = company.names().name(sight.user().id());
      Previews previews = actor.session().previews();
      gains.put(
          user,
          new Sights.Sight(
              records(company, plan, sight, previews::gained), things(company, sight.opened())));
      loses.put(
          user,
          new Sights.Sight(
              records(company, plan, sight, previews::lost), things(company, sight.closed())));
    }
    told.put("gains", new Sights(gains));
    told.put("loses", new Sights(loses));
    return Answer.of(Values.attributes(told));
  }

  /** A page of what one user gains, or loses. */
  @FunctionalInterface
  private interface Pages {
    Page<RecordName> page(
        SightPlan plan,
        dev.crmkit.core.user.UserId user,
        RecordKind kind,
        int limit,
        @Nullable String cursor);
  }

  private static List<String> records(
      Company company, SightPlan plan, SightChange sight, Pages pages) {
    List<String> found = new ArrayList<>();
    for (RecordKind kind : RecordKind.values()) {
      @Nullable String cursor = null;
      do {
        Page<RecordName> page = pages.page(plan, sight.user().id(), kind, PAGE, cursor);
        page.items().forEach(each -> found.add(company.names().thing(each.id()).toString()));
        cursor = page.next().orElse(null);
      } while (cursor != null);
    }
    return found;
  }

  private static List<String> things(Company company, Set<Subject> things) {
    return things.stream().map(thing -> company.names().thing(thing).toString()).sorted().toList();
  }
}
