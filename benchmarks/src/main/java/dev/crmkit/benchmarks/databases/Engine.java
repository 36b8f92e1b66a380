package dev.crmkit.benchmarks.databases;

import dev.crmkit.testing.servers.DatabaseServer;
import dev.crmkit.testing.servers.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The database engines that are measured. Both have written to disk what they have acknowledged.
 */
public enum Engine {

  /**
   * A server on this machine with its default settings: {@code fsync} and {@code
   * synchronous_commit} are on.
   */
  POSTGRESQL("PostgreSQL") {
    @Override
    public OpenDatabase open() throws Exception {
      DatabaseServer server = PostgresServer.start();
      return new OpenDatabase(this, server.newDatabase(), server::close);
    }
  },

  /** A file in this JVM, which is written at each commit. */
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

  /** Creates an empty database, which is removed when it is closed. */
  public abstract OpenDatabase open() throws Exception;

  public boolean canOpen() {
    return this == H2 || DatabaseServer.canRun();
  }

  /**
   * Returns the engines that can be opened on this machine, in the order in which they are
   * measured.
   */
  public static List<Engine> all() {
    List<Engine> all = new ArrayList<>(List.of(values()));
    all.removeIf(engine -> !engine.canOpen());
    return all;
  }

  /**
   * Returns the statements for maintenance that the engine would otherwise do in the background at
   * some time.
   */
  List<String> maintenance() {
    return switch (this) {
      case POSTGRESQL -> List.of("VACUUM ANALYZE", "CHECKPOINT");
      case H2 -> List.of("ANALYZE", "CHECKPOINT");
    };
  }

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
