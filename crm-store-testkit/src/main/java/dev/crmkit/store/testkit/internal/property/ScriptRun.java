package dev.crmkit.store.testkit.internal.property;

import com.google.common.net.InetAddresses;
import dev.crmkit.access.CrmSession;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.operation.EntityKind;
import dev.crmkit.store.testkit.internal.operation.EntityRef;
import dev.crmkit.store.testkit.internal.scenario.Scenario;
import dev.crmkit.store.testkit.internal.scenario.ScenarioReader;
import dev.crmkit.store.testkit.internal.scenario.ScenarioRun;
import dev.crmkit.store.testkit.internal.scenario.Step;
import dev.crmkit.store.testkit.internal.scenario.StepResult;
import dev.crmkit.store.testkit.internal.workspace.EntityNames;
import dev.crmkit.store.testkit.internal.workspace.RestartableRandom;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.internal.yaml.InvalidFileException;
import dev.crmkit.store.testkit.internal.yaml.YamlFile;
import dev.crmkit.store.testkit.script.Script;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A script on a store: what its names stand for there. */
final class ScriptRun {

  private static final String FILE = "script.yaml";

  private final Scenario scenario;
  private final ScenarioRun scenarioRun;

  private ScriptRun(Scenario scenario, ScenarioRun play) {
    this.scenario = scenario;
    this.scenarioRun = play;
  }

  /** Sets up the workspaces of a scenario file, each under a new id. */
  static ScriptRun begin(String text, CrmStore store) {
    return begin(text, store, new EntityNames()::sibling, RestartableRandom::new);
  }

  /** The same with names and draws of another kind. */
  static ScriptRun begin(
      String text, CrmStore store, Supplier<EntityNames> names, Supplier<RestartableRandom> draws) {
    try {
      Scenario scenario = ScenarioReader.read(YamlFile.parse(text, FILE), FILE);
      return new ScriptRun(
          scenario,
          new ScenarioRun(
              scenario, store, () -> WorkspaceId.of("w" + UUID.randomUUID()), names, draws));
    } catch (InvalidFileException e) {
      throw new AssertionError("no scenario: " + e.getMessage() + "\n" + text, e);
    }
  }

  /** Sets up the workspace of a script, and runs all its steps whatever they come to. */
  static ScriptRun after(Script script, CrmStore store) {
    ScriptRun scene = begin(script.answered().text("A random scenario"), store);
    scene.scenario.steps().forEach(scene.scenarioRun::step);
    return scene;
  }

  Scenario scenario() {
    return scenario;
  }

  ScenarioRun scenarioRun() {
    return scenarioRun;
  }

  ScenarioWorkspace workspace() {
    return scenarioRun.workspace(Scenario.MAIN);
  }

  UserId user(String name) {
    return UserId.of(workspace().names().number(EntityKind.USER, name));
  }

  /** The id of a thing such as {@code client/acme}. */
  Subject subject(String thing) {
    return workspace().subject(EntityRef.parse(thing).orElseThrow()).orElseThrow();
  }

  CrmSession session(String user, @Nullable String from) {
    return workspace()
        .crm()
        .session(user(user), from == null ? null : InetAddresses.forString(from));
  }

  /** A failed step, for a person. */
  static String describe(StepResult result) {
    Step step = result.step();
    return "step "
        + step.number()
        + ", "
        + step.kind().key()
        + " "
        + step.body()
        + ": expected "
        + step.expected()
        + ", got "
        + result.answer().value().toData(step.expected())
        + " "
        + result.answer().reason();
  }
}
