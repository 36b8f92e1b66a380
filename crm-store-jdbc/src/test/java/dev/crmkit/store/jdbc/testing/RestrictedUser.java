package dev.crmkit.store.jdbc.testing;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.crmkit.testing.servers.DatabaseServer;
import dev.crmkit.testing.servers.MariaDbServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A new database with a user who only has the right to connect.
 *
 * @param owner connections of a user with all rights
 * @param guest connections of the restricted user
 * @param name the name of the restricted user in statements
 */
public record RestrictedUser(DataSource owner, DataSource guest, String name) {

  public static final String PASSWORD = "open";

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static @Nullable DatabaseServer strict;

  public static RestrictedUser of(TestDatabase engine) throws SQLException {
    String user = "guest" + COUNT.incrementAndGet();
    if (engine == TestDatabase.MARIADB) {
      return ofMariaDb(user);
    }
    DataSource owner = engine.fresh();
    if (engine == TestDatabase.H2) {
      TestSql.run(owner, "CREATE USER " + user + " PASSWORD '" + PASSWORD + "'");
      return new RestrictedUser(owner, user(url(owner), user), user);
    }
    TestSql.run(owner, "CREATE ROLE " + user + " LOGIN PASSWORD '" + PASSWORD + "'");
    return new RestrictedUser(owner, user(url(owner).replaceAll("\\?.*", ""), user), user);
  }

  private static RestrictedUser ofMariaDb(String user) throws SQLException {
    String url = strict().newDatabase();
    DataSource owner = TestDatabases.pool(url);
    String account = user + "@'127.0.0.1'";
    TestSql.run(
        owner,
        "CREATE USER " + account + " IDENTIFIED BY '" + PASSWORD + "'",
        // Without any right there, the user could not even connect.
        "GRANT EXECUTE ON *.* TO " + account);
    return new RestrictedUser(owner, user(url.replaceAll("\\?.*", ""), user), account);
  }

  /**
   * Runs a statement that changes the rights of the guest; their next connection has the new
   * rights.
   */
  public void grant(String statement) throws SQLException {
    TestSql.run(owner, statement + " TO " + name);
    HikariPoolMXBean pool = ((HikariDataSource) guest).getHikariPoolMXBean();
    if (pool != null) {
      pool.softEvictConnections();
    }
  }

  private static DataSource user(String url, String user) {
    HikariDataSource source = new HikariDataSource();
    source.setJdbcUrl(url);
    source.setUsername(user);
    source.setPassword(PASSWORD);
    source.setMinimumIdle(0);
    return source;
  }

  private static String url(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return connection.getMetaData().getURL();
    }
  }

  /** A server that checks rights; the shared one does not. */
  private static synchronized DatabaseServer strict() throws SQLException {
    DatabaseServer server = strict;
    if (server == null) {
      server = TestDatabases.started(MariaDbServer::start);
      TestSql.run(
          TestDatabases.pool(server.newDatabase()),
          "FLUSH PRIVILEGES",
          "CREATE OR REPLACE USER root@'127.0.0.1' IDENTIFIED BY ''",
          "GRANT ALL ON *.* TO root@'127.0.0.1' WITH GRANT OPTION");
      strict = server;
    }
    return server;
  }
}
