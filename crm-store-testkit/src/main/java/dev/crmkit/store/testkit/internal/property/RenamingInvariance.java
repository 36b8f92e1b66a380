package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.testkit.internal.scenario.StepResult;
import dev.crmkit.store.testkit.internal.workspace.EntityNames;
import dev.crmkit.store.testkit.internal.workspace.RestartableRandom;
import dev.crmkit.store.testkit.script.Script;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tests that answers depend neither on ids nor on the order of creation. */
public final class RenamingInvariance {

  /** Sort orders that depend on the order of creation. */
  private static final Set<String> ORDERS_BY_TIME =
      Set.of("created", "-created", "updated", "-updated");

  private static final List<String> UNORDERED_KEYS =
      List.of("users", "groups", "labels", "clients", "activities", "deals", "files");

  private RenamingInvariance() {}

  /**
   * Runs a script with other ids and another order of creation, and expects the answers of the
   * reference for the original order.
   *
   * @param script the steps in a new workspace
   * @param seed chooses the ids and the order
   * @param store where the workspace is created
   * @return the differences, one sentence each
   */
  public static List<String> differences(Script script, long seed, CrmStore store) {
    Script answered = script.answered();
    ScriptRun run =
        ScriptRun.begin(
            new Script(shuffled(answered.given(), new Random(seed)), answered.steps())
                .text("Another order"),
            store,
            () -> EntityNames.scattered(seed),
            RestartableRandom::new);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < answered.steps().size() && differences.isEmpty(); i++) {
      StepResult result = run.scenarioRun().step(run.scenario().steps().get(i));
      Object sort = Script.body(answered.steps().get(i)).get("sort");
      if (!result.passed() && !ORDERS_BY_TIME.contains(String.valueOf(sort))) {
        differences.add(ScriptRun.describe(result));
      }
    }
    return differences;
  }

  private static Map<String, @Nullable Object> shuffled(
      Map<String, @Nullable Object> given, Random random) {
    Map<String, @Nullable Object> shuffled = new LinkedHashMap<>(given);
    for (String key : UNORDERED_KEYS) {
      if (given.get(key) instanceof List<?> list) {
        List<@Nullable Object> others = new ArrayList<>(list);
        Collections.shuffle(others, random);
        shuffled.put(key, others);
      }
    }
    return shuffled;
  }
}
