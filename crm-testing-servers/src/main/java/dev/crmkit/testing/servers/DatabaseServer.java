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
 * A database server that belongs to this JVM and ends with it. What it has confirmed is on the
 * disk.
 */
public abstract class DatabaseServer implements AutoCloseable {

  /** Why there is no server here, where {@link #canRun} says so. */
  public static final String CANNOT_RUN =
      "the database servers out of Maven artifacts are for Linux on x86-64; this is "
          + System.getProperty("os.name")
          + " on "
          + System.getProperty("os.arch");

  private static final int STARTS = 5;

  private static final long START_TIMEOUT = TimeUnit.SECONDS.toNanos(120);

  private final Path data;
  private final Path log;
  private int port = Ports.free();
  private final AtomicInteger databases = new AtomicInteger();
  private ServerProcess process;

  /**
   * Starts it.
   *
   * @param data a new folder with its data, which is removed when it is closed
   */
  DatabaseServer(Path data) throws IOException {
    this.data = data;
    this.log = data.resolve("server.log");
    this.process = ServerProcess.start(command(data, port), log);
    for (int attempt = 1; !isStarted(); attempt++) {
      if (attempt == STARTS) {
        throw new IOException("a server does not start: " + Files.readString(log));
      }
      // Somebody else may have taken the port since it was seen to be free.
      port = Ports.free();
      removePidFile(data);
      process = ServerProcess.start(command(data, port), log);
    }
  }

  /**
   * Whether servers can be started on this machine.
   *
   * @return true on Linux on x86-64
   */
  public static boolean canRun() {
    String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return System.getProperty("os.name").startsWith("Linux")
        && (architecture.equals("amd64") || architecture.equals("x86_64"));
  }

  /** What starts it. */
  abstract List<String> command(Path data, int port);

  /** The address of one of its databases, for a user who may do everything. */
  abstract String url(int port, String database);

  /** A database that is always there. */
  abstract String firstDatabase();

  /**
   * Makes an empty database.
   *
   * @return its JDBC URL, for a user who may do everything
   */
  public final String newDatabase() {
    String name = "db" + databases.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url(port, firstDatabase()));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("no database could be made", e);
    }
    return url(port, name);
  }

  /** Ends all of its processes at once, in the midst of what they do. */
  public final void kill() {
    process.kill();
  }

  /**
   * Starts it again after it was killed, on the same data and at the same address.
   *
   * @throws IOException when it does not start
   */
  public final void restart() throws IOException {
    removePidFile(data);
    process = ServerProcess.start(command(data, port), log);
    if (!isStarted()) {
      throw new IOException("a server does not start again: " + Files.readString(log));
    }
  }

  /** Removes what would keep it from starting because it seems to run. */
  void removePidFile(Path data) throws IOException {}

  /** Ends it and removes its data. It can be called twice. */
  @Override
  public final void close() {
    if (Files.exists(data)) {
      kill();
      ServerFiles.remove(data);
    }
  }

  /** Waits until it answers, or returns false when it has ended before. */
  private boolean isStarted() throws IOException {
    // Whoever else has the port may never answer; each driver takes its own of these.
    Properties patience = new Properties();
    patience.put("loginTimeout", "5");
    patience.put("connectTimeout", "5000");
    patience.put("socketTimeout", "5000");
    long start = System.nanoTime();
    while (process.isAlive()) {
      try (Connection connection =
          DriverManager.getConnection(url(port, firstDatabase()), patience)) {
        if (connection.isValid(1)) {
          return process.isAlive();
        }
      } catch (SQLException e) {
        if (System.nanoTime() - start > START_TIMEOUT) {
          throw new IOException("a server does not answer: " + Files.readString(log), e);
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
