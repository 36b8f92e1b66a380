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
 * Databases for tests, of servers that are started when the first test needs them and stopped with
 * the JVM. A test that needs a server is skipped where there is none; properties say that they do
 * by {@link ServerSupport.NeedsServer}.
 */
public final class TestDatabases {

  private static final int CONNECTIONS = 20;

  private static final AtomicInteger MEMORIES = new AtomicInteger();
  private static final Map<TestDatabase, DataSource> SHARED = new EnumMap<>(TestDatabase.class);
  private static @Nullable DatabaseServer postgres;
  private static @Nullable DatabaseServer mariadb;

  private TestDatabases() {}

  /** A new database of H2 in memory, which stays until the JVM ends. */
  public static DataSource h2() {
    return pool(h2Url());
  }

  /** The JDBC URL of a new database of H2 in memory. */
  public static String h2Url() {
    return "jdbc:h2:mem:crm" + MEMORIES.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
  }

  /** A new database of PostgreSQL. */
  public static DataSource postgres() {
    return pool(postgresUrl());
  }

  /** A new database of MariaDB. */
  static DataSource mariadb() {
    return pool(mariaDbUrl());
  }

  /**
   * The database of H2 in a file, made when there is none. It is closed, and the file let go of,
   * when the pool is closed.
   *
   * @param file its path without the ending
   */
  public static HikariDataSource h2File(Path file) {
    return pool("jdbc:h2:file:" + file.toAbsolutePath());
  }

  /** The JDBC URL of a new database of PostgreSQL. */
  public static String postgresUrl() {
    return postgresServer().newDatabase();
  }

  /** The JDBC URL of a new database of MariaDB. */
  public static String mariaDbUrl() {
    return mariaDbServer().newDatabase();
  }

  /** A database that all tests of the JVM share. */
  static synchronized DataSource shared(TestDatabase engine) {
    return SHARED.computeIfAbsent(engine, TestDatabase::fresh);
  }

  /** Connections to a database, as applications have them; a few at a time. */
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

  /** What starts a server. */
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
