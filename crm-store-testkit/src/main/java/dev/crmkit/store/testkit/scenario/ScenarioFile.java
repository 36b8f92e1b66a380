package dev.crmkit.store.testkit.scenario;

import dev.crmkit.store.testkit.internal.format.InvalidFileException;
import dev.crmkit.store.testkit.internal.scenario.Scenario;
import dev.crmkit.store.testkit.internal.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.List;

/** A scenario file that was read and checked; its format is described in docs/scenarios.md. */
public final class ScenarioFile {

  private final Scenario scenario;

  private ScenarioFile(Scenario scenario) {
    this.scenario = scenario;
  }

  /**
   * Reads and checks a file.
   *
   * @param path the file
   * @param name the name of the file for messages
   * @return the scenario
   * @throws InvalidScenarioException with all problems of the file
   */
  public static ScenarioFile read(Path path, String name) throws InvalidScenarioException {
    try {
      return new ScenarioFile(ScenarioReader.read(path, name));
    } catch (InvalidFileException e) {
      throw new InvalidScenarioException(e);
    }
  }

  Scenario scenario() {
    return scenario;
  }

  /**
   * Returns the name of the file.
   *
   * @return as it was given
   */
  public String name() {
    return scenario.file();
  }

  /**
   * Returns the title of the scenario.
   *
   * @return the name of the file if it has no title
   */
  public String title() {
    return scenario.title();
  }

  /**
   * Returns the rules that the scenario says it proves.
   *
   * @return numbers such as {@code V3}
   */
  public List<String> rules() {
    return scenario.rules();
  }

  /**
   * Returns how many steps the scenario has.
   *
   * @return 0 or more
   */
  public int stepCount() {
    return scenario.steps().size();
  }
}
