package dev.crmkit.examples;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.core.error.StoreFailure;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.servers.DatabaseServer;
import dev.crmkit.servers.MariaDbServer;
import dev.crmkit.servers.PostgresServer;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.memory.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The stores that examples can run on. */
public final class Stores {

  /** The words for them, for people. */
  public static final String WORDS = "memory, h2, postgres, mariadb, jdbc:URL";

  private static final int CONNECTIONS = 4;
  private static final long TIMEOUT = TimeUnit.SECONDS.toMillis(10);

  private static final AtomicInteger PREFIXES = new AtomicInteger();

  private Stores() {}

  /**
   * A store, with what was started for it.
   *
   * @param store the store
   * @param started what is closed after it, the last first
   */
  public record Opened(CrmStore store, List<AutoCloseable> started) implements AutoCloseable {

    @Override
    public void close() {
      store.close();
      stop(started);
    }
  }

  /**
   * The stores that can be opened on this machine.
   *
   * @return their words
   */
  public static List<String> available() {
    return DatabaseServer.canRun()
        ? List.of("memory", "h2", "postgres", "mariadb")
        : List.of("memory", "h2");
  }

  /**
   * Opens a store: a database of H2 in memory, one of a server that is started for it, or the one
   * of a URL, which may say who connects.
   *
   * @param word which
   * @return the store, to be closed
   * @throws CannotOpen when that is not possible
   */
  public static Opened open(String word) throws CannotOpen {
    return switch (word) {
      case "memory" -> new Opened(MemoryStore.create(), List.of());
      case "h2" -> inDatabase("jdbc:h2:mem:" + newPrefix(), List.of());
      case "postgres" -> onServer(PostgresServer::start);
      case "mariadb" -> onServer(MariaDbServer::start);
      default -> {
        if (!word.startsWith("jdbc:")) {
          throw new CannotOpen("there is no store '" + word + "'; there are " + WORDS, null);
        }
        yield inDatabase(word, List.of());
      }
    };
  }

  private interface Start {
    DatabaseServer server() throws Exception;
  }

  private static Opened onServer(Start start) throws CannotOpen {
    if (!DatabaseServer.canRun()) {
      throw new CannotOpen(DatabaseServer.CANNOT_RUN + "; name one of yours by its jdbc:URL", null);
    }
    DatabaseServer server;
    try {
      server = start.server();
    } catch (Exception e) {
      throw new CannotOpen("its server does not start: " + e.getMessage(), e);
    }
    return inDatabase(server.newDatabase(), List.of(server));
  }

  private static Opened inDatabase(String url, List<AutoCloseable> before) throws CannotOpen {
    List<AutoCloseable> started = new ArrayList<>(before);
    HikariConfig config = new HikariConfig();
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(TIMEOUT);
    // The store tells better why there is no connection.
    config.setInitializationFailTimeout(-1);
    try {
      config.setJdbcUrl(url);
      HikariDataSource pool = new HikariDataSource(config);
      started.add(pool);
      return new Opened(JdbcStore.create(pool), started);
    } catch (StoreFailure e) {
      stop(started);
      throw new CannotOpen(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      // Its message may quote the URL, which may have a password in it.
      stop(started);
      throw new CannotOpen(
          "there is no driver here for such a URL; there are those of H2, PostgreSQL and MariaDB",
          e);
    }
  }

  private static void stop(List<AutoCloseable> started) {
    for (int i = started.size() - 1; i >= 0; i--) {
      try {
        started.get(i).close();
      } catch (Exception e) {
        throw new IllegalStateException("what was started cannot be stopped", e);
      }
    }
  }

  /**
   * What the names of new workspaces can begin with, so that they are none that a store has.
   *
   * @return another at each call
   */
  public static String newPrefix() {
    return "run-"
        + Long.toString(System.currentTimeMillis(), 36)
        + "-"
        + PREFIXES.incrementAndGet()
        + "-";
  }

  /** A store that cannot be opened. */
  public static final class CannotOpen extends Exception {

    private static final long serialVersionUID = 1L;

    CannotOpen(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
