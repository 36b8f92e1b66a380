package dev.crmkit.testing.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database server that this JVM has started and that ends with it. Commits that it has
 * acknowledged are on disk.
 */
public abstract class DatabaseServer implements AutoCloseable {

  /** The reason why {@link #canRun} returns false. */
  public static final String CANNOT_RUN =
      "the database servers can only run on Linux on x86-64; this is "
          + System.getProperty("os.name")
          + " on "
          + System.getProperty("os.arch");

  private static final int START_ATTEMPTS = 5;

  private static final long START_TIMEOUT = TimeUnit.SECONDS.toNanos(120);

  private final Path data;
  private final Path log;
  private int port = Ports.free();
  private final AtomicInteger databases = new AtomicInteger();
  private ServerProcess process;

  /**
   * Starts the server.
   *
   * @param data a new folder with its data, which is removed on {@link #close}
   */
  DatabaseServer(Path data) throws IOException {
    this.data = data;
    this.log = data.resolve("server.log");
    this.process = ServerProcess.start(command(data, port), log);
    for (int attempt = 1; !isStarted(); attempt++) {
      if (attempt == START_ATTEMPTS) {
        throw new IOException("the server does not start: " + Files.readString(log));
      }
      // Another process may have taken the port after it was found to be free.
      port = Ports.free();
      removePidFile(data);
      process = ServerProcess.start(command(data, port), log);
    }
  }

  /** Returns whether servers can run on this machine: on Linux on x86-64. */
  public static boolean canRun() {
    String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return System.getProperty("os.name").startsWith("Linux")
        && (architecture.equals("amd64") || architecture.equals("x86_64"));
  }

  /** Returns the command that starts the server. */
  abstract List<String> command(Path data, int port);

  /** Returns the JDBC URL of a database, with a user who has all privileges. */
  abstract String url(int port, String database);

  /** Returns the name of a database that always exists. */
  abstract String firstDatabase();

  /**
   * Creates an empty database.
   *
   * @return its JDBC URL, with a user who has all privileges
   */
  public final String newDatabase() {
    String name = "db" + databases.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url(port, firstDatabase()));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create a database", e);
    }
    return url(port, name);
  }

  /** Kills all processes of the server without a shutdown, as a crash would. */
  public final void kill() {
    process.kill();
  }

  /** Starts the server again after {@link #kill}, with the same data and URL. */
  public final void restart() throws IOException {
    removePidFile(data);
    process = ServerProcess.start(command(data, port), log);
    if (!isStarted()) {
      throw new IOException("the server does not start again: " + Files.readString(log));
    }
  }

  /** Removes a file that keeps a killed server from starting again, if there is one. */
  void removePidFile(Path data) throws IOException {}

  /** Kills the server and removes its data. Further calls have no effect. */
  @Override
  public final void close() {
    if (Files.exists(data)) {
      kill();
      ServerFiles.remove(data);
    }
  }

  /** Waits until the server answers; returns false if it has ended before. */
  private boolean isStarted() throws IOException {
    // Another process that has the port might never answer. Each driver has its own property for
    // this.
    Properties timeouts = new Properties();
    timeouts.put("loginTimeout", "5");
    timeouts.put("connectTimeout", "5000");
    timeouts.put("socketTimeout", "5000");
    long start = System.nanoTime();
    while (process.isAlive()) {
      try (Connection connection =
          DriverManager.getConnection(url(port, firstDatabase()), timeouts)) {
        if (connection.isValid(1)) {
          return process.isAlive();
        }
      } catch (SQLException e) {
        if (System.nanoTime() - start > START_TIMEOUT) {
          throw new IOException("the server does not answer: " + Files.readString(log), e);
        }
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
    return false;
  }
}
