package dev.crmkit.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running server. It ends with this JVM, in whichever way that ends. */
final class ServerProcess {

  /** Runs what it is given, and kills it as soon as nobody holds the other end of its input. */
  private static final String GUARD =
      "exec 3<&0; \"$@\" 3<&- </dev/null & server=$!;"
          + " { read line <&3; kill -9 $server; } 2>/dev/null & wait $server";

  private final Process guard;

  private ServerProcess(Process guard) {
    this.guard = guard;
  }

  static ServerProcess start(List<String> command, Path log) throws IOException {
    List<String> guarded =
        Stream.concat(Stream.of("sh", "-c", GUARD, "sh"), command.stream()).toList();
    return new ServerProcess(
        new ProcessBuilder(guarded)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start());
  }

  boolean isAlive() {
    return guard.isAlive();
  }

  /** Ends all of its processes at once, in the midst of what they do. */
  void kill() {
    try {
      // Stopped first, so that none of them starts another meanwhile.
      guard.children().forEach(ServerProcess::stop);
      List<ProcessHandle> processes = guard.descendants().toList();
      processes.forEach(ProcessHandle::destroyForcibly);
      guard.getOutputStream().close();
      if (!guard.waitFor(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a killed server goes on");
      }
      while (processes.stream().anyMatch(ServerProcess::isRunning)) {
        Thread.sleep(1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void stop(ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Not so one that only waits for somebody to ask how it ended. */
  private static boolean isRunning(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
      char state = stat.charAt(stat.lastIndexOf(')') + 2);
      return state != 'Z' && state != 'X';
    } catch (IOException e) {
      return false;
    }
  }
}
