package dev.crmkit.examples;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.memory.MemoryStore;
import dev.crmkit.testing.servers.DatabaseServer;
import dev.crmkit.testing.servers.MariaDbServer;
import dev.crmkit.testing.servers.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The stores that examples can run on. */
public final class Stores {

  /** The names of the stores, as the command line shows them. */
  public static final String NAMES = "memory, h2, postgres, mariadb, jdbc:URL";

  private static final int CONNECTIONS = 4;
  private static final long TIMEOUT = TimeUnit.SECONDS.toMillis(10);

  private static final AtomicInteger PREFIXES = new AtomicInteger();

  private Stores() {}

  /**
   * An open store with the resources that it uses.
   *
   * @param store the store
   * @param started the resources, which are closed after the store, the last one first
   */
  public record OpenStore(CrmStore store, List<AutoCloseable> started) implements AutoCloseable {

    @Override
    public void close() {
      store.close();
      stop(started);
    }
  }

  /**
   * Returns the names of the stores that can be opened on this machine.
   *
   * @return the names
   */
  public static List<String> available() {
    return DatabaseServer.canRun()
        ? List.of("memory", "h2", "postgres", "mariadb")
        : List.of("memory", "h2");
  }

  /**
   * Opens a store: in memory, in an H2 database in memory, in a database of a server that is
   * started for it, or in the database of a JDBC URL, which can contain user name and password.
   *
   * @param name one of {@link #NAMES}
   * @return the store, which the caller closes
   * @throws StoreUnavailableException if the name is unknown or the database cannot be reached
   */
  public static OpenStore open(String name) throws StoreUnavailableException {
    return switch (name) {
      case "memory" -> new OpenStore(MemoryStore.create(), List.of());
      case "h2" -> inDatabase("jdbc:h2:mem:" + newPrefix(), List.of());
      case "postgres" -> onServer(PostgresServer::start);
      case "mariadb" -> onServer(MariaDbServer::start);
      default -> {
        if (!name.startsWith("jdbc:")) {
          throw new StoreUnavailableException(
              "there is no store '" + name + "'; the stores are " + NAMES, null);
        }
        yield inDatabase(name, List.of());
      }
    };
  }

  private interface Start {
    DatabaseServer server() throws Exception;
  }

  private static OpenStore onServer(Start start) throws StoreUnavailableException {
    if (!DatabaseServer.canRun()) {
      throw new StoreUnavailableException(
          DatabaseServer.CANNOT_RUN + "; give the jdbc:URL of a database instead", null);
    }
    DatabaseServer server;
    try {
      server = start.server();
    } catch (Exception e) {
      throw new StoreUnavailableException(
          "the database server does not start: " + e.getMessage(), e);
    }
    return inDatabase(server.newDatabase(), List.of(server));
  }

  private static OpenStore inDatabase(String url, List<AutoCloseable> before)
      throws StoreUnavailableException {
    List<AutoCloseable> started = new ArrayList<>(before);
    HikariConfig config = new HikariConfig();
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(TIMEOUT);
    // Without this the pool would report a missing connection itself, with a less helpful message.
    config.setInitializationFailTimeout(-1);
    try {
      config.setJdbcUrl(url);
      HikariDataSource pool = new HikariDataSource(config);
      started.add(pool);
      return new OpenStore(JdbcStore.create(pool), started);
    } catch (StoreFailureException e) {
      stop(started);
      throw new StoreUnavailableException(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      // Its message may quote the URL, which may have a password in it.
      stop(started);
      throw new StoreUnavailableException(
          "there is no JDBC driver for this URL; the drivers of H2, PostgreSQL and MariaDB are"
              + " available",
          e);
    }
  }

  private static void stop(List<AutoCloseable> started) {
    for (int i = started.size() - 1; i >= 0; i--) {
      try {
        started.get(i).close();
      } catch (Exception e) {
        throw new IllegalStateException("a server or connection pool could not be closed", e);
      }
    }
  }

  /**
   * Returns a prefix for names of new workspaces that no other call returns, so that they do not
   * exist in the store yet.
   *
   * @return the prefix
   */
  public static String newPrefix() {
    return "run-"
        + Long.toString(System.currentTimeMillis(), 36)
        + "-"
        + PREFIXES.incrementAndGet()
        + "-";
  }

  /** Thrown if a store cannot be opened; the message says why. */
  public static final class StoreUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    StoreUnavailableException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
