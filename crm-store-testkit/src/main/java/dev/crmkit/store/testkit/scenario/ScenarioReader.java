package dev.crmkit.store.testkit.scenario;

import static dev.crmkit.store.testkit.scenario.format.Key.may;
import static dev.crmkit.store.testkit.scenario.format.Key.must;

import dev.crmkit.store.testkit.scenario.format.Checking;
import dev.crmkit.store.testkit.scenario.format.Declared;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Rules;
import dev.crmkit.store.testkit.scenario.format.Shape;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import dev.crmkit.store.testkit.yaml.BadFile;
import dev.crmkit.store.testkit.yaml.Node;
import dev.crmkit.store.testkit.yaml.Problems;
import dev.crmkit.store.testkit.yaml.YamlFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a scenario file, and tells all that is wrong with it before anything runs. */
public final class ScenarioReader {

  private static final Shape ANYTHING = (node, key, checking) -> {};

  private static final Keys SCENARIO =
      Keys.of(
          may("title", Shapes.TEXT),
          may("rules", Rules.NUMBERS),
          must("given", ANYTHING),
          may("workspaces", Shapes.mapOf(ANYTHING)),
          must("steps", Shapes.listOf(ANYTHING)));

  private ScenarioReader() {}

  /**
   * Reads a file.
   *
   * @param path the file
   * @param name the file, as it is told to people
   * @return the scenario
   * @throws BadFile with all that is wrong
   */
  public static Scenario read(Path path, String name) throws BadFile {
    return read(YamlFile.read(path, name), name);
  }

  /**
   * Reads what a file holds.
   *
   * @param root the file's map
   * @param name the file, as it is told to people
   * @return the scenario
   * @throws BadFile with all that is wrong
   */
  public static Scenario read(Node root, String name) throws BadFile {
    Problems problems = new Problems();
    SCENARIO.check(root, "scenario", Checking.ofSteps(problems));
    if (!(root instanceof Node.Entries map)) {
      problems.throwIfAny();
      throw new IllegalStateException("no map, and no problem either");
    }
    Map<String, Given> workspaces = new LinkedHashMap<>();
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
        Declared.items(map.get("steps")).stream()
            .flatMap(step -> steps.read(step).stream())
            .toList();
    problems.throwIfAny();
    String title = map.get("title") instanceof Node.Text text ? text.value() : name;
    return new Scenario(name, title, workspaces, read);
  }

  private static void given(
      String workspace,
      @Nullable Node node,
      Map<String, Given> workspaces,
      StepReader steps,
      Problems problems) {
    if (node == null) {
      return;
    }
    Given given = GivenReader.read(node, problems);
    steps.addWorkspace(workspace, node);
    if (given != null) {
      workspaces.put(workspace, given);
    }
  }
}
