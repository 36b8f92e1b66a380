package dev.crmkit.benchmarks.databases;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A new database with a connection pool, as in an application. */
public final class OpenDatabase implements AutoCloseable {

  private static final int CONNECTIONS = 16;

  private final Engine engine;
  private final HikariDataSource source;
  private final Closeable removal;

  /**
   * Connects to a database.
   *
   * @param removal removes the database after the pool is closed
   */
  OpenDatabase(Engine engine, String url, Closeable removal) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    this.engine = engine;
    this.source = new HikariDataSource(config);
    this.removal = removal;
  }

  public Engine engine() {
    return engine;
  }

  /** Returns the pool of 16 connections, which CrmKit and the peers share. */
  public DataSource source() {
    return source;
  }

  /** Executes statements, each in a transaction of its own. */
  public void run(String... statements) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /**
   * Analyzes and, on PostgreSQL, vacuums the database. Called after filling, so that this does not
   * happen during a measurement.
   */
  public void runMaintenance() throws SQLException {
    run(engine.maintenance().toArray(String[]::new));
  }

  /** Closes the pool and removes the database. */
  @Override
  public void close() throws IOException {
    source.close();
    removal.close();
  }
}
