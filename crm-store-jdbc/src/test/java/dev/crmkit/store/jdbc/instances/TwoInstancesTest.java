package dev.crmkit.store.jdbc.instances;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.jdbc.testing.TestDatabases;
import dev.crmkit.store.testkit.sample.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Several instances on one database, one of them in a process of its own: a change of the
 * organisation is effective in all of them from the next call on. {@code -Dcrmkit.changes=10000}
 * sets the number of changes.
 */
@Tag("U6")
@Tag("W4")
class TwoInstancesTest {

  private static final int CHANGES = Integer.getInteger("crmkit.changes", 100);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"})
  void noAnswerUsesAnOutdatedOrganisation(TestDatabase engine) throws Exception {
    String url = engine.url();
    WorkspaceId workspace = Samples.newWorkspace();
    SharedProgress progress = new SharedProgress(folder.resolve("moments"));
    try (HikariDataSource changers = TestDatabases.pool(url);
        HikariDataSource watchers = TestDatabases.pool(url);
        JdbcStore changing = JdbcStore.create(changers);
        JdbcStore watching = JdbcStore.create(watchers)) {
      ChurningUser company = ChurningUser.in(changing, workspace);
      CompletableFuture<SessionObserver.Findings> watcher =
          CompletableFuture.supplyAsync(
              () -> SessionObserver.watch(watching, workspace, progress, 0));
      Path found = folder.resolve("found.txt");
      Process process = startWatcher(url, workspace, found);
      try {
        BooleanSupplier isWatched = () -> !watcher.isDone() && process.isAlive();
        for (int change = 1; change <= CHANGES; change++) {
          progress.begin(change);
          company.change(change);
          progress.acknowledge(change);
          awaitWatchers(progress, change, isWatched);
        }
      } finally {
        progress.end();
      }
      assertThat(watcher.get().wrong()).isEmpty();
      assertThat(process.waitFor()).isZero();
      assertThat(Files.readAllLines(found)).singleElement().asString().startsWith("asked ");
      System.out.printf(
          "%s: %d changes, %d answers here, and in a process of its own: %s%n",
          engine, CHANGES, watcher.get().asked(), Files.readString(found).strip());
    }
  }

  /** Waits until each observer has completed a round since the change was acknowledged. */
  private static void awaitWatchers(
      SharedProgress progress, int change, BooleanSupplier isWatched) {
    long start = System.nanoTime();
    while (progress.seenBy(0) < change || progress.seenBy(1) < change) {
      if (!isWatched.getAsBoolean() || System.nanoTime() - start > PATIENCE) {
        throw new IllegalStateException("nobody watches any more");
      }
      LockSupport.parkNanos(100_000);
    }
  }

  private Process startWatcher(String url, WorkspaceId workspace, Path found) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            SessionObserver.class.getName(),
            url,
            workspace.value(),
            folder.resolve("moments").toString(),
            "1")
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .redirectOutput(found.toFile())
        .start();
  }
}
