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
 * The folders with the programs and data of the servers. They are in the folder that the system
 * property {@code crmkit.servers} names, by default {@code target/servers}.
 */
final class ServerFiles {

  private static final Path ROOT =
      Path.of(System.getProperty("crmkit.servers", "target/servers")).toAbsolutePath();
  private static final int TIMEOUT_SECONDS = 120;
  private static final int REMOVAL_ATTEMPTS = 10;

  private ServerFiles() {}

  /** Fills a new folder. */
  interface Filler {
    void fill(Path folder) throws Exception;
  }

  /**
   * Returns a folder that the first caller creates and fills; other processes may do so at the same
   * time.
   */
  static Path createOnce(String name, Filler filler) throws Exception {
    Path folder = ROOT.resolve(name);
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Path temporary = temporary(name);
    filler.fill(temporary);
    try {
      Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Another process has created it in the meantime.
      remove(temporary);
    }
    return folder;
  }

  /** Creates a folder for the data of one server. */
  static Path temporary(String name) throws IOException {
    Files.createDirectories(ROOT);
    return Files.createTempDirectory(ROOT, name + "-");
  }

  /** Copies the contents of a folder into another. */
  static void copy(Path from, Path to) throws IOException {
    run(List.of("cp", "-a", from + "/.", to.toString()));
  }

  /** Runs a program until it exits, and fails if its exit status is not 0. */
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

  /**
   * Removes a folder and its contents, even if a server that is shutting down still changes them.
   */
  static void remove(Path folder) {
    for (int attempt = 1; ; attempt++) {
      try {
        removeOnce(folder);
        return;
      } catch (IOException | UncheckedIOException e) {
        if (attempt == REMOVAL_ATTEMPTS) {
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

  /** Returns whether the user is root, as whom servers refuse to run by default. */
  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
