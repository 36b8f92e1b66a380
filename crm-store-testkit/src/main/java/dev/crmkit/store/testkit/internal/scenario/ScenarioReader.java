package dev.crmkit.store.testkit.internal.scenario;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;
import static dev.crmkit.store.testkit.internal.format.MapKey.required;

import dev.crmkit.store.testkit.internal.format.DeclaredEntities;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.format.ShapeCheck;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.reference.RuleNumbers;
import dev.crmkit.store.testkit.internal.yaml.FileProblems;
import dev.crmkit.store.testkit.internal.yaml.InvalidFileException;
import dev.crmkit.store.testkit.internal.yaml.Node;
import dev.crmkit.store.testkit.internal.yaml.YamlFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a scenario file, and reports all its problems before anything runs. */
public final class ScenarioReader {

  private static final Shape ANYTHING = (node, key, checking) -> {};

  private static final Shape RULE_NUMBER =
      (node, key, check) -> {
        if (!(node instanceof Node.Text text) || !RuleNumbers.ALL.contains(text.value())) {
          check.wrongShape(node, key, "a number of a rule (" + RuleNumbers.describe() + ")");
        }
      };

  private static final MapShape SCENARIO =
      MapShape.of(
          optional("title", Shapes.TEXT),
          optional("rules", Shapes.listOf(RULE_NUMBER)),
          required("given", ANYTHING),
          optional("workspaces", Shapes.mapOf(ANYTHING)),
          required("steps", Shapes.listOf(ANYTHING)));

  private ScenarioReader() {}

  /** Reads a file. */
  public static Scenario read(Path path, String name) throws InvalidFileException {
    return read(YamlFile.read(path, name), name);
  }

  /** Reads the nodes of a file. */
  public static Scenario read(Node root, String name) throws InvalidFileException {
    FileProblems problems = new FileProblems();
    SCENARIO.check(root, "scenario", ShapeCheck.ofSteps(problems));
    if (!(root instanceof Node.Entries map)) {
      problems.throwIfAny();
      throw new IllegalStateException("no map, and no problem either");
    }
    Map<String, GivenWorkspace> workspaces = new LinkedHashMap<>();
    StepReader steps = new StepReader(problems);
    given(Scenario.MAIN, map.get("given"), workspaces, steps, problems);
    if (map.get("workspaces") instanceof Node.Entries others) {
      for (Node.Entry other : others.entries()) {
        if (other.key().equals(Scenario.MAIN)) {
          problems.add(other.at(), "the workspace of 'given' is called main already");
        }
        given(other.key(), other.value(), workspaces, steps, problems);
      }
    }
    List<Step> read =
        DeclaredEntities.items(map.get("steps")).stream()
            .flatMap(step -> steps.read(step).stream())
            .toList();
    problems.throwIfAny();
    String title = map.get("title") instanceof Node.Text text ? text.value() : name;
    List<String> rules =
        DeclaredEntities.items(map.get("rules")).stream().map(Node::toString).toList();
    return new Scenario(name, title, rules, workspaces, read);
  }

  private static void given(
      String workspace,
      @Nullable Node node,
      Map<String, GivenWorkspace> workspaces,
      StepReader steps,
      FileProblems problems) {
    if (node == null) {
      return;
    }
    GivenWorkspace given = GivenReader.read(node, problems);
    steps.addWorkspace(workspace, node);
    if (given != null) {
      workspaces.put(workspace, given);
    }
  }
}
