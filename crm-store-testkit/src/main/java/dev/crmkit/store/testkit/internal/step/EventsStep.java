package dev.crmkit.store.testkit.internal.step;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;

import dev.crmkit.access.Feed;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.history.Event;
import dev.crmkit.store.testkit.internal.execution.OutcomeShapes;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.result.ActualLists;
import dev.crmkit.store.testkit.internal.result.ActualValue;
import dev.crmkit.store.testkit.internal.result.StepAnswer;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.internal.yaml.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the events since the last such step, as a user or, without a user, as the host application.
 */
final class EventsStep implements StepKind {

  @Override
  public String key() {
    return "events";
  }

  @Override
  public Shape bodyShape() {
    return MapShape.of(optional("user", Shapes.NAME), optional("from", Shapes.ADDRESS));
  }

  @Override
  public Shape expectationShape(Node.Entries body) {
    return OutcomeShapes.orRefusal(Shapes.listOf(HistoryEntries.KEYS));
  }

  @Override
  public StepAnswer run(ScenarioWorkspace workspace, Node.Entries body) {
    List<ActualValue> entries =
        body.get("user") instanceof Node.Text
            ? workspace.newEvents(StepActor.actor(workspace, body)).stream()
                .map(entry -> HistoryEntries.entry(workspace, entry, List.of()))
                .toList()
            : workspace.newEvents().stream().map(event -> event(workspace, event)).toList();
    return StepAnswer.of(ActualLists.sequence(entries));
  }

  /** An event for the host application; a hand-over has the records that it moved. */
  private static ActualValue event(ScenarioWorkspace workspace, Event event) {
    List<String> records = new ArrayList<>();
    if (event.handOver().isPresent()) {
      Feed feed = workspace.crm().feed();
      Page.stream(next -> feed.records(event, PageRequest.first().after(next)))
          .forEach(id -> records.add(workspace.names().reference(id).toString()));
    }
    HistoryView entry =
        new HistoryView(
            event.subject().orElse(null),
            event.occurredAt(),
            event.actor().orElse(null),
            event.address().orElse(null),
            event.type(),
            event.changes(),
            List.of());
    return HistoryEntries.entry(workspace, entry, records);
  }
}
