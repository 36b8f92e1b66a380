package dev.crmkit.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Where the servers have their programs and their data: in the folder that the system property
 * {@code crmkit.servers} names, {@code target/servers} unless it is set.
 */
final class ServerFiles {

  private static final Path ROOT =
      Path.of(System.getProperty("crmkit.servers", "target/servers")).toAbsolutePath();
  private static final int TIMEOUT_SECONDS = 120;
  private static final int REMOVALS = 10;

  private ServerFiles() {}

  /** What fills a new folder. */
  interface Filler {
    void fill(Path folder) throws Exception;
  }

  /** A folder that is filled once, by whoever needs it first. */
  static Path createOnce(String name, Filler filler) throws Exception {
    Path folder = ROOT.resolve(name);
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Path filling = temporary(name);
    filler.fill(filling);
    try {
      Files.move(filling, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Another process was faster.
      remove(filling);
    }
    return folder;
  }

  /** A new folder for the data of one server. */
  static Path temporary(String name) throws IOException {
    Files.createDirectories(ROOT);
    return Files.createTempDirectory(ROOT, name + "-");
  }

  /** Copies all that is in a folder into another. */
  static void copy(Path from, Path to) throws IOException {
    run(List.of("cp", "-a", from + "/.", to.toString()));
  }

  /** Runs a program to its end, which must be a good one. */
  static void run(List<String> command) throws IOException {
    Path output = Files.createTempFile(ROOT, "run-", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(command + " failed: " + Files.readString(output));
      }
    } catch (InterruptedException e) {
      throw new IOException(command + " was interrupted", e);
    } finally {
      Files.delete(output);
    }
  }

  /** Removes a folder with all that is in it, also while its files still come and go. */
  static void remove(Path folder) {
    for (int attempt = 1; ; attempt++) {
      try {
        removeOnce(folder);
        return;
      } catch (IOException | UncheckedIOException e) {
        if (attempt == REMOVALS) {
          throw new IllegalStateException(folder + " cannot be removed", e);
        }
      }
    }
  }

  private static void removeOnce(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Whether this is root, whom servers refuse to serve unless told to. */
  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
