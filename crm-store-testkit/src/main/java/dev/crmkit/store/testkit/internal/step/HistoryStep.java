package dev.crmkit.store.testkit.internal.step;

import static dev.crmkit.store.testkit.internal.format.MapKey.required;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.store.testkit.internal.execution.OutcomeShapes;
import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.operation.EntityKind;
import dev.crmkit.store.testkit.internal.operation.EntityRef;
import dev.crmkit.store.testkit.internal.result.StepAnswer;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.internal.yaml.Node;
import java.util.ArrayList;
import java.util.List;

/** Reads the history of a record or file. */
final class HistoryStep implements StepKind {

  @Override
  public String key() {
    return "history";
  }

  @Override
  public Shape bodyShape() {
    return StepActor.KEYS.and(
        required(
            "on",
            Shapes.entity(
                EntityKind.CLIENT, EntityKind.ACTIVITY, EntityKind.DEAL, EntityKind.FILE)));
  }

  @Override
  public Shape expectationShape(Node.Entries body) {
    return OutcomeShapes.orRefusal(Shapes.listOf(HistoryEntries.KEYS));
  }

  @Override
  public StepAnswer run(ScenarioWorkspace workspace, Node.Entries body) {
    EntityRef thing = EntityRef.parse(String.valueOf(body.get("on"))).orElseThrow();
    List<HistoryView> entries = entries(StepActor.session(workspace, body), workspace.id(thing));
    return StepAnswer.of(HistoryEntries.of(workspace, entries, workspace.isGiven(thing)));
  }

  private static List<HistoryView> entries(CrmSession session, Subject thing) {
    List<HistoryView> entries = new ArrayList<>();
    PageRequest query = PageRequest.first();
    Page<HistoryView> page = page(session, thing, query);
    entries.addAll(page.items());
    while (page.next().isPresent()) {
      page = page(session, thing, query.after(page.next().get()));
      entries.addAll(page.items());
    }
    return entries;
  }

  private static Page<HistoryView> page(CrmSession session, Subject thing, PageRequest query) {
    if (thing instanceof ClientId client) {
      return session.clients().history(client, query);
    }
    if (thing instanceof ActivityId activity) {
      return session.activities().history(activity, query);
    }
    return thing instanceof DealId deal
        ? session.deals().history(deal, query)
        : session.attachments().history((FileId) thing, query);
  }
}
