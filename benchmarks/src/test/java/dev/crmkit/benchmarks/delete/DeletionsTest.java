package dev.crmkit.benchmarks.delete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crmkit.benchmarks.databases.Engine;
import dev.crmkit.benchmarks.databases.OpenDatabase;
import dev.crmkit.benchmarks.timing.Timing;
import dev.crmkit.core.user.UserId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CrmKit and the peer move all clients of a deleted user. */
class DeletionsTest {

  private static final int CLIENTS = 70;

  @ParameterizedTest
  @EnumSource
  void allClientsAreMovedToAnotherOwner(Engine engine) throws Exception {
    assumeTrue(engine.canOpen());
    try (OpenDatabase database = engine.open();
        SessionDeletion ours = new SessionDeletion(database)) {
      SqlDeletionPeer peer = new SqlDeletionPeer(database);
      ours.addClients(5);
      UserId manager = ours.addClients(CLIENTS);
      peer.addClients(1, CLIENTS);
      assertThat(ours.countClients(manager)).isEqualTo(peer.countClients(1)).isEqualTo(CLIENTS);
      assertThat(ours.plan(manager).moved().clients()).isEqualTo(CLIENTS);
      Timing.Task deletion = ours.deletion(manager);
      Timing.Task byHand = peer.deletion(1);
      for (int i = 0; i < 2; i++) {
        deletion.prepare();
        assertThat(ours.countClients(manager)).isEqualTo(CLIENTS);
        deletion.run();
        assertThat(ours.countClients(ours.head())).isEqualTo(CLIENTS);
        byHand.prepare();
        byHand.run();
        assertThat(peer.countClients(1 + i)).isZero();
        assertThat(peer.countClients(2 + i)).isEqualTo(CLIENTS);
      }
    }
  }
}
