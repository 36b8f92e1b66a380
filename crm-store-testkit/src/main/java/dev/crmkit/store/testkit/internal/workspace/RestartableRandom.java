package dev.crmkit.store.testkit.internal.workspace;

import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Where the ids of a scenario come from: chance that can be begun anew, so that what is drawn in a
 * step does not depend on what was drawn before it.
 */
public class RestartableRandom implements RandomGenerator {

  private Random random = new Random(0);

  /** Draws that have not begun. */
  public RestartableRandom() {}

  /**
   * Begins anew.
   *
   * @param seed what the following draws depend on, and on nothing else
   */
  public void restart(long seed) {
    random = new Random(seed);
  }

  @Override
  public long nextLong() {
    return random.nextLong();
  }
}
