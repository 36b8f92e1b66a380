package dev.crmkit.store.jdbc.durability;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.OutcomeUnknownException;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.store.CrmStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads that execute one {@link WriteStep} after the other, as fast as they can. */
final class ConcurrentWriters {

  private static final int THREADS = 4;
  private static final int CLIENTS_EACH = 1_000_000;
  private static final int PATIENCE = 120;

  private final CrmStore store;
  private final WorkspaceId workspace;
  private final Book answers;
  private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);
  private final List<Future<?>> threads = new ArrayList<>();
  private volatile boolean stopped;

  ConcurrentWriters(CrmStore store, WorkspaceId workspace, Book answers) {
    this.store = store;
    this.workspace = workspace;
    this.answers = answers;
  }

  /** Receives the answers. */
  interface Book {
    void take(long id, WriteStep step, AcknowledgedWrites.Answer answer);
  }

  void start() {
    for (int i = 0; i < THREADS; i++) {
      long first = (long) i * CLIENTS_EACH + 2;
      threads.add(
          executor.submit(
              () -> {
                try {
                  for (long id = first; !stopped; id++) {
                    writeAbout(id);
                  }
                } finally {
                  stopped = true;
                }
              }));
    }
  }

  /** Executes all steps on a client, until one fails. */
  private void writeAbout(long id) {
    for (WriteStep step : WriteStep.values()) {
      if (stopped) {
        return;
      }
      answers.take(id, step, AcknowledgedWrites.Answer.NONE);
      try {
        step.run(store, workspace, id);
        answers.take(id, step, AcknowledgedWrites.Answer.DONE);
      } catch (OutcomeUnknownException e) {
        answers.take(id, step, AcknowledgedWrites.Answer.UNKNOWN);
        return;
      } catch (StoreFailureException e) {
        answers.take(id, step, AcknowledgedWrites.Answer.FAILED);
        return;
      }
    }
  }

  /** Stops the threads and waits until each has its answer; rethrows unexpected exceptions. */
  void stop() throws Exception {
    stopped = true;
    executor.shutdown();
    if (!executor.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
      throw new IllegalStateException("a writer does not end");
    }
    await();
  }

  /** Waits until the threads end, which happens only if one throws an unexpected exception. */
  void await() throws Exception {
    for (Future<?> thread : threads) {
      thread.get();
    }
  }
}
