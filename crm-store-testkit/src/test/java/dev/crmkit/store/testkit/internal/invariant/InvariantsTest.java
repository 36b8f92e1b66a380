package dev.crmkit.store.testkit.internal.invariant;

import static dev.crmkit.store.testkit.internal.invariant.Workload.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A workspace without faults has no findings. */
class InvariantsTest extends FaultInjection {

  @Test
  void changesThroughSessionsBreakNoInvariant() {
    assertThat(Invariants.check(store, WORKSPACE)).isEmpty();
  }
}
