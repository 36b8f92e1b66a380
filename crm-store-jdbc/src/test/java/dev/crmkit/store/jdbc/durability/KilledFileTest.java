package dev.crmkit.store.jdbc.durability;

import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.testing.TestDatabases;
import dev.crmkit.store.testkit.sample.Samples;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Like {@link KilledServerTest}, with H2 in a file: the process with the store is killed. Each
 * process has to start first, so there are fewer by default.
 */
@Tag("W4")
class KilledFileTest {

  private static final int KILLS = Integer.getInteger("crmkit.kills", 3);
  private static final int MAX_STEPS = 200;

  @Test
  void aFileKeepsAcknowledgedWrites(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("crm");
    Random random = new Random();
    Map<WorkspaceId, AcknowledgedWrites> allWrites = new LinkedHashMap<>();
    for (int i = 0; i < KILLS; i++) {
      AcknowledgedWrites writes = new AcknowledgedWrites(0);
      WorkspaceId workspace = Samples.newWorkspace();
      allWrites.put(workspace, writes);
      WriterProcess.start(file, workspace).killAfter(1 + random.nextInt(MAX_STEPS), writes);
    }
    try (HikariDataSource database = TestDatabases.h2File(file);
        JdbcStore store = JdbcStore.create(database)) {
      allWrites.forEach((workspace, writes) -> WorkspaceAudit.check(store, workspace, writes));
    }
  }
}
