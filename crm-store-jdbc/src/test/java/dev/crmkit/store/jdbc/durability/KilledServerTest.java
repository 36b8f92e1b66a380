package dev.crmkit.store.jdbc.durability;

import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.testing.TestDatabases;
import dev.crmkit.store.testkit.sample.Samples;
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
  private static final int MAX_STEPS = 150;

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
    Map<WorkspaceId, AcknowledgedWrites> allWrites = new LinkedHashMap<>();
    try (DatabaseServer server = TestDatabases.started(start)) {
      String url = server.newDatabase();
      try (HikariDataSource database = TestDatabases.pool(url);
          JdbcStore store = JdbcStore.create(database)) {
        for (int i = 0; i < KILLS; i++) {
          AcknowledgedWrites writes = new AcknowledgedWrites(1 + random.nextInt(MAX_STEPS));
          WorkspaceId workspace = Samples.newWorkspace();
          store.create(workspace, "key", Samples.initialEntries(), List.of());
          allWrites.put(workspace, writes);
          ConcurrentWriters writers = new ConcurrentWriters(store, workspace, writes::take);
          writers.start();
          writes.await();
          server.kill();
          server.restart();
          writers.stop();
          WorkspaceAudit.check(store, workspace, writes);
        }
      }
      try (HikariDataSource database = TestDatabases.pool(url);
          JdbcStore store = JdbcStore.create(database)) {
        allWrites.forEach((workspace, writes) -> WorkspaceAudit.check(store, workspace, writes));
      }
      print(allWrites);
    }
  }

  private static void print(Map<WorkspaceId, AcknowledgedWrites> allWrites) {
    System.out.printf(
        "%d kills: %d steps acknowledged, %d failed, %d unknown%n",
        allWrites.size(),
        allWrites.values().stream()
            .flatMap(writes -> writes.lines().values().stream())
            .mapToInt(AcknowledgedWrites.Line::done)
            .sum(),
        allWrites.values().stream().mapToInt(AcknowledgedWrites::failed).sum(),
        allWrites.values().stream().mapToInt(AcknowledgedWrites::unknown).sum());
  }
}
