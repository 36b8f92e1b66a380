package dev.crmkit.store.jdbc.durability;

import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.testing.TestDatabases;
import dev.crmkit.store.testkit.Samples;
import dev.crmkit.testing.servers.DatabaseServer;
import dev.crmkit.testing.servers.MariaDbServer;
import dev.crmkit.testing.servers.PostgresServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A server is killed while it writes, again and again. After a restart, every acknowledged write is
 * there; of the others there is nothing, or, if the store reported an unknown outcome, everything.
 * {@code -Dcrmkit.kills=20} sets how often.
 */
@Tag("W4")
class KilledServerTest {

  private static final int KILLS = Integer.getInteger("crmkit.kills", 5);
  private static final int MOST_DEEDS = 150;

  @Test
  void postgresKeepsAcknowledgedWrites() throws Exception {
    killAgainAndAgain(PostgresServer::start);
  }

  @Test
  void mariaDbKeepsAcknowledgedWrites() throws Exception {
    killAgainAndAgain(MariaDbServer::start);
  }

  private static void killAgainAndAgain(TestDatabases.Start start) throws Exception {
    Random random = new Random();
    Map<WorkspaceId, AcknowledgedWrites> ledgers = new LinkedHashMap<>();
    try (DatabaseServer server = TestDatabases.started(start)) {
      String url = server.newDatabase();
      try (HikariDataSource database = TestDatabases.pool(url);
          JdbcStore store = JdbcStore.create(database)) {
        for (int i = 0; i < KILLS; i++) {
          AcknowledgedWrites ledger = new AcknowledgedWrites(1 + random.nextInt(MOST_DEEDS));
          WorkspaceId workspace = Samples.newWorkspace();
          store.create(workspace, "key", Samples.initialEntries(), List.of());
          ledgers.put(workspace, ledger);
          ConcurrentWriters writers = new ConcurrentWriters(store, workspace, ledger::take);
          writers.start();
          ledger.await();
          server.kill();
          server.restart();
          writers.stop();
          WorkspaceAudit.check(store, workspace, ledger);
        }
      }
      try (HikariDataSource database = TestDatabases.pool(url);
          JdbcStore store = JdbcStore.create(database)) {
        ledgers.forEach((workspace, ledger) -> WorkspaceAudit.check(store, workspace, ledger));
      }
      tell(ledgers);
    }
  }

  private static void tell(Map<WorkspaceId, AcknowledgedWrites> ledgers) {
    System.out.printf(
        "%d kills: %d deeds acknowledged, %d failed, %d unknown%n",
        ledgers.size(),
        ledgers.values().stream()
            .flatMap(ledger -> ledger.lines().values().stream())
            .mapToInt(AcknowledgedWrites.Line::done)
            .sum(),
        ledgers.values().stream().mapToInt(AcknowledgedWrites::failed).sum(),
        ledgers.values().stream().mapToInt(AcknowledgedWrites::unknown).sum());
  }
}
