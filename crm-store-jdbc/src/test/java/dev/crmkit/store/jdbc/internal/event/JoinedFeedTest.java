package dev.crmkit.store.jdbc.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.JoinedStore;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.testkit.sample.Samples;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The feed of a workspace to which the host's transactions append (rules.md W3). */
@Tag("W3")
class JoinedFeedTest {

  private final WorkspaceId acme = Samples.newWorkspace();

  private JdbcStore storeIn(DataSource database) {
    JdbcStore store = JdbcStore.create(database);
    store.create(acme, "key", Samples.initialEntries(), List.of());
    return store;
  }

  private static Connection begin(DataSource database) throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    return connection;
  }

  private void append(CrmStore store, long... ids) {
    store.useWrite(
        acme,
        tx -> {
          for (long id : ids) {
            tx.append(Samples.event(new ClientId(id)));
          }
        });
  }

  private void assertFeed(JdbcStore store, long... ids) {
    List<Event> events = store.read(acme, tx -> tx.events(0, 10_000));
    assertThat(events)
        .extracting(event -> ((ClientId) event.subject().orElseThrow()).value())
        .containsExactly(Arrays.stream(ids).boxed().toArray(Long[]::new));
    assertThat(events).extracting(Event::position).isSorted().doesNotHaveDuplicates();
    assertThat(store.<Long>read(acme, tx -> tx.lastPosition()))
        .isGreaterThanOrEqualTo(events.get(events.size() - 1).position());
  }

  /** Each update of a row in one transaction is slower than the one before. */
  @Test
  void manyCallsOfOneTransactionUpdateTheFeedRowAFewTimes() throws SQLException {
    DataSource database = TestDatabase.POSTGRESQL.shared();
    JdbcStore store = storeIn(database);
    try (Connection connection = begin(database)) {
      JoinedStore joined = store.joining(connection);
      long before = updates(connection);
      for (int i = 1; i <= 300; i++) {
        append(joined, i);
      }
      assertThat(updates(connection) - before)
          .as("updates of the row of the feed in 300 calls")
          .isBetween(1L, 12L);
      connection.commit();
      joined.committed();
    }
    append(store, 301);
    assertThat(store.<Integer>read(acme, tx -> tx.events(0, 1_000).size())).isEqualTo(301);
  }

  private static long updates(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT n_tup_upd FROM pg_stat_xact_user_tables WHERE relname = 'crm_feed'")) {
      row.next();
      return row.getLong(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void positionsAreInTheOrderOfTheCommits(TestDatabase engine) throws SQLException {
    DataSource database = engine.shared();
    JdbcStore store = storeIn(database);
    append(store, 1);
    try (Connection connection = begin(database)) {
      JoinedStore joined = store.joining(connection);
      append(joined, 2);
      append(joined, 3, 4, 5);
      append(joined, 6);
      append(joined, 7);
      append(joined, 8, 9, 10, 11, 12, 13, 14, 15);
      connection.commit();
      joined.committed();
      append(store, 16);
      append(joined, 17);
      connection.commit();
      joined.committed();
    }
    assertFeed(store, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
  }

  @ParameterizedTest
  @EnumSource
  void aRollbackToASavepointUndoesEvents(TestDatabase engine) throws SQLException {
    DataSource database = engine.shared();
    JdbcStore store = storeIn(database);
    try (Connection connection = begin(database)) {
      JoinedStore joined = store.joining(connection);
      append(joined, 1);
      Savepoint first = connection.setSavepoint();
      append(joined, 101);
      append(joined, 102);
      append(joined, 103);
      connection.rollback(first);
      append(joined, 2);
      append(joined, 3);
      Savepoint second = connection.setSavepoint();
      append(joined, 104);
      connection.rollback(second);
      append(joined, 4);
      connection.commit();
      joined.committed();
    }
    append(store, 5);
    assertFeed(store, 1, 2, 3, 4, 5);
  }

  /** A rollback to a savepoint releases the lock of the row, and others take the positions. */
  @Test
  void aRolledBackReservationIsNotUsed() throws Exception {
    DataSource database = TestDatabase.POSTGRESQL.shared();
    JdbcStore store = storeIn(database);
    try (Connection connection = begin(database)) {
      JoinedStore joined = store.joining(connection);
      joined.read(acme, tx -> tx.cursorKey());
      Savepoint before = connection.setSavepoint();
      for (int i = 0; i < 5; i++) {
        append(joined, 101);
      }
      connection.rollback(before);
      Thread other =
          new Thread(
              () -> {
                for (int i = 1; i <= 8; i++) {
                  append(store, i);
                }
              });
      other.start();
      other.join(60_000);
      append(joined, 9);
      connection.commit();
      joined.committed();
    }
    assertFeed(store, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }
}
