package dev.crmkit.store.testkit.rules;

import com.google.common.net.InetAddresses;
import dev.crmkit.access.CrmSession;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.random.Script;
import dev.crmkit.store.testkit.scenario.Play;
import dev.crmkit.store.testkit.scenario.Scenario;
import dev.crmkit.store.testkit.scenario.ScenarioReader;
import dev.crmkit.store.testkit.scenario.Step;
import dev.crmkit.store.testkit.scenario.StepResult;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.company.Draws;
import dev.crmkit.store.testkit.scenario.company.Names;
import dev.crmkit.store.testkit.scenario.format.Kind;
import dev.crmkit.store.testkit.scenario.format.Thing;
import dev.crmkit.store.testkit.yaml.BadFile;
import dev.crmkit.store.testkit.yaml.YamlFile;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A script on a store: what its names stand for there. */
final class Scene {

  private static final String FILE = "script.yaml";

  private final Scenario scenario;
  private final Play play;

  private Scene(Scenario scenario, Play play) {
    this.scenario = scenario;
    this.play = play;
  }

  /** Sets up the workspaces of a scenario file, each under a new id. */
  static Scene begin(String text, CrmStore store) {
    return begin(text, store, new Names()::another, Draws::new);
  }

  /** The same with names and draws of another kind. */
  static Scene begin(String text, CrmStore store, Supplier<Names> names, Supplier<Draws> draws) {
    try {
      Scenario scenario = ScenarioReader.read(YamlFile.parse(text, FILE), FILE);
      return new Scene(
          scenario,
          new Play(scenario, store, () -> WorkspaceId.of("w" + UUID.randomUUID()), names, draws));
    } catch (BadFile e) {
      throw new AssertionError("no scenario: " + e.getMessage() + "\n" + text, e);
    }
  }

  /** Sets up the workspace of a script, and runs all its steps whatever they come to. */
  static Scene after(Script script, CrmStore store) {
    Scene scene = begin(script.answered().text("A random scenario"), store);
    scene.scenario.steps().forEach(scene.play::step);
    return scene;
  }

  Scenario scenario() {
    return scenario;
  }

  Play play() {
    return play;
  }

  Company company() {
    return play.company(Scenario.MAIN);
  }

  UserId user(String name) {
    return UserId.of(company().names().number(Kind.USER, name));
  }

  /** The id of a thing such as {@code client/acme}. */
  Subject subject(String thing) {
    return company().subject(Thing.parse(thing).orElseThrow()).orElseThrow();
  }

  CrmSession session(String user, @Nullable String from) {
    return company().crm().session(user(user), from == null ? null : InetAddresses.forString(from));
  }

  /** A failed step, for a person. */
  static String told(StepResult result) {
    Step step = result.step();
    return "step "
        + step.number()
        + ", "
        + step.verb().word()
        + " "
        + step.body()
        + ": expected "
        + step.expected()
        + ", got "
        + result.answer().value().told(step.expected())
        + " "
        + result.answer().why();
  }
}
