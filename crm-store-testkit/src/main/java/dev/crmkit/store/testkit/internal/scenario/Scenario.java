package dev.crmkit.store.testkit.internal.scenario;

import java.util.List;
import java.util.Map;

/**
 * A scenario that was read, with no problem that can be found before it runs.
 *
 * @param file the name of the file for messages
 * @param title what it shows
 * @param rules the numbers of the rules that it proves
 * @param workspaces what is set up, by the name of the workspace, {@link #MAIN} first
 * @param steps the queries and changes, in order
 */
public record Scenario(
    String file,
    String title,
    List<String> rules,
    Map<String, GivenWorkspace> workspaces,
    List<ScenarioStep> steps) {

  /** The workspace of the steps that name none. */
  public static final String MAIN = "main";
}
