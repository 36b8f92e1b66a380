package dev.crmkit.benchmarks.databases;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A new database, with a pool of connections to it as applications have one. */
public final class OpenDatabase implements AutoCloseable {

  private static final int CONNECTIONS = 16;

  private final Engine engine;
  private final HikariDataSource source;
  private final Closeable removal;

  /**
   * Connects.
   *
   * @param engine what it is a database of
   * @param url its address
   * @param removal what makes it go, once nobody is connected
   */
  OpenDatabase(Engine engine, String url, Closeable removal) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    this.engine = engine;
    this.source = new HikariDataSource(config);
    this.removal = removal;
  }

  /**
   * What it is a database of.
   *
   * @return with its name for people
   */
  public Engine engine() {
    return engine;
  }

  /**
   * Connections to it, for ours and for the peers.
   *
   * @return a pool of 16, which ends with the database
   */
  public DataSource source() {
    return source;
  }

  /**
   * Executes statements, each in a transaction of its own.
   *
   * @param statements without parameters
   * @throws SQLException when one fails
   */
  public void run(String... statements) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /**
   * Has the database do now what it does by itself sooner or later: count what it has, and tidy up.
   * Called after it was filled, so that this does not happen while it is measured.
   *
   * @throws SQLException when it cannot
   */
  public void runMaintenance() throws SQLException {
    run(engine.maintenance().toArray(String[]::new));
  }

  /**
   * Lets go of all connections and removes the database.
   *
   * @throws IOException when something is left of it
   */
  @Override
  public void close() throws IOException {
    source.close();
    removal.close();
  }
}
