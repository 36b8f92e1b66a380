package dev.crmkit.store.testkit.scenario.verb;

import static dev.crmkit.store.testkit.scenario.format.Key.may;
import static dev.crmkit.store.testkit.scenario.format.Key.must;

import dev.crmkit.access.CrmSession;
import dev.crmkit.store.testkit.scenario.answer.Answer;
import dev.crmkit.store.testkit.scenario.answer.Values;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.format.Shape;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import dev.crmkit.store.testkit.scenario.operation.Expectations;
import dev.crmkit.store.testkit.yaml.Node;
import java.util.List;

/** What does the user see? */
final class Listing implements Verb {

  /** What records a list can be of. */
  static final List<String> RECORDS = List.of("clients", "activities", "deals");

  @Override
  public String word() {
    return "list";
  }

  @Override
  public Shape body() {
    Shape keys =
        Acting.KEYS.and(
            must(
                "what",
                Shapes.oneOf(
                    "clients",
                    "activities",
                    "deals",
                    "files",
                    "users",
                    "groups",
                    "sections",
                    "fields",
                    "labels",
                    "pipelines")),
            may("where", Where.SHAPE),
            may("sort", Shapes.NAME));
    return (node, key, checking) -> {
      keys.check(node, key, checking);
      if (node instanceof Node.Entries map
          && map.get("what") instanceof Node.Text what
          && map.get("where") instanceof Node.Entries where
          && !RECORDS.contains(what.value())) {
        checking.problem(where.place(), "'where' is for lists of clients, activities and deals");
      }
    };
  }

  @Override
  public Shape expectation(Node.Entries body) {
    return Expectations.orRefusal(Shapes.NAMES);
  }

  @Override
  public Answer run(Company company, Node.Entries body) {
    CrmSession session = Acting.session(company, body);
    String what = String.valueOf(body.get("what"));
    List<String> names =
        RECORDS.contains(what)
            ? RecordQueries.list(
                    session, what, Where.filters(company, body), Where.order(company, body))
                .stream()
                .map(record -> company.names().name(record.id()))
                .toList()
            : OtherLists.names(company, session, what, body);
    return Answer.of(body.get("sort") == null ? Values.bag(names) : Values.sequence(names));
  }
}
