package dev.crmkit.store.testkit.internal.step;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;

import dev.crmkit.access.Previews;
import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.RecordName;
import dev.crmkit.access.change.SubjectRef;
import dev.crmkit.access.change.VisibilityChange;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.testkit.internal.execution.OperationCalls;
import dev.crmkit.store.testkit.internal.execution.OutcomeShapes;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.operation.OrgOperation;
import dev.crmkit.store.testkit.internal.result.ActualValue;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import dev.crmkit.store.testkit.internal.result.StepAnswer;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.internal.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plans a change of the organisation. */
final class PlanStep implements StepKind {

  private static final int PAGE = 100;

  private static final Shape SIGHTS = Shapes.mapOf(Shapes.NAMES);

  @Override
  public String key() {
    return "plan";
  }

  @Override
  public Shape bodyShape() {
    return StepOperation.bodyShape("change", OrgOperation.class);
  }

  @Override
  public Shape expectationShape(Node.Entries body) {
    return OutcomeShapes.orRefusal(
        MapShape.of(
            optional("clients", Shapes.TEXT),
            optional("activities", Shapes.TEXT),
            optional("deals", Shapes.TEXT),
            optional("managers", Shapes.TEXT),
            optional("to", Shapes.NAME),
            optional("gains", SIGHTS),
            optional("loses", SIGHTS)));
  }

  @Override
  public StepAnswer run(ScenarioWorkspace workspace, Node.Entries body) {
    Actor actor = StepActor.actor(workspace, body);
    if (!(StepOperation.read(body) instanceof OrgOperation operation)) {
      throw new IllegalArgumentException("no change of the organisation: " + body);
    }
    ImpactPlan plan = new OperationCalls(actor).visit(operation).plan();
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
    return StepAnswer.of(ActualValues.attributes(attributes));
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
