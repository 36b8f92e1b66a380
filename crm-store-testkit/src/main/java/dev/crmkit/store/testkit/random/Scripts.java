package dev.crmkit.store.testkit.random;

import dev.crmkit.store.testkit.reference.Open;
import dev.crmkit.store.testkit.reference.Reference;
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
public final class Scripts implements Arbitrary<Script> {

  private static final int USUAL = 60;

  private final int least;
  private final int most;

  private Scripts(int least, int most) {
    this.least = least;
    this.most = most;
  }

  /**
   * Scenarios of up to 60 steps besides what happened before; mostly of fewer.
   *
   * @return them
   */
  public static Scripts scripts() {
    return new Scripts(0, USUAL);
  }

  /**
   * Scenarios of other lengths.
   *
   * @param fewest steps at least, besides what happened before
   * @param mostly steps at most
   * @return them
   */
  public Scripts withSteps(int fewest, int mostly) {
    return new Scripts(fewest, mostly);
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
    Dice dice = new Dice(random);
    Map<String, @Nullable Object> given = new Companies(dice).next();
    Reference now = new Reference(given);
    List<Map<String, @Nullable Object>> steps = new ArrayList<>();
    Prelude prelude = new Prelude(dice);
    while (!prelude.isOver()) {
      add(now, steps, prelude.next(new Scene(now)));
    }
    Steps others = new Steps(dice);
    int wanted = steps.size() + least + dice.few(most - least);
    for (int tries = 0; steps.size() < wanted && tries < 10 * most; tries++) {
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
      } catch (Open e) {
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
        Data.map("users", List.of(Data.map("id", "dir", "type", "director")));
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
