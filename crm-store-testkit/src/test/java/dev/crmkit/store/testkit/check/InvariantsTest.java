package dev.crmkit.store.testkit.check;

import static dev.crmkit.store.testkit.check.BusyCompany.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Nothing is told where there is no fault. */
class InvariantsTest extends Planting {

  @Test
  void nothingIsWrongWhereAllWasDoneThroughSessions() {
    assertThat(Invariants.check(store, WORKSPACE)).isEmpty();
  }
}
