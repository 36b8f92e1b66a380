package dev.crmkit.store.testkit.scenario.verb;

import static dev.crmkit.store.testkit.scenario.format.Key.may;

import dev.crmkit.access.view.HistoryView;
import dev.crmkit.core.history.Event;
import dev.crmkit.store.testkit.scenario.answer.Answer;
import dev.crmkit.store.testkit.scenario.answer.Lists;
import dev.crmkit.store.testkit.scenario.answer.Value;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Shape;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import dev.crmkit.store.testkit.scenario.operation.Expectations;
import dev.crmkit.store.testkit.yaml.Node;
import java.util.ArrayList;
import java.util.List;

/** What came into the feed since the reader last asked? Without a user it is the host who reads. */
final class News implements Verb {

  @Override
  public String word() {
    return "events";
  }

  @Override
  public Shape body() {
    return Keys.of(may("user", Shapes.NAME), may("from", Shapes.ADDRESS));
  }

  @Override
  public Shape expectation(Node.Entries body) {
    return Expectations.orRefusal(Shapes.listOf(Entries.KEYS));
  }

  @Override
  public Answer run(Company company, Node.Entries body) {
    List<Value> told =
        body.get("user") instanceof Node.Text
            ? company.news(Acting.actor(company, body)).stream()
                .map(entry -> Entries.entry(company, entry, List.of()))
                .toList()
            : company.news().stream().map(event -> event(company, event)).toList();
    return Answer.of(Lists.sequence(told));
  }

  /** An event as the host application reads it: a hand-over with the records that it moved. */
  private static Value event(Company company, Event event) {
    List<String> records = new ArrayList<>();
    if (event.handOver().isPresent()) {
      company.crm().feed().records(event, id -> records.add(company.names().thing(id).toString()));
    }
    HistoryView entry =
        new HistoryView(
            event.subject().orElse(null),
            event.at(),
            event.by().orElse(null),
            event.address().orElse(null),
            event.did(),
            event.changes(),
            List.of());
    return Entries.entry(company, entry, records);
  }
}
