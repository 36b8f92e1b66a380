package dev.crmkit.store.jdbc.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.testing.servers.DatabaseServer;
import dev.crmkit.testing.servers.MariaDbServer;
import dev.crmkit.testing.servers.PostgresServer;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Databases for tests. A server is started when the first test needs it and stopped with the JVM. A
 * test that needs a server is skipped if there is none; properties declare this by {@link
 * ServerSupport.NeedsServer}.
 */
public final class TestDatabases {

  private static final int CONNECTIONS = 20;

  private static final AtomicInteger MEMORIES = new AtomicInteger();
  private static final Map<TestDatabase, DataSource> SHARED = new EnumMap<>(TestDatabase.class);
  private static @Nullable DatabaseServer postgres;
  private static @Nullable DatabaseServer mariadb;

  private TestDatabases() {}

  /** Returns a new H2 database in memory, which exists until the JVM ends. */
  public static DataSource h2() {
    return pool(h2Url());
  }

  /** Returns the JDBC URL of a new H2 database in memory. */
  public static String h2Url() {
    return "jdbc:h2:mem:crm" + MEMORIES.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
  }

  public static DataSource postgres() {
    return pool(postgresUrl());
  }

  static DataSource mariadb() {
    return pool(mariaDbUrl());
  }

  /**
   * Returns the H2 database in a file, created if necessary. Closing the pool closes the database
   * and releases the file.
   *
   * @param file the path without the extension
   */
  public static HikariDataSource h2File(Path file) {
    return pool("jdbc:h2:file:" + file.toAbsolutePath());
  }

  public static String postgresUrl() {
    return postgresServer().newDatabase();
  }

  public static String mariaDbUrl() {
    return mariaDbServer().newDatabase();
  }

  /** Returns a database that all tests of the JVM share. */
  static synchronized DataSource shared(TestDatabase engine) {
    return SHARED.computeIfAbsent(engine, TestDatabase::fresh);
  }

  /** Returns a small pool of connections to a database. */
  public static HikariDataSource pool(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  private static synchronized DatabaseServer postgresServer() {
    DatabaseServer server = postgres;
    if (server == null) {
      server = started(PostgresServer::start);
      postgres = server;
    }
    return server;
  }

  private static synchronized DatabaseServer mariaDbServer() {
    DatabaseServer server = mariadb;
    if (server == null) {
      server = started(MariaDbServer::start);
      mariadb = server;
    }
    return server;
  }

  public interface Start {
    DatabaseServer server() throws Exception;
  }

  /** Starts a server that is stopped with the JVM at the latest. */
  public static DatabaseServer started(Start start) {
    ServerSupport.assumeServers();
    try {
      DatabaseServer server = start.server();
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    } catch (Exception e) {
      throw new IllegalStateException("a database server could not be started", e);
    }
  }
}
