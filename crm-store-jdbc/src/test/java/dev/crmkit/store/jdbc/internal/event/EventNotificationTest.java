package dev.crmkit.store.jdbc.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.store.jdbc.JdbcOptions;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.jdbc.testing.TestSql;
import dev.crmkit.store.testkit.sample.Samples;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Threads that wait for events learn of the commits of other instances (rules.md W3). */
@Tag("W3")
class EventNotificationTest {

  private static final Duration LONG = Duration.ofMinutes(10);

  /** Less than the time after which a thread looks again while the store listens. */
  private static final long PROMPT_SECONDS = 20;

  private static final String LISTENERS =
      "FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final WorkspaceId workspace = Samples.newWorkspace();

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  private Future<Boolean> waiting(JdbcStore store) {
    long position = store.read(workspace, ReadTransaction::lastPosition);
    return threads.submit(
        () ->
            store.awaitEvents(
                workspace,
                () -> !store.read(workspace, tx -> tx.events(position, 1)).isEmpty(),
                LONG));
  }

  private void append(JdbcStore store) {
    store.useWrite(workspace, tx -> tx.append(Samples.event(new ClientId(1))));
  }

  private static void assertPrompt(Future<Boolean> waiting) throws Exception {
    assertThat(waiting.get(PROMPT_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  /** Waits until a store listens. */
  private static void awaitListener(DataSource database) throws Exception {
    while (TestSql.of(database, "SELECT pid " + LISTENERS).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCommitOfAnotherInstanceEndsTheWait(TestDatabase engine) throws Exception {
    DataSource database = engine.fresh();
    try (JdbcStore waits = JdbcStore.create(database);
        JdbcStore writes = JdbcStore.create(database)) {
      waits.create(workspace, "key", Samples.initialEntries(), List.of());
      for (int i = 0; i < 3; i++) {
        Future<Boolean> waiting = waiting(waits);
        if (engine == TestDatabase.POSTGRESQL) {
          awaitListener(database);
        }
        append(writes);
        assertPrompt(waiting);
      }
    }
  }

  @Test
  void withoutNotificationsAThreadLooksOnceASecond() throws Exception {
    DataSource database = TestDatabase.POSTGRESQL.fresh();
    JdbcOptions silent = JdbcOptions.builder().notifies(false).build();
    try (JdbcStore waits = JdbcStore.create(database, silent);
        JdbcStore writes = JdbcStore.create(database, silent)) {
      waits.create(workspace, "key", Samples.initialEntries(), List.of());
      Future<Boolean> waiting = waiting(waits);
      append(writes);
      assertPrompt(waiting);
      assertThat(TestSql.of(database, "SELECT pid " + LISTENERS)).isEmpty();
    }
  }

  @Test
  void aLostConnectionIsReplaced() throws Exception {
    DataSource database = TestDatabase.POSTGRESQL.fresh();
    try (JdbcStore waits = JdbcStore.create(database);
        JdbcStore writes = JdbcStore.create(database)) {
      waits.create(workspace, "key", Samples.initialEntries(), List.of());
      Future<Boolean> first = waiting(waits);
      awaitListener(database);
      TestSql.of(database, "SELECT pg_terminate_backend(pid) " + LISTENERS);
      append(writes);
      assertPrompt(first);
      Future<Boolean> second = waiting(waits);
      awaitListener(database);
      append(writes);
      assertPrompt(second);
    }
  }

  @Test
  void manyThreadsShareOneConnection() throws Exception {
    try (HikariDataSource pool = (HikariDataSource) TestDatabase.POSTGRESQL.fresh();
        JdbcStore store = JdbcStore.create(pool)) {
      store.create(workspace, "key", Samples.initialEntries(), List.of());
      List<Future<Boolean>> waiting = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        waiting.add(waiting(store));
      }
      awaitListener(pool);
      while (pool.getHikariPoolMXBean().getActiveConnections() > 1) {
        Thread.onSpinWait();
      }
      assertThat(waiting).allSatisfy(each -> assertThat(each).isNotDone());
      append(store);
      for (Future<Boolean> each : waiting) {
        assertPrompt(each);
      }
    }
  }

  @Test
  void aTransactionOfTheHostNotifiesWhenItCommitsAndCannotWait() throws Exception {
    DataSource database = TestDatabase.POSTGRESQL.fresh();
    try (JdbcStore waits = JdbcStore.create(database);
        JdbcStore writes = JdbcStore.create(database);
        Connection connection = database.getConnection()) {
      waits.create(workspace, "key", Samples.initialEntries(), List.of());
      Future<Boolean> waiting = waiting(waits);
      awaitListener(database);
      joinAndAppend(writes, connection);
      connection.rollback();
      assertThat(waiting).isNotDone();
      joinAndAppend(writes, connection);
      connection.commit();
      assertPrompt(waiting);
      assertThatThrownBy(
              () -> writes.joining(connection).awaitEvents(workspace, () -> true, Duration.ZERO))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private void joinAndAppend(JdbcStore store, Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    for (int i = 0; i < 3; i++) {
      store
          .joining(connection)
          .useWrite(workspace, tx -> tx.append(Samples.event(new ClientId(1))));
    }
  }
}
