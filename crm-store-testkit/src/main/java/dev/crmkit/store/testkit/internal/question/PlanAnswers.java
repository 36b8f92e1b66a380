package dev.crmkit.store.testkit.internal.question;

import dev.crmkit.access.Previews;
import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.RecordName;
import dev.crmkit.access.change.SubjectRef;
import dev.crmkit.access.change.VisibilityChange;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.testkit.internal.result.ActualValue;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the answers of plans. */
final class PlanAnswers {

  private static final int PAGE = 100;

  private PlanAnswers() {}

  /** Returns what a plan says, and reads the records that each user gains and loses. */
  static ActualValue of(Actor actor, ImpactPlan plan) {
    ScenarioWorkspace workspace = actor.workspace();
    Map<String, ActualValue> attributes = new LinkedHashMap<>();
    attributes.put("clients", ActualValues.number(plan.moved().clients()));
    attributes.put("activities", ActualValues.number(plan.moved().activities()));
    attributes.put("deals", ActualValues.number(plan.moved().deals()));
    attributes.put("managers", ActualValues.number(plan.managers()));
    attributes.put(
        "to",
        ActualValues.optional(
            plan.recordsTo()
                .or(plan::managersTo)
                .map(UserRef::id)
                .map(id -> ActualValues.text(workspace.names().name(id)))));
    Map<String, VisibilityChanges.Change> gains = new LinkedHashMap<>();
    Map<String, VisibilityChanges.Change> loses = new LinkedHashMap<>();
    for (VisibilityChange sight : plan.visibilityChanges()) {
      String user = workspace.names().name(sight.user().id());
      Previews previews = actor.session().previews();
      gains.put(
          user,
          new VisibilityChanges.Change(
              records(workspace, plan, sight, previews::gained),
              things(workspace, sight.opened())));
      loses.put(
          user,
          new VisibilityChanges.Change(
              records(workspace, plan, sight, previews::lost), things(workspace, sight.closed())));
    }
    attributes.put("gains", new VisibilityChanges(gains));
    attributes.put("loses", new VisibilityChanges(loses));
    return ActualValues.attributes(attributes);
  }

  /** Reads a page of the records that one user gains or loses. */
  @FunctionalInterface
  private interface Pages {
    Page<RecordName> page(
        ImpactPlan plan, dev.crmkit.core.user.UserId user, RecordKind kind, PageRequest page);
  }

  private static List<String> records(
      ScenarioWorkspace workspace, ImpactPlan plan, VisibilityChange sight, Pages pages) {
    List<String> found = new ArrayList<>();
    for (RecordKind kind : RecordKind.values()) {
      Page.stream(
              next ->
                  pages.page(
                      plan, sight.user().id(), kind, PageRequest.first().limit(PAGE).after(next)))
          .forEach(each -> found.add(workspace.names().reference(each.id()).toString()));
    }
    return found;
  }

  private static List<String> things(ScenarioWorkspace workspace, List<SubjectRef> things) {
    return things.stream()
        .map(thing -> workspace.names().reference(thing.id()).toString())
        .sorted()
        .toList();
  }
}
