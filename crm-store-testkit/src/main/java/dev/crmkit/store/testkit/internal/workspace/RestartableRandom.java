package dev.crmkit.store.testkit.internal.workspace;

import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * The source of the ids of a scenario: a random generator that restarts, so that what is drawn in a
 * step does not depend on what was drawn before it.
 */
public class RestartableRandom implements RandomGenerator {

  private Random random = new Random(0);

  /** Creates a generator. */
  public RestartableRandom() {}

  /** Restarts the generator. */
  public void restart(long seed) {
    random = new Random(seed);
  }

  @Override
  public long nextLong() {
    return random.nextLong();
  }
}
