package dev.crmkit.store.jdbc.internal.org;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.view.UserView;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.JoinedStore;
import dev.crmkit.store.jdbc.testing.TestDatabases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Deleting a user changes a number of rows that does not depend on how many records they own
 * (rules.md D1). {@code -Dcrmkit.records=1000000} sets the largest number; the default is 10,000.
 */
@Tag("D1")
class DeletedUserRowsTest {

  private static final int MOST = Integer.getInteger("crmkit.records", 10_000);

  private static final NewDirector ANNA = NewDirector.of("Anna");

  /** Copies the client; only what a hand-over could change has to be realistic. */
  private static final String COPIES =
      "INSERT INTO crm_record (workspace_id, kind, id, version, portfolio, title, name_prefix,"
          + " created, updated, doc)"
          + " SELECT workspace_id, kind, n, version, portfolio, title, name_prefix, created,"
          + " updated, doc"
          + " FROM crm_record CROSS JOIN generate_series(1, ?) n WHERE workspace_id = ?";

  /** Includes the rows of earlier transactions of the connection. */
  private static final String CHANGED_ROWS =
      "SELECT SUM(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables";

  @Test
  void deletingAUserChangesAFixedNumberOfRows() throws SQLException {
    DataSource database = TestDatabases.postgres();
    JdbcStore store = JdbcStore.create(database);
    Map<Integer, Long> rows = new LinkedHashMap<>();
    for (int records = 10; records <= MOST; records *= 10) {
      rows.put(records, rowsOfADeletion(database, store, records));
    }
    System.out.println(
        "rows that deleting a user changes, by the number of their records: " + rows);
    assertThat(rows).hasSizeGreaterThan(1);
    assertThat(Set.copyOf(rows.values())).hasSize(1);
    assertThat(rows.get(10)).isLessThan(20);
  }

  private static long rowsOfADeletion(DataSource database, JdbcStore store, int records)
      throws SQLException {
    WorkspaceId workspace = WorkspaceId.of("with-" + records);
    CrmSession anna = anna(store, workspace);
    UserView boris = anna.users().create(NewUser.head("Boris").email("boris@example.com"));
    anna.clients().create(NewClient.of("Acme").owner(boris.id()));
    try (Connection connection = database.getConnection();
        PreparedStatement copies = connection.prepareStatement(COPIES)) {
      copies.setInt(1, records - 1);
      copies.setString(2, workspace.value());
      assertThat(copies.executeUpdate()).isEqualTo(records - 1);
    }
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      JoinedStore joined = store.joining(connection);
      CrmSession within = anna(joined, workspace);
      ImpactPlan plan = within.preview(DeleteUser.of(boris.id()));
      assertThat(plan.moved().clients()).isEqualTo(records);
      long before = changedRows(connection);
      within.apply(plan);
      long rows = changedRows(connection) - before;
      connection.commit();
      joined.committed();
      return rows;
    }
  }

  private static CrmSession anna(CrmStore store, WorkspaceId workspace) {
    Crm crm = Crm.open(store, workspace, ANNA);
    return crm.session(crm.director().id());
  }

  private static long changedRows(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(CHANGED_ROWS)) {
      row.next();
      return row.getLong(1);
    }
  }
}
