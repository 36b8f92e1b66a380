package dev.crmkit.store.jdbc.internal.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.store.jdbc.JdbcOptions;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.JoinedStore;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.testkit.sample.Samples;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A thread that has a transaction of a workspace open cannot begin another that would wait for it:
 * it is refused, for each workspace of each database.
 */
@ParameterizedClass
@EnumSource
@Timeout(60)
class ThreadTransactionsTest {

  private static final ClientId ONE = new ClientId(1);

  private final WorkspaceId acme = Samples.newWorkspace();
  private final WorkspaceId other = Samples.newWorkspace();
  private final TestDatabase engine;
  private final DataSource database;
  private JdbcStore store;

  ThreadTransactionsTest(TestDatabase engine) {
    this.engine = engine;
    this.database = engine.shared();
  }

  @BeforeEach
  void open() {
    store = JdbcStore.create(database);
    store.create(acme, "key", Samples.initialEntries(), List.of());
    store.create(other, "key", Samples.initialEntries(), List.of());
  }

  private Connection begin() throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    return connection;
  }

  private static void insert(CrmStore into, WorkspaceId workspace, long id) {
    into.useWrite(
        workspace,
        tx -> {
          tx.insert(Samples.client(id).build());
          tx.append(Samples.event(new ClientId(id)));
        });
  }

  private boolean isThere(WorkspaceId workspace, long id) {
    return store.<Boolean>read(workspace, tx -> tx.client(new ClientId(id)).isPresent());
  }

  private static void refused(ThrowingCallable call, String remedy) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("already")
        .hasMessageContaining(remedy);
  }

  @Test
  void duringAJoinedTransactionTheThreadOnlyReadsThroughOtherStores() throws Exception {
    try (Connection connection = begin()) {
      JoinedStore joined = store.joining(connection);
      insert(joined, acme, 1);
      refused(() -> insert(store, acme, 2), "use sessions of that JoinedStore");
      refused(() -> store.useReorganise(acme, tx -> {}), "committed()");
      refused(
          () -> store.create(acme, "key", Samples.initialEntries(), List.of()),
          "close() after a rollback");
      JdbcStore same = JdbcStore.create(database);
      refused(() -> insert(same, acme, 2), "use sessions of that JoinedStore");
      assertThat(isThere(acme, 1)).isFalse();
      insert(store, other, 1);
      insert(joined, acme, 2);
      connection.commit();
      joined.committed();
    }
    insert(store, acme, 3);
    assertThat(isThere(acme, 2)).isTrue();
  }

  @Test
  void readingInAJoinedTransactionCountsToo() throws Exception {
    try (Connection connection = begin()) {
      JoinedStore joined = store.joining(connection);
      insert(store, acme, 1);
      joined.read(acme, ReadTransaction::org);
      refused(() -> insert(store, acme, 2), "use sessions of that JoinedStore");
      refused(
          () ->
              joined.read(
                  acme,
                  tx -> {
                    insert(store, acme, 2);
                    return true;
                  }),
          "use sessions of that JoinedStore");
    }
    insert(store, acme, 2);
  }

  @Test
  void everyKindOfEndIsNoticed() throws Exception {
    try (Connection connection = begin()) {
      JoinedStore closed = store.joining(connection);
      insert(closed, acme, 1);
      connection.rollback();
      closed.close();
      insert(store, acme, 1);

      JoinedStore automatic = store.joining(connection);
      insert(automatic, acme, 2);
      connection.rollback();
      connection.setAutoCommit(true);
      insert(store, acme, 2);
      connection.setAutoCommit(false);

      JoinedStore followed = store.joining(connection);
      insert(followed, acme, 3);
      connection.rollback();
      JoinedStore next = store.joining(connection);
      insert(next, acme, 3);
      connection.rollback();
    }
    insert(store, acme, 3);
    assertThat(isThere(acme, 3)).isTrue();
  }

  @Test
  void anotherThreadWaitsForTheJoinedTransaction() throws Exception {
    CompletableFuture<Void> elsewhere;
    try (Connection connection = begin()) {
      JoinedStore joined = store.joining(connection);
      insert(joined, acme, 1);
      elsewhere = CompletableFuture.runAsync(() -> insert(store, acme, 2));
      connection.commit();
      joined.committed();
    }
    elsewhere.get(30, TimeUnit.SECONDS);
    assertThat(isThere(acme, 2)).isTrue();
  }

  @Test
  void noTransactionIsJoinedWithinAWrite() throws Exception {
    try (Connection connection = begin()) {
      JoinedStore joined = store.joining(connection);
      store.useWrite(
          acme,
          tx -> {
            refused(() -> insert(joined, acme, 1), "not within it");
            refused(() -> joined.read(acme, ReadTransaction::org), "not within it");
            refused(() -> joined.useReorganise(acme, inner -> {}), "not within it");
            insert(joined, other, 1);
            tx.insert(Samples.client(1).build());
          });
      connection.rollback();
    }
    assertThat(isThere(acme, 1)).isTrue();
    assertThat(isThere(other, 1)).isFalse();
  }

  @Test
  void twoJoinedTransactionsOfOneThreadDoNotMeet() throws Exception {
    try (Connection first = begin();
        Connection second = begin()) {
      JoinedStore one = store.joining(first);
      JoinedStore two = store.joining(second);
      insert(one, acme, 1);
      refused(() -> insert(two, acme, 2), "end that joined transaction first");
      insert(two, other, 2);
      first.commit();
      one.committed();
      insert(two, acme, 2);
      second.commit();
      two.committed();
    }
    assertThat(isThere(acme, 2)).isTrue();
  }

  @Test
  void aSecondWriteOfTheSameTablesIsRefusedWhateverTheStore() {
    JdbcStore same = JdbcStore.create(database);
    JdbcStore elsewhere =
        JdbcStore.create(engine.fresh(), JdbcOptions.builder().prefix("crm_").build());
    elsewhere.create(acme, "key", Samples.initialEntries(), List.of());
    store.useWrite(
        acme,
        tx -> {
          refused(() -> insert(same, acme, 1), "instead of a second one");
          insert(elsewhere, acme, 1);
        });
    assertThat(isThere(acme, 1)).isFalse();
  }

  @Test
  void aWriteWithinAReadDoesNotWait() {
    store.read(
        acme,
        tx -> {
          insert(store, acme, 1);
          assertThat(tx.client(ONE)).isEmpty();
          return true;
        });
    assertThat(isThere(acme, 1)).isTrue();
  }
}
