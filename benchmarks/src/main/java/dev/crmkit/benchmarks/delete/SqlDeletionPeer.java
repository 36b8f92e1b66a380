package dev.crmkit.benchmarks.delete;

import dev.crmkit.benchmarks.databases.Engine;
import dev.crmkit.benchmarks.databases.OpenDatabase;
import dev.crmkit.benchmarks.timing.Timing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The peer: a table of users, and one of clients with an owner column and two indexes for listing
 * an owner's clients. A deletion updates the owner of each client.
 */
final class SqlDeletionPeer {

  private final OpenDatabase database;

  SqlDeletionPeer(OpenDatabase database) throws SQLException {
    this.database = database;
    String textType = database.engine() == Engine.H2 ? "VARCHAR" : "TEXT";
    database.run(
        "CREATE TABLE hand_user (id BIGINT PRIMARY KEY, name " + textType + " NOT NULL)",
        "CREATE TABLE hand_client (id BIGINT PRIMARY KEY, version BIGINT NOT NULL,"
            + " owner BIGINT NOT NULL, name "
            + textType
            + " NOT NULL, created BIGINT NOT NULL, updated BIGINT NOT NULL, doc "
            + textType
            + " NOT NULL)",
        "CREATE INDEX hand_client_by_created ON hand_client (owner, created, id)",
        "CREATE INDEX hand_client_by_name ON hand_client (owner, name, id)");
  }

  /** Creates a user who owns copies of the newest clients in the store. */
  void addClients(long user, int count) throws SQLException {
    add(user);
    execute(
        "INSERT INTO hand_client (id, version, owner, name, created, updated, doc)"
            + " SELECT id, version, ?, title, created, updated, doc FROM crm_record"
            + " WHERE workspace_id = 'acme' AND kind = 0 ORDER BY id DESC LIMIT ?",
        user,
        count);
  }

  /**
   * Returns the deletion of a user. Each run moves the clients to a new user, whom the next run
   * deletes.
   */
  Timing.Task deletion(long user) {
    return new Timing.Task() {
      private long owner = user;

      @Override
      public void prepare() throws SQLException {
        add(owner + 1);
        if (database.engine() == Engine.POSTGRESQL) {
          database.run("VACUUM hand_client", "VACUUM hand_user");
        }
      }

      @Override
      public Object run() throws SQLException {
        int moved = delete(owner, owner + 1);
        owner++;
        return moved;
      }
    };
  }

  /** Deletes a user and returns the number of clients that were moved. */
  int delete(long user, long successor) throws SQLException {
    try (Connection connection = database.source().getConnection();
        PreparedStatement move =
            connection.prepareStatement("UPDATE hand_client SET owner = ? WHERE owner = ?");
        PreparedStatement remove =
            connection.prepareStatement("DELETE FROM hand_user WHERE id = ?")) {
      connection.setAutoCommit(false);
      move.setLong(1, successor);
      move.setLong(2, user);
      int moved = move.executeUpdate();
      remove.setLong(1, user);
      remove.executeUpdate();
      connection.commit();
      return moved;
    }
  }

  long countClients(long user) throws SQLException {
    try (Connection connection = database.source().getConnection();
        PreparedStatement count =
            connection.prepareStatement("SELECT COUNT(*) FROM hand_client WHERE owner = ?")) {
      count.setLong(1, user);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  void add(long user) throws SQLException {
    execute("INSERT INTO hand_user (id, name) VALUES (?, 'somebody')", user);
  }

  private void execute(String sql, long... values) throws SQLException {
    try (Connection connection = database.source().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setLong(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
