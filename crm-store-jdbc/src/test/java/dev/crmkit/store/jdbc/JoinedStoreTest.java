package dev.crmkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.store.jdbc.testing.LockWaiters;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store within the transaction of a host application that has tables of its own. */
class JoinedStoreTest {

  private static final WorkspaceId ACME = WorkspaceId.of("acme");
  private static final NewDirector ANNA = NewDirector.of("Anna").email("anna@example.com");

  /** A host application: a database with a table of its own, and the store. */
  private record Host(DataSource database, JdbcStore store) {

    static Host on(TestDatabase engine) throws SQLException {
      DataSource database = engine.fresh();
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE invoices (id BIGINT PRIMARY KEY)");
      }
      Host host = new Host(database, JdbcStore.create(database));
      Crm.open(host.store, ACME, ANNA);
      return host;
    }

    Connection begin() throws SQLException {
      Connection connection = database.getConnection();
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      return connection;
    }

    List<String> clients() {
      return names(anna(store));
    }

    int invoices() throws SQLException {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM invoices")) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private static CrmSession anna(dev.crmkit.core.store.CrmStore store) {
    Crm crm = Crm.open(store, ACME);
    return crm.session(crm.director().id());
  }

  private static List<String> names(CrmSession session) {
    return session.clients().list(Query.all()).items().stream().map(ClientView::name).toList();
  }

  private static void insertInvoice(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO invoices VALUES (1)");
    }
  }

  @ParameterizedTest
  @EnumSource
  void changesAreCommittedWithTheHostsWork(TestDatabase engine) throws SQLException {
    Host host = Host.on(engine);
    List<String> run = new ArrayList<>();
    try (Connection connection = host.begin()) {
      JoinedStore joined = host.store.joining(connection);
      joined.afterCommit(() -> run.add("committed"));
      Crm crm = Crm.open(host.store, ACME).through(joined);
      CrmSession anna = crm.session(crm.director().id());
      anna.clients().create(NewClient.of("Acme"));
      anna.users().create(NewUser.head("Boris").email("boris@example.com"));
      insertInvoice(connection);

      assertThat(names(anna)).containsExactly("Acme");
      assertThat(anna.users().stream().toList()).hasSize(2);
      assertThat(host.clients()).isEmpty();
      assertThat(anna(host.store).users().stream().toList()).hasSize(1);
      connection.commit();
      assertThat(run).isEmpty();
      joined.committed();
    }
    assertThat(run).containsExactly("committed");
    assertThat(host.clients()).containsExactly("Acme");
    assertThat(anna(host.store).users().stream().toList()).hasSize(2);
    assertThat(host.invoices()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void changesAreRolledBackWithTheHostsWork(TestDatabase engine) throws SQLException {
    Host host = Host.on(engine);
    try (Connection connection = host.begin()) {
      JoinedStore joined = host.store.joining(connection);
      joined.afterCommit(() -> assertThat(connection).as("a hook that must not run").isNull());
      anna(joined).users().create(NewUser.head("Boris").email("boris@example.com"));
      anna(joined).clients().create(NewClient.of("Acme"));
      insertInvoice(connection);
      connection.rollback();
    }
    assertThat(host.clients()).isEmpty();
    assertThat(host.invoices()).isZero();
    // The revision that was rolled back is used by another change.
    anna(host.store).users().create(NewUser.head("Clara").email("clara@example.com"));
    assertThat(anna(host.store).users().stream().toList())
        .extracting(user -> user.name())
        .containsExactlyInAnyOrder("Anna", "Clara");
  }

  @ParameterizedTest
  @EnumSource
  void aDryRunLeavesTheChangesOfTheHost(TestDatabase engine) throws SQLException {
    Host host = Host.on(engine);
    try (Connection connection = host.begin()) {
      JoinedStore joined = host.store.joining(connection);
      CrmSession anna = anna(joined);
      anna.clients().create(NewClient.of("Acme"));
      insertInvoice(connection);
      anna.dryRun().clients().createMany(List.of(NewClient.of("a"), NewClient.of("b")));
      anna.dryRun().users().create(NewUser.head("Boris").email("boris@example.com"));

      assertThat(names(anna)).containsExactly("Acme");
      connection.commit();
      joined.committed();
    }
    assertThat(host.clients()).containsExactly("Acme");
    assertThat(anna(host.store).users().stream().toList()).hasSize(1);
    assertThat(host.invoices()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aFailedCallIsUndoneAndTheOthersStay(TestDatabase engine) throws SQLException {
    Host host = Host.on(engine);
    try (Connection connection = host.begin()) {
      JoinedStore joined = host.store.joining(connection);
      anna(joined).clients().create(NewClient.of("Acme"));
      assertThatThrownBy(
              () ->
                  joined.useWrite(
                      ACME,
                      tx -> {
                        tx.append(tx.events(0, 1).get(0).toBuilder().position(0).build());
                        assertThat(tx.lastPosition()).isPositive();
                        throw new IllegalStateException("stop");
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("stop");
      anna(joined).clients().create(NewClient.of("Bolt"));
      connection.commit();
      joined.committed();
    }
    assertThat(host.clients()).containsExactlyInAnyOrder("Acme", "Bolt");
    List<Long> positions =
        host.store.read(ACME, tx -> tx.events(0, 100).stream().map(e -> e.position()).toList());
    assertThat(positions).doesNotHaveDuplicates().isSorted();
    assertThat(positions.get(positions.size() - 1)).isEqualTo(positions.size());
  }

  @ParameterizedTest
  @EnumSource
  void aFileExistsAfterTheCommit(TestDatabase engine) throws SQLException, IOException {
    Host host = Host.on(engine);
    ClientView acme = anna(host.store).clients().create(NewClient.of("Acme"));
    try (Connection connection = host.begin()) {
      JoinedStore joined = host.store.joining(connection);
      anna(joined)
          .attachments()
          .attach(acme.id(), NewFile.of("a.txt"), new ByteArrayInputStream(new byte[] {1, 2}));
      assertThat(anna(host.store).attachments().list(acme.id())).isEmpty();
      connection.commit();
      joined.committed();
    }
    CrmSession anna = anna(host.store);
    try (InputStream content =
        anna.attachments().content(anna.attachments().list(acme.id()).get(0).id())) {
      assertThat(content.readAllBytes()).containsExactly(1, 2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherChangeOfTheOrganisationWaitsForTheHost(TestDatabase engine) throws Exception {
    Host host = Host.on(engine);
    try (LockWaiters waiting = new LockWaiters(engine, host.database);
        Connection connection = host.begin()) {
      JoinedStore joined = host.store.joining(connection);
      ClientView acme = anna(joined).clients().create(NewClient.of("Acme"));
      CompletableFuture<Void> other =
          waiting.start(
              () ->
                  anna(host.store)
                      .users()
                      .create(NewUser.head("Boris").email("boris@example.com")));
      waiting.await(1);
      anna(joined).clients().edit(ClientEdit.of(acme.id()).name("Bolt"));
      assertThat(other).isNotDone();
      connection.commit();
      joined.committed();
      LockWaiters.end(other);
    }
    assertThat(host.clients()).containsExactly("Bolt");
    assertThat(anna(host.store).users().stream().toList()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void anUnsuitableConnectionIsRefused(TestDatabase engine) throws SQLException {
    Host host = Host.on(engine);
    try (Connection connection = host.begin()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      assertThatThrownBy(() -> host.store.joining(connection))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("READ COMMITTED");
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      connection.setAutoCommit(true);
      assertThatThrownBy(() -> host.store.joining(connection))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("setAutoCommit(false)");
    }
    Connection closed = host.begin();
    JoinedStore joined = host.store.joining(closed);
    closed.close();
    assertThatThrownBy(joined::workspaces).isInstanceOf(StoreFailureException.class);
  }
}
