package dev.crmkit.store.testkit.internal.property;

import com.google.common.net.InetAddresses;
import dev.crmkit.access.CrmSession;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.EntityRef;
import dev.crmkit.store.testkit.internal.format.InvalidFileException;
import dev.crmkit.store.testkit.internal.scenario.Scenario;
import dev.crmkit.store.testkit.internal.scenario.ScenarioReader;
import dev.crmkit.store.testkit.internal.scenario.ScenarioRun;
import dev.crmkit.store.testkit.internal.scenario.ScenarioStep;
import dev.crmkit.store.testkit.internal.scenario.StepResult;
import dev.crmkit.store.testkit.internal.workspace.EntityNames;
import dev.crmkit.store.testkit.internal.workspace.RestartableRandom;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.internal.yaml.YamlFile;
import dev.crmkit.store.testkit.script.Script;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A script that runs on a store, with the ids of its names. */
final class ScriptRun {

  private static final String FILE = "script.yaml";

  private final Scenario scenario;
  private final ScenarioRun scenarioRun;

  private ScriptRun(Scenario scenario, ScenarioRun scenarioRun) {
    this.scenario = scenario;
    this.scenarioRun = scenarioRun;
  }

  /** Creates the workspaces of a scenario file, each under a new id. */
  static ScriptRun begin(String text, CrmStore store) {
    return begin(text, store, new EntityNames()::sibling, RestartableRandom::new);
  }

  /** Creates the workspaces with given names and random ids. */
  static ScriptRun begin(
      String text, CrmStore store, Supplier<EntityNames> names, Supplier<RestartableRandom> draws) {
    try {
      Scenario scenario = ScenarioReader.read(YamlFile.parse(text, FILE), FILE);
      return new ScriptRun(
          scenario,
          new ScenarioRun(
              scenario, store, () -> WorkspaceId.of("w" + UUID.randomUUID()), names, draws));
    } catch (InvalidFileException e) {
      throw new AssertionError("invalid scenario: " + e.getMessage() + "\n" + text, e);
    }
  }

  /** Creates the workspace of a script, and runs all steps whatever their outcome. */
  static ScriptRun after(Script script, CrmStore store) {
    ScriptRun run = begin(script.answered().text("A random scenario"), store);
    run.scenario.steps().forEach(run.scenarioRun::step);
    return run;
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

  /** Returns the id of an entity such as {@code client/acme}. */
  Subject subject(String entity) {
    return workspace().subject(EntityRef.parse(entity).orElseThrow()).orElseThrow();
  }

  CrmSession session(String user, @Nullable String from) {
    return workspace()
        .crm()
        .session(user(user), from == null ? null : InetAddresses.forString(from));
  }

  /** Describes a failed step. */
  static String describe(StepResult result) {
    ScenarioStep step = result.step();
    return "step "
        + step.number()
        + ", "
        + step.step().verb()
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
