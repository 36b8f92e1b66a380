package dev.crmkit.store.testkit.internal.random;

import dev.crmkit.store.testkit.internal.reference.Reference;
import dev.crmkit.store.testkit.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of scenarios: the outcome of each operation and query, and which features the
 * workspaces like. It is there to see that a test met the hard cases.
 */
public final class ScriptStatistics {

  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final Map<String, Integer> shapes = new TreeMap<>();
  private int scripts;

  /** Statistics of no scenario yet. */
  public ScriptStatistics() {}

  /** Adds one scenario. */
  public Coverage add(Script script) {
    Coverage seen = coverageOf(script);
    scripts++;
    seen.outcomes().forEach(outcome -> outcomes.merge(outcome, 1, Integer::sum));
    seen.shapes().forEach(shape -> shapes.merge(shape, 1, Integer::sum));
    return seen;
  }

  /** Returns the statistics of one scenario. */
  public static Coverage coverageOf(Script script) {
    Reference now = new Reference(script.given());
    HandOverCoverage hands = new HandOverCoverage();
    List<String> outcomes = new ArrayList<>();
    Set<String> shapes = new TreeSet<>(WorkspaceFeatures.of(now));
    for (Map<String, @Nullable Object> step : script.steps()) {
      hands.before(now);
      Object answer = now.answerIfSpecified(step);
      if (answer != null) {
        outcomes.addAll(outcomes(step, answer));
        hands.after(now, step, answer);
      }
    }
    shapes.addAll(WorkspaceFeatures.of(now));
    shapes.addAll(hands.features());
    return new Coverage(outcomes, shapes);
  }

  /** Returns how often each outcome occurred, by keys such as {@code edit-client: ok}. */
  public Map<String, Integer> outcomes() {
    return Map.copyOf(outcomes);
  }

  /** Returns how many scenarios had each feature. */
  public Map<String, Integer> shapes() {
    return Map.copyOf(shapes);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(scripts).append(" scenarios\n");
    shapes.forEach((shape, n) -> text.append(String.format("%7d  %s%n", n, shape)));
    text.append("steps\n");
    outcomes.forEach((outcome, n) -> text.append(String.format("%7d  %s%n", n, outcome)));
    return text.toString();
  }

  private static List<String> outcomes(Map<String, @Nullable Object> step, Object answer) {
    String verb = Script.verb(step);
    String operation = Script.operation(step);
    String what = operation.isEmpty() ? verb : operation;
    if (operation.equals("delete")
        && ScriptData.mapIn(Script.body(step), operation).get("on") instanceof String on) {
      what = "delete " + RandomChoices.kind(on);
    }
    if (verb.equals("plan")) {
      what = "plan " + operation;
    } else if (Script.body(step).containsKey("dry-run")) {
      what = "dry run";
    }
    List<String> outcomes = new ArrayList<>();
    if (operation.endsWith("-many") && answer instanceof Map<?, ?> each) {
      for (Object outcome : each.values()) {
        outcomes.add(what + ": " + outcome);
      }
    } else if (operation.equals("create-many") && answer instanceof List<?> each) {
      for (Object outcome : each) {
        outcomes.add(what + ": " + outcome);
      }
    } else {
      outcomes.add(what + ": " + outcome(answer));
    }
    return outcomes;
  }

  private static String outcome(Object answer) {
    if (answer instanceof Map<?, ?> map) {
      return map.containsKey("error") ? String.valueOf(map.get("error")) : "ok";
    }
    if (answer instanceof List<?> list) {
      return list.isEmpty() ? "none" : "some";
    }
    String text = answer.toString();
    return text.matches("\\d+") ? "a number" : text;
  }

  /**
   * The statistics of one scenario.
   *
   * @param outcomes of each step, as {@code edit-client: ok}
   * @param shapes what its workspace was like, at its beginning or end
   */
  public record Coverage(List<String> outcomes, Set<String> shapes) {

    /** Keeps copies. */
    public Coverage {
      outcomes = List.copyOf(outcomes);
      shapes = Set.copyOf(shapes);
    }
  }
}
