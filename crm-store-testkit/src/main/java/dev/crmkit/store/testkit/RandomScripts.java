package dev.crmkit.store.testkit;

import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.random.BackgroundSteps;
import dev.crmkit.store.testkit.internal.random.RandomSource;
import dev.crmkit.store.testkit.internal.random.ScriptData;
import dev.crmkit.store.testkit.internal.random.ShrinkableScript;
import dev.crmkit.store.testkit.internal.random.StepGenerator;
import dev.crmkit.store.testkit.internal.random.WorkspaceGenerator;
import dev.crmkit.store.testkit.internal.random.WorkspaceView;
import dev.crmkit.store.testkit.reference.Reference;
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
 * Random scenarios: a workspace, what happened to it before, and what its users try then. They say
 * nothing of what must come out; {@link Script#answered()} adds it. The rules answer every step of
 * a scenario that comes from here.
 *
 * <p>One that fails is shrunk as it stands: steps go, then users, records and settings with all
 * that refers to them, then what need not be said.
 */
public final class RandomScripts implements Arbitrary<Script> {

  private static final int USUAL_STEPS = 60;

  private final int minSteps;
  private final int maxSteps;

  private RandomScripts(int least, int most) {
    this.minSteps = least;
    this.maxSteps = most;
  }

  /**
   * Scenarios of up to 60 steps besides what happened before; mostly of fewer.
   *
   * @return them
   */
  public static RandomScripts scripts() {
    return new RandomScripts(0, USUAL_STEPS);
  }

  /**
   * Scenarios of other lengths.
   *
   * @param fewest steps at least, besides what happened before
   * @param mostly steps at most
   * @return them
   */
  public RandomScripts withSteps(int fewest, int mostly) {
    return new RandomScripts(fewest, mostly);
  }

  /**
   * The scenario of a seed.
   *
   * @param seed any
   * @return always the same for the same seed, in the same version of the library
   */
  public static Script from(long seed) {
    // Near seeds of Random begin with nearly the same choice, and so with workspaces of one size.
    return scripts().next(new Random(new SplittableRandom(seed).nextLong()));
  }

  /**
   * The next scenario.
   *
   * @param random every choice comes from it
   * @return one whose steps have no expectations
   */
  public Script next(Random random) {
    RandomSource source = new RandomSource(random);
    Map<String, @Nullable Object> given = new WorkspaceGenerator(source).next();
    Reference now = new Reference(given);
    List<Map<String, @Nullable Object>> steps = new ArrayList<>();
    BackgroundSteps prelude = new BackgroundSteps(source);
    while (!prelude.isOver()) {
      add(now, steps, prelude.next(new WorkspaceView(now)));
    }
    StepGenerator others = new StepGenerator(source);
    int wanted = steps.size() + minSteps + source.few(maxSteps - minSteps);
    for (int tries = 0; steps.size() < wanted && tries < 10 * maxSteps; tries++) {
      add(now, steps, others.next(now));
    }
    return new Script(given, steps);
  }

  /** Adds a step that the rules answer. */
  private static void add(
      Reference now,
      List<Map<String, @Nullable Object>> steps,
      @Nullable Map<String, @Nullable Object> step) {
    if (step != null) {
      try {
        now.answer(step);
        steps.add(step);
      } catch (UnspecifiedException e) {
        // nothing was done
      }
    }
  }

  @Override
  public RandomGenerator<Script> generator(int genSize) {
    return random -> new ShrinkableScript(next(random));
  }

  @Override
  public EdgeCases<Script> edgeCases(int maxEdgeCases) {
    Map<String, @Nullable Object> alone =
        ScriptData.map("users", List.of(ScriptData.map("id", "dir", "type", "director")));
    Script nothing = new Script(alone, List.of());
    return EdgeCases.fromSupplier(() -> shrinkable(nothing));
  }

  /**
   * A scenario that can be shrunk.
   *
   * @param script any
   * @return it, with what it can be shrunk to
   */
  public static Shrinkable<Script> shrinkable(Script script) {
    return new ShrinkableScript(script);
  }
}
