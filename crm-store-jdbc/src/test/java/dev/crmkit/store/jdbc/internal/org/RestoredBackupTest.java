package dev.crmkit.store.jdbc.internal.org;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.internal.sql.TableNames;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.jdbc.testing.TestSql;
import dev.crmkit.store.testkit.sample.Samples;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A cached organisation is not taken for the one of a restored backup that has the same revision,
 * nor for an earlier revision of it (rules.md W4). A revision is identified by its random stamp.
 */
@Tag("W4")
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RestoredBackupTest {

  private static final Label LOST = new Label(new LabelId(7), "lost", "#d33");
  private static final Label KEPT = new Label(new LabelId(8), "kept", "#d33");
  private static final Label LATER = new Label(new LabelId(9), "later", "#d33");
  private static final AtomicInteger BACKUPS = new AtomicInteger();

  /** How a caller reads the organisation. */
  private enum Access {
    READ {
      @Override
      OrgSnapshot org(JdbcStore store, WorkspaceId workspace, DataSource database) {
        return store.read(workspace, ReadTransaction::org);
      }
    },
    READ_ONCE {
      @Override
      OrgSnapshot org(JdbcStore store, WorkspaceId workspace, DataSource database) {
        return store.readSingle(workspace, ReadTransaction::org);
      }
    },
    WRITE {
      @Override
      OrgSnapshot org(JdbcStore store, WorkspaceId workspace, DataSource database) {
        return store.write(workspace, ReadTransaction::org);
      }
    },
    REORGANISE {
      @Override
      OrgSnapshot org(JdbcStore store, WorkspaceId workspace, DataSource database) {
        return store.reorganise(workspace, ReadTransaction::org);
      }
    },
    JOINED {
      @Override
      OrgSnapshot org(JdbcStore store, WorkspaceId workspace, DataSource database)
          throws SQLException {
        try (Connection connection = database.getConnection()) {
          connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
          connection.setAutoCommit(false);
          OrgSnapshot org = store.joining(connection).write(workspace, ReadTransaction::org);
          connection.rollback();
          return org;
        }
      }
    };

    abstract OrgSnapshot org(JdbcStore store, WorkspaceId workspace, DataSource database)
        throws SQLException;
  }

  private final WorkspaceId workspace = Samples.newWorkspace();
  private final DataSource database;
  private final List<JdbcStore> stores = new ArrayList<>();
  private final String suffix = "_" + BACKUPS.incrementAndGet();

  RestoredBackupTest(TestDatabase engine) {
    this.database = engine.shared();
  }

  @AfterEach
  void close() {
    stores.forEach(JdbcStore::close);
  }

  @ParameterizedTest
  @EnumSource
  void anOrganisationWithTheSameRevisionIsReadAgain(Access access) throws SQLException {
    JdbcStore stale = storeThatSawWhatTheRestoreUndid();
    change(store(), KEPT);
    OrgSnapshot org = access.org(stale, workspace, database);
    assertThat(org.revision()).isEqualTo(2);
    assertThat(org.labels()).containsExactly(KEPT);
  }

  @ParameterizedTest
  @EnumSource
  void anOrganisationWithALowerRevisionIsNotUpdated(Access access) throws SQLException {
    JdbcStore stale = storeThatSawWhatTheRestoreUndid();
    JdbcStore other = store();
    change(other, KEPT);
    change(other, LATER);
    OrgSnapshot org = access.org(stale, workspace, database);
    assertThat(org.revision()).isEqualTo(3);
    assertThat(org.labels()).containsExactly(KEPT, LATER);
  }

  @ParameterizedTest
  @EnumSource
  void anOrganisationWithAHigherRevisionIsNotUsed(Access access) throws SQLException {
    JdbcStore stale = storeThatSawWhatTheRestoreUndid();
    OrgSnapshot org = access.org(stale, workspace, database);
    assertThat(org.revision()).isEqualTo(1);
    assertThat(org.labels()).isEmpty();
  }

  /** Returns a store that has cached revision 2, on a database that was restored to revision 1. */
  private JdbcStore storeThatSawWhatTheRestoreUndid() throws SQLException {
    JdbcStore stale = store();
    stale.create(workspace, "key", Samples.initialEntries(), List.of());
    backUp();
    change(stale, LOST);
    assertThat(stale.read(workspace, ReadTransaction::org).labels()).containsExactly(LOST);
    restore();
    return stale;
  }

  private JdbcStore store() {
    JdbcStore store = JdbcStore.create(database);
    stores.add(store);
    return store;
  }

  private void change(JdbcStore store, Label label) {
    store.useReorganise(workspace, tx -> tx.apply(OrgDelta.putting(label)));
  }

  private void backUp() throws SQLException {
    for (String table : tables()) {
      TestSql.run(
          database, "CREATE TABLE " + copy(table) + " AS SELECT * FROM " + table + ofWorkspace());
    }
  }

  private void restore() throws SQLException {
    for (String table : tables()) {
      TestSql.run(
          database,
          "DELETE FROM " + table + ofWorkspace(),
          "INSERT INTO " + table + " SELECT * FROM " + copy(table),
          "DROP TABLE " + copy(table));
    }
  }

  private String copy(String table) {
    return "backup" + suffix + "_" + table;
  }

  private String ofWorkspace() {
    return " WHERE workspace_id = '" + workspace.value() + "'";
  }

  /** Returns the tables of the organisation and its revision. */
  private static List<String> tables() {
    Tables tables = new Tables(TableNames.withPrefix("crm_"));
    return Stream.of(
            tables.workspaces.table,
            tables.orgRevisions.table,
            tables.orgEntries.table,
            tables.feeds.table)
        .map(Table::getName)
        .toList();
  }
}
