package dev.crmkit.store.jdbc.internal.org;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.change.DeletionPlan;
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
 * What deleting a user costs (rules.md D1): rows that do not depend on how many records he has.
 * {@code -Dcrmkit.records=1000000} tries as many at most; 10,000 unless set.
 */
@Tag("D1")
class DeletedUserRowsTest {

  private static final int MOST = Integer.getInteger("crmkit.records", 10_000);

  private static final NewDirector ANNA = NewDirector.director("Anna");

  /** More of the client that there is; only what a hand-over could touch need be true of them. */
  private static final String COPIES =
      "INSERT INTO crm_record (workspace_id, kind, id, version, portfolio, title, name_prefix,"
          + " created, updated, doc)"
          + " SELECT workspace_id, kind, n, version, portfolio, title, name_prefix, created,"
          + " updated, doc"
          + " FROM crm_record CROSS JOIN generate_series(1, ?) n WHERE workspace_id = ?";

  /** Those of earlier transactions of the connection among them. */
  private static final String CHANGED_ROWS =
      "SELECT SUM(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables";

  @Test
  void deletingAUserChangesAsManyRowsWhateverHeHas() throws SQLException {
    DataSource database = TestDatabases.postgres();
    JdbcStore store = JdbcStore.create(database);
    Map<Integer, Long> rows = new LinkedHashMap<>();
    for (int records = 10; records <= MOST; records *= 10) {
      rows.put(records, rowsOfADeletion(database, store, records));
    }
    System.out.println("rows that deleting a user changes, by his records: " + rows);
    assertThat(rows).hasSizeGreaterThan(1);
    assertThat(Set.copyOf(rows.values())).hasSize(1);
    assertThat(rows.get(10)).isLessThan(20);
  }

  private static long rowsOfADeletion(DataSource database, JdbcStore store, int records)
      throws SQLException {
    WorkspaceId workspace = WorkspaceId.of("with-" + records);
    CrmSession anna = anna(store, workspace);
    UserView boris = anna.users().create(NewUser.head("Boris", "boris@example.com"));
    anna.clients().create(NewClient.named("Acme").owner(boris.id()));
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
      DeletionPlan plan = within.users().planDeletion(boris.id());
      assertThat(plan.effect().moved().clients()).isEqualTo(records);
      long before = changedRows(connection);
      within.users().delete(plan);
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
