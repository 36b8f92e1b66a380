package dev.crmkit.store.testkit;

import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.random.BackgroundSteps;
import dev.crmkit.store.testkit.internal.random.RandomSource;
import dev.crmkit.store.testkit.internal.random.ScriptData;
import dev.crmkit.store.testkit.internal.random.ShrinkableScript;
import dev.crmkit.store.testkit.internal.random.StepGenerator;
import dev.crmkit.store.testkit.internal.random.WorkspaceGenerator;
import dev.crmkit.store.testkit.internal.reference.Reference;
import dev.crmkit.store.testkit.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import org.jspecify.annotations.Nullable;

/**
 * Generates random scenarios: a workspace, background steps that bring it into an interesting
 * state, and further steps of its users. They have no expectations; {@link Script#answered()} adds
 * them. The reference answers every step of a generated scenario.
 *
 * <p>A failing scenario is shrunk directly, not by its random choices: steps are removed first,
 * then users, records and settings with all references to them, then optional attributes.
 */
public final class RandomScripts implements Arbitrary<Script> {

  private static final int USUAL_STEPS = 60;

  private final int minSteps;
  private final int maxSteps;

  private RandomScripts(int minSteps, int maxSteps) {
    this.minSteps = minSteps;
    this.maxSteps = maxSteps;
  }

  /**
   * Returns a generator of scenarios with up to 60 steps after the background steps, mostly fewer.
   *
   * @return the generator
   */
  public static RandomScripts scripts() {
    return new RandomScripts(0, USUAL_STEPS);
  }

  /**
   * Returns a generator of scenarios of another length.
   *
   * @param smallest the minimum number of steps after the background steps
   * @param largest the maximum number of steps after the background steps
   * @return the generator
   */
  public RandomScripts withSteps(int smallest, int largest) {
    return new RandomScripts(smallest, largest);
  }

  /**
   * Generates the scenario of a seed.
   *
   * @param seed any number
   * @return the scenario, always the same for the same seed and version of the library
   */
  public static Script from(long seed) {
    // Similar seeds of Random give similar first numbers, and so workspaces of the same size.
    return scripts().next(new Random(new SplittableRandom(seed).nextLong()));
  }

  /**
   * Generates the next scenario.
   *
   * @param random the source of all choices
   * @return a scenario without expectations
   */
  public Script next(Random random) {
    RandomSource source = new RandomSource(random);
    Map<String, @Nullable Object> given = new WorkspaceGenerator(source).next();
    Reference now = new Reference(given);
    List<Map<String, @Nullable Object>> steps = new ArrayList<>();
    BackgroundSteps background = new BackgroundSteps(source);
    while (!background.isOver()) {
      add(now, steps, background.next(now));
    }
    StepGenerator generator = new StepGenerator(source);
    int wanted = steps.size() + minSteps + source.few(maxSteps - minSteps);
    for (int tries = 0; steps.size() < wanted && tries < 10 * maxSteps; tries++) {
      add(now, steps, generator.next(now));
    }
    return new Script(given, steps);
  }

  /** Adds a step if the reference can answer it. */
  private static void add(
      Reference now,
      List<Map<String, @Nullable Object>> steps,
      @Nullable Map<String, @Nullable Object> step) {
    if (step != null) {
      try {
        now.answer(step);
        steps.add(step);
      } catch (UnspecifiedException e) {
        // the step is left out; the reference is unchanged
      }
    }
  }

  @Override
  public RandomGenerator<Script> generator(int genSize) {
    return random -> new ShrinkableScript(next(random));
  }

  @Override
  public EdgeCases<Script> edgeCases(int maxEdgeCases) {
    Map<String, @Nullable Object> director =
        ScriptData.map("users", List.of(ScriptData.map("id", "dir", "type", "director")));
    Script minimal = new Script(director, List.of());
    return EdgeCases.fromSupplier(() -> shrinkable(minimal));
  }

  /**
   * Makes a scenario shrinkable.
   *
   * @param script any scenario
   * @return the scenario with its shrinking
   */
  public static Shrinkable<Script> shrinkable(Script script) {
    return new ShrinkableScript(script);
  }
}
