package dev.crmkit.store.testkit.internal.scenario;

import static dev.crmkit.store.testkit.internal.format.KeyForm.Key.optional;
import static dev.crmkit.store.testkit.internal.format.KeyForm.Key.required;

import dev.crmkit.store.testkit.internal.format.DeclaredEntities;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.FileProblems;
import dev.crmkit.store.testkit.internal.format.Form;
import dev.crmkit.store.testkit.internal.format.Forms;
import dev.crmkit.store.testkit.internal.format.InvalidFileException;
import dev.crmkit.store.testkit.internal.format.KeyForm;
import dev.crmkit.store.testkit.internal.format.Node;
import dev.crmkit.store.testkit.internal.format.Reading;
import dev.crmkit.store.testkit.internal.format.RecordForm;
import dev.crmkit.store.testkit.internal.operation.UserOperation.CreateUser;
import dev.crmkit.store.testkit.internal.question.ExpectedForms;
import dev.crmkit.store.testkit.internal.reference.RuleNumbers;
import dev.crmkit.store.testkit.internal.step.ActingUser;
import dev.crmkit.store.testkit.internal.step.Step;
import dev.crmkit.store.testkit.internal.step.StepEntry;
import dev.crmkit.store.testkit.internal.yaml.YamlFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads a scenario file, and reports all its problems before anything runs. */
public final class ScenarioReader {

  private static final Form<Node> ANYTHING = (node, key, reading) -> node;

  private static final Form<String> RULE_NUMBER =
      (node, key, reading) ->
          node instanceof Node.Text text && RuleNumbers.ALL.contains(text.value())
              ? text.value()
              : reading.wrong(node, key, "a number of a rule (" + RuleNumbers.describe() + ")");

  private static final KeyForm SCENARIO =
      KeyForm.of(
          optional("title", Forms.TEXT),
          optional("rules", Forms.listOf(RULE_NUMBER)),
          required("given", ANYTHING),
          optional("workspaces", Forms.mapOf(ANYTHING)),
          required("steps", Forms.listOf(ANYTHING)));

  private final FileProblems problems = new FileProblems();
  private final Map<String, GivenWorkspace> workspaces = new LinkedHashMap<>();
  private final Map<String, Set<String>> users = new LinkedHashMap<>();
  private final List<ScenarioStep> steps = new ArrayList<>();

  private ScenarioReader() {}

  /** Reads a file. */
  public static Scenario read(Path path, String name) throws InvalidFileException {
    return read(YamlFile.read(path, name), name);
  }

  /** Reads the nodes of a file. */
  public static Scenario read(Node root, String name) throws InvalidFileException {
    ScenarioReader reader = new ScenarioReader();
    SCENARIO.read(root, "scenario", Reading.ofStep(reader.problems));
    if (root instanceof Node.Entries map) {
      reader.read(map);
    }
    reader.problems.throwIfAny();
    Node.Entries map = (Node.Entries) root;
    return new Scenario(
        name,
        map.get("title") instanceof Node.Text title ? title.value() : name,
        items(map, "rules").stream().map(Node::toString).toList(),
        reader.workspaces,
        reader.steps);
  }

  private static List<Node> items(Node.Entries map, String key) {
    return map.get(key) instanceof Node.Items list ? list.items() : List.of();
  }

  private void read(Node.Entries map) {
    Node given = map.get("given");
    if (given != null) {
      given(Scenario.MAIN, given);
    }
    if (map.get("workspaces") instanceof Node.Entries others) {
      for (Node.Entry other : others.entries()) {
        if (other.key().equals(Scenario.MAIN)) {
          problems.add(other.at(), "the workspace of 'given' is called main already");
        }
        given(other.key(), other.value());
      }
    }
    List<Node> nodes = items(map, "steps");
    for (int i = 0; i < nodes.size(); i++) {
      step(i + 1, nodes.get(i));
    }
  }

  private void given(String workspace, Node node) {
    DeclaredEntities declared = new DeclaredEntities();
    GivenWorkspace given = SetupTasks.read(node, declared, problems);
    users.put(workspace, declared.names(EntityKind.USER));
    if (given != null) {
      workspaces.put(workspace, given);
    }
  }

  private void step(int number, Node node) {
    Reading reading = Reading.ofStep(problems);
    StepEntry entry = RecordForm.of(StepEntry.class).read(node, "step", reading);
    if (entry == null) {
      return; // its problems are reported
    }
    String workspace = Objects.requireNonNullElse(entry.in(), Scenario.MAIN);
    Set<String> known = users.get(workspace);
    if (known == null) {
      problems.add(node.place(), "there is no workspace " + workspace + " in this file");
      return;
    }
    Step step = entry.step();
    Node body = ((Node.Entries) node).get(step.verb());
    Node.Entries map =
        body instanceof Node.Entries entries ? entries : new Node.Entries(node.place(), List.of());
    actor(step, map, known);
    step.accept(new ExpectedForms()).read(entry.expect(), "expect", reading);
    steps.add(
        new ScenarioStep(
            number,
            node.place().line(),
            workspace,
            Objects.requireNonNullElse(entry.after(), Duration.ZERO),
            step,
            map,
            entry.expect()));
  }

  /** A user can act if a {@code given} or a step before creates them. */
  private void actor(Step step, Node.Entries body, Set<String> known) {
    ActingUser by = step.by();
    Node user = body.get("user");
    if (by != null && user != null && !known.contains(by.user())) {
      problems.add(
          user.place(),
          "nobody can act as " + by.user() + ": no given and no step before has such a user");
    }
    if (step instanceof Step.Do change
        && !change.isDryRun()
        && change.operation() instanceof CreateUser created) {
      known.add(created.id());
    }
  }
}
