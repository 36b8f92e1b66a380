package dev.crmkit.store.testkit.internal.step;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;
import static dev.crmkit.store.testkit.internal.format.MapKey.required;

import dev.crmkit.access.CrmSession;
import dev.crmkit.store.testkit.internal.execution.OutcomeShapes;
import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import dev.crmkit.store.testkit.internal.result.StepAnswer;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.internal.yaml.Node;
import java.util.List;

/** Lists what a user sees. */
final class ListStep implements StepKind {

  /** The lists of records; all others have no filters. */
  static final List<String> RECORDS = List.of("clients", "activities", "deals");

  @Override
  public String key() {
    return "list";
  }

  @Override
  public Shape bodyShape() {
    Shape keys =
        StepActor.KEYS.and(
            required(
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
            optional("where", ListFilters.SHAPE),
            optional("sort", Shapes.NAME));
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
  public Shape expectationShape(Node.Entries body) {
    return OutcomeShapes.orRefusal(Shapes.NAMES);
  }

  @Override
  public StepAnswer run(ScenarioWorkspace workspace, Node.Entries body) {
    CrmSession session = StepActor.session(workspace, body);
    String what = String.valueOf(body.get("what"));
    List<String> names =
        RECORDS.contains(what)
            ? RecordQueries.list(
                    session,
                    what,
                    ListFilters.filters(workspace, body),
                    ListFilters.order(workspace, body))
                .stream()
                .map(record -> workspace.names().name(record.id()))
                .toList()
            : SettingsLists.names(workspace, session, what, body);
    return StepAnswer.of(
        body.get("sort") == null ? ActualValues.bag(names) : ActualValues.sequence(names));
  }
}
