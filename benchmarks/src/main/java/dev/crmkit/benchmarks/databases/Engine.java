package dev.crmkit.benchmarks.databases;

import dev.crmkit.testing.servers.DatabaseServer;
import dev.crmkit.testing.servers.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The engines that are measured on. Both have on the disk what they acknowledged. */
public enum Engine {

  /**
   * A server of its own, a process on this machine, as it comes: {@code fsync} and {@code
   * synchronous_commit} are on.
   */
  POSTGRESQL("PostgreSQL") {
    @Override
    public OpenDatabase open() throws Exception {
      DatabaseServer server = PostgresServer.start();
      return new OpenDatabase(this, server.newDatabase(), server::close);
    }
  },

  /** In a file, in this JVM. The store has it put each commit into the file at once. */
  H2("H2") {
    @Override
    public OpenDatabase open() throws Exception {
      Path folder = Files.createTempDirectory("benchmarks-h2-");
      String url = "jdbc:h2:file:" + folder.resolve("database") + ";WRITE_DELAY=0";
      return new OpenDatabase(this, url, () -> remove(folder));
    }
  };

  private final String title;

  Engine(String title) {
    this.title = title;
  }

  /**
   * Opens a new database.
   *
   * @return empty, to be closed, which removes all of it
   * @throws Exception when it cannot be had
   */
  public abstract OpenDatabase open() throws Exception;

  /**
   * Whether it can be opened on this machine.
   *
   * @return for a server, true on Linux on x86-64
   */
  public boolean canOpen() {
    return this == H2 || DatabaseServer.canRun();
  }

  /**
   * The engines that can be opened here.
   *
   * @return in the order in which they are measured
   */
  public static List<Engine> all() {
    List<Engine> all = new ArrayList<>(List.of(values()));
    all.removeIf(engine -> !engine.canOpen());
    return all;
  }

  /** What a database does by itself sooner or later, and must not do while it is measured. */
  List<String> maintenance() {
    return switch (this) {
      case POSTGRESQL -> List.of("VACUUM ANALYZE", "CHECKPOINT");
      case H2 -> List.of("ANALYZE", "CHECKPOINT");
    };
  }

  /** What people call it. */
  @Override
  public String toString() {
    return title;
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
