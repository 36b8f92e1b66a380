package dev.crmkit.store.jdbc.internal.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.OutcomeUnknownException;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.internal.error.ConcurrentUpdateException;
import dev.crmkit.store.jdbc.internal.error.RedactedSqlException;
import dev.crmkit.store.jdbc.internal.error.RetryRunner;
import dev.crmkit.store.jdbc.testing.SingleConnectionDataSource;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.jdbc.testing.TestDatabases;
import dev.crmkit.store.testkit.sample.Samples;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Transactions under contention, on lost connections and with an empty pool. */
class TransactionRunnerTest {

  private static final WorkspaceId ACME = WorkspaceId.of("acme");
  private static final ClientId ONE = new ClientId(1);
  private static final ClientId TWO = new ClientId(2);

  private static final RecordQuery<Client> CLIENTS =
      new RecordQuery<>(
          Client.class,
          Scope.everything(),
          Condition.always(),
          Sort.ascending(Sort.Attribute.NAME),
          null,
          10);

  private static JdbcStore storeIn(DataSource database) {
    JdbcStore store = JdbcStore.create(database);
    store.create(ACME, "key", Samples.initialEntries(), List.of());
    store.useWrite(
        ACME,
        tx -> {
          tx.insert(Samples.client(1).build());
          tx.insert(Samples.client(2).build());
        });
    return store;
  }

  private static long version(JdbcStore store, ClientId id) {
    return store.<Long>read(ACME, tx -> tx.client(id).orElseThrow().version());
  }

  private static void change(WriteTransaction tx, ClientId id) {
    Client client = tx.client(id).orElseThrow();
    tx.update(client.toBuilder().version(client.version() + 1).build());
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"}) // on H2 writers run one after the other
  void aDeadlockIsRunAgain(TestDatabase engine) throws Exception {
    JdbcStore store = storeIn(engine.fresh());
    CyclicBarrier bothHaveOne = new CyclicBarrier(2);
    AtomicInteger runs = new AtomicInteger();
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> changes = new ArrayList<>();
      for (List<ClientId> order : List.of(List.of(ONE, TWO), List.of(TWO, ONE))) {
        AtomicInteger mine = new AtomicInteger();
        changes.add(
            two.submit(
                () ->
                    store.useWrite(
                        ACME,
                        tx -> {
                          runs.incrementAndGet();
                          change(tx, order.get(0));
                          if (mine.incrementAndGet() == 1) {
                            await(bothHaveOne);
                          }
                          change(tx, order.get(1));
                        })));
      }
      for (Future<?> change : changes) {
        change.get(120, TimeUnit.SECONDS);
      }
    } finally {
      two.shutdownNow();
    }
    assertThat(version(store, ONE)).isEqualTo(3);
    assertThat(version(store, TWO)).isEqualTo(3);
    assertThat(runs).hasValueGreaterThan(2);
  }

  @Test
  void repeatedContentionIsGivenUp() {
    JdbcStore store = storeIn(TestDatabases.h2());
    AtomicInteger runs = new AtomicInteger();
    assertThatThrownBy(
            () ->
                store.useWrite(
                    ACME,
                    tx -> {
                      change(tx, ONE);
                      runs.incrementAndGet();
                      throw new ConcurrentUpdateException();
                    }))
        .isInstanceOf(StoreFailureException.class)
        .hasMessageContaining("nothing was changed, try it again later")
        .hasCauseInstanceOf(RedactedSqlException.class);
    assertThat(runs).hasValue(RetryRunner.ATTEMPTS);
    assertThat(version(store, ONE)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"}) // on H2 writers run one after the other
  void aWriteIsRunAgainIfAListedRecordHasChanged(TestDatabase engine) {
    JdbcStore store = storeIn(engine.fresh());
    AtomicInteger runs = new AtomicInteger();
    store.useWrite(
        ACME,
        tx -> {
          List<Client> listed = tx.list(CLIENTS);
          if (runs.incrementAndGet() == 1) {
            Thread other = new Thread(() -> store.useWrite(ACME, inner -> change(inner, ONE)));
            other.start();
            try {
              other.join(TimeUnit.MINUTES.toMillis(1));
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          }
          Client one =
              listed.stream().filter(client -> client.id().equals(ONE)).findFirst().orElseThrow();
          tx.update(one.toBuilder().version(one.version() + 1).name("by the list").build());
        });
    assertThat(runs).hasValue(2);
    assertThat(version(store, ONE)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"})
  void aConnectionLostBeforeTheCommitChangesNothing(TestDatabase engine) {
    DataSource database = engine.fresh();
    JdbcStore store = storeIn(database);
    assertThatThrownBy(
            () ->
                store.useWrite(
                    ACME,
                    tx -> {
                      change(tx, ONE);
                      endOthers(database, engine);
                      change(tx, TWO);
                    }))
        .isInstanceOf(StoreFailureException.class)
        .hasMessageContaining("connection");
    assertThat(version(store, ONE)).isEqualTo(1);
    assertThat(version(store, TWO)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"})
  void aConnectionLostDuringTheCommitLeavesTheOutcomeUnknown(TestDatabase engine) {
    DataSource database = engine.fresh();
    JdbcStore store = storeIn(database);
    assertThatThrownBy(
            () ->
                store.useWrite(
                    ACME,
                    tx -> {
                      change(tx, ONE);
                      endOthers(database, engine);
                    }))
        .isInstanceOf(OutcomeUnknownException.class)
        .hasMessageContaining("committed completely or not at all");
    assertThat(version(store, ONE)).isEqualTo(1);
  }

  @Test
  void anEmptyPoolIsReported() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:narrow");
    config.setMaximumPoolSize(2);
    try (HikariDataSource narrow = new HikariDataSource(config)) {
      JdbcStore store = storeIn(narrow);
      long patience = narrow.getConnectionTimeout();
      narrow.setConnectionTimeout(250);
      assertThatThrownBy(
              () ->
                  store.read(
                      ACME,
                      first ->
                          store.read(ACME, second -> store.read(ACME, third -> third.cursorKey()))))
          .isInstanceOf(StoreFailureException.class)
          .hasMessageContaining("pool");
      narrow.setConnectionTimeout(patience);
      assertThat(version(store, ONE)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionIsGivenBackAsItWas(TestDatabase engine) throws SQLException {
    DataSource database = engine.fresh();
    try (Connection connection = database.getConnection()) {
      DataSource always = new SingleConnectionDataSource(connection);
      JdbcStore store = storeIn(always);
      connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      store.useWrite(ACME, tx -> change(tx, ONE));
      version(store, ONE);
      assertThatThrownBy(
              () ->
                  store.useWrite(
                      ACME,
                      tx -> {
                        throw new IllegalStateException("stop");
                      }))
          .hasMessage("stop");
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(connection.isReadOnly()).isFalse();
      assertThat(connection.getTransactionIsolation())
          .isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Ends all other connections to a database. */
  private static void endOthers(DataSource database, TestDatabase engine) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      if (engine == TestDatabase.POSTGRESQL) {
        statement.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        return;
      }
      List<Long> others = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT id FROM information_schema.processlist"
                  + " WHERE db = DATABASE() AND id <> CONNECTION_ID()")) {
        while (rows.next()) {
          others.add(rows.getLong(1));
        }
      }
      for (Long other : others) {
        statement.execute("KILL " + other);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
