package dev.crmkit.benchmarks.org;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.decision.Decision;
import org.junit.jupiter.api.Test;

/** The first decision after a change is the same with CrmKit and after a rebuild. */
class OrganisationChangesTest {

  private static final int USERS = 60;

  @Test
  void aManagerCannotSeeAFormerPeersClientUntilTheyReturn() {
    try (OrganisationChanges ours = new OrganisationChanges(USERS);
        OrganisationChanges peer = new OrganisationChanges(USERS)) {
      assertSame(ours.move(), peer.rebuildMoved(), false);
      assertSame(ours.move(), peer.rebuildMoved(), true);
    }
  }

  @Test
  void anInactiveManagerSeesNothingUntilTheyAreActiveAgain() {
    try (OrganisationChanges ours = new OrganisationChanges(USERS);
        OrganisationChanges peer = new OrganisationChanges(USERS)) {
      assertSame(ours.changeStatus(), peer.rebuildWithStatus(), false);
      assertSame(ours.changeStatus(), peer.rebuildWithStatus(), true);
    }
  }

  @Test
  void theLoadedOrganisationHasAllUsers() {
    try (OrganisationChanges company = new OrganisationChanges(USERS)) {
      assertThat(company.load().userCount()).isEqualTo(USERS + 1);
    }
  }

  private static void assertSame(Decision ours, Decision peers, boolean allowed) {
    assertThat(ours.allowed()).isEqualTo(allowed);
    assertThat(peers.allowed()).isEqualTo(allowed);
  }
}
