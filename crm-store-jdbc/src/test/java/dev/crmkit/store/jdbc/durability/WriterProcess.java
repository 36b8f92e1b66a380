package dev.crmkit.store.jdbc.durability;

import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.testing.TestDatabases;
import dev.crmkit.store.testkit.sample.Samples;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that writes to an H2 database in a file until it is killed. It prints what it is about
 * to do and what the store answered, each before it continues.
 */
final class WriterProcess {

  private final Process process;
  private final BufferedReader output;

  private WriterProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts a process, which creates the workspace. */
  static WriterProcess start(Path file, WorkspaceId workspace) throws IOException {
    return new WriterProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It is short-lived, so that optimizing costs more than it gains.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WriterProcess.class.getName(),
                file.toString(),
                workspace.value())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** Records what the process prints, and kills it after some steps. */
  void killAfter(int steps, AcknowledgedWrites writes) throws IOException, InterruptedException {
    int done = 0;
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      String[] words = line.split(" ", -1);
      if (words.length < 4) {
        break; // It was killed while writing this.
      }
      AcknowledgedWrites.Answer answer = AcknowledgedWrites.Answer.valueOf(words[2]);
      writes.take(Long.parseLong(words[0]), WriteStep.valueOf(words[1]), answer);
      done += answer == AcknowledgedWrites.Answer.DONE ? 1 : 0;
      if (done == steps) {
        // Not by destroy(), after which the rest of the output could not be read.
        process.toHandle().destroyForcibly();
      }
    }
    process.waitFor();
    if (done < steps) {
      throw new IllegalStateException("the process ended by itself after " + done + " steps");
    }
  }

  /** The process, given a file and a workspace. */
  public static void main(String[] args) throws Exception {
    WorkspaceId workspace = WorkspaceId.of(args[1]);
    HikariDataSource database = TestDatabases.h2File(Path.of(args[0]));
    JdbcStore store = JdbcStore.create(database);
    store.create(workspace, "key", Samples.initialEntries(), List.of());
    BufferedWriter output =
        new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    ConcurrentWriters writers =
        new ConcurrentWriters(
            store, workspace, (id, step, answer) -> print(output, id, step, answer));
    writers.start();
    writers.await();
  }

  private static synchronized void print(
      BufferedWriter output, long id, WriteStep step, AcknowledgedWrites.Answer answer) {
    try {
      output.write(id + " " + step + " " + answer + " .\n");
      output.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
