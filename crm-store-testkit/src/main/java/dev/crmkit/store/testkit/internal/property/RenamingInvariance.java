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

/** Other ids, and another order in which things came to be, change no answer. */
public final class RenamingInvariance {

  /** What is told in the order in which things came to be. */
  private static final Set<String> ORDERS_BY_TIME =
      Set.of("created", "-created", "updated", "-updated");

  private static final List<String> UNORDERED_KEYS =
      List.of("users", "groups", "labels", "clients", "activities", "deals", "files");

  private RenamingInvariance() {}

  /**
   * Runs a script with other ids in another order, and expects what comes out by the reference in
   * its own order.
   *
   * @param script what happens in a new workspace
   * @param seed which ids and which order
   * @param store where it is made
   * @return what is wrong, a sentence each
   */
  public static List<String> differences(Script script, long seed, CrmStore store) {
    Script answered = script.answered();
    ScriptRun scene =
        ScriptRun.begin(
            new Script(shuffled(answered.given(), new Random(seed)), answered.steps())
                .text("Another order"),
            store,
            () -> EntityNames.scattered(seed),
            RestartableRandom::new);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < answered.steps().size() && wrong.isEmpty(); i++) {
      StepResult result = scene.scenarioRun().step(scene.scenario().steps().get(i));
      Object sort = Script.body(answered.steps().get(i)).get("sort");
      if (!result.passed() && !ORDERS_BY_TIME.contains(String.valueOf(sort))) {
        wrong.add(ScriptRun.describe(result));
      }
    }
    return wrong;
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
