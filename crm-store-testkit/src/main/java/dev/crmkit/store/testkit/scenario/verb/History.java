package dev.crmkit.store.testkit.scenario.verb;

import static dev.crmkit.store.testkit.scenario.format.Key.must;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.Page;
import dev.crmkit.access.query.HistoryQuery;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.store.testkit.scenario.answer.Answer;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.format.Kind;
import dev.crmkit.store.testkit.scenario.format.Shape;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import dev.crmkit.store.testkit.scenario.format.Thing;
import dev.crmkit.store.testkit.scenario.operation.Expectations;
import dev.crmkit.store.testkit.yaml.Node;
import java.util.ArrayList;
import java.util.List;

/** What happened to a record? */
final class History implements Verb {

  @Override
  public String word() {
    return "history";
  }

  @Override
  public Shape body() {
    return Acting.KEYS.and(
        must("on", Shapes.thing(Kind.CLIENT, Kind.ACTIVITY, Kind.DEAL, Kind.FILE)));
  }

  @Override
  public Shape expectation(Node.Entries body) {
    return Expectations.orRefusal(Shapes.listOf(Entries.KEYS));
  }

  @Override
  public Answer run(Company company, Node.Entries body) {
    Thing thing = Thing.parse(String.valueOf(body.get("on"))).orElseThrow();
    List<HistoryView> entries = entries(Acting.session(company, body), company.id(thing));
    return Answer.of(Entries.of(company, entries, company.wasSetUp(thing)));
  }

  private static List<HistoryView> entries(CrmSession session, Subject thing) {
    List<HistoryView> entries = new ArrayList<>();
    HistoryQuery query = HistoryQuery.oldestFirst();
    Page<HistoryView> page = page(session, thing, query);
    entries.addAll(page.items());
    while (page.next().isPresent()) {
      page = page(session, thing, query.after(page.next().get()));
      entries.addAll(page.items());
    }
    return entries;
  }

  private static Page<HistoryView> page(CrmSession session, Subject thing, HistoryQuery query) {
    if (thing instanceof ClientId client) {
      return session.clients().history(client, query);
    }
    if (thing instanceof ActivityId activity) {
      return session.activities().history(activity, query);
    }
    return thing instanceof DealId deal
        ? session.deals().history(deal, query)
        : session.files().history((FileId) thing, query);
  }
}
