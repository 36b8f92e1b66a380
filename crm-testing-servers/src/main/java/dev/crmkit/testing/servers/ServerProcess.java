package dev.crmkit.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The process of a running server, which ends with this JVM, even if the JVM is killed. */
final class ServerProcess {

  /**
   * A shell script that runs a command and kills it when the other end of its standard input is
   * closed.
   */
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

  /** Kills the server with SIGKILL and waits until all of its processes have ended. */
  void kill() {
    try {
      // Stop them first, so that none of them starts a new process in the meantime.
      guard.children().forEach(ServerProcess::stop);
      List<ProcessHandle> processes = guard.descendants().toList();
      processes.forEach(ProcessHandle::destroyForcibly);
      guard.getOutputStream().close();
      if (!guard.waitFor(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a killed server is still running");
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

  /** Returns whether a process is running; a zombie is not. */
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
