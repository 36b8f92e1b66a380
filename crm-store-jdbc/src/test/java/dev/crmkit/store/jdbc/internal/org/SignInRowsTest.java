package dev.crmkit.store.jdbc.internal.org;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.testkit.sample.Samples;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Concurrent sign-ins of one user: none waits for another, and none is run again. */
@Tag("U10")
class SignInRowsTest {

  private final WorkspaceId workspace = Samples.newWorkspace();

  @Test
  void idsAscend() {
    Set<Long> ids = new HashSet<>();
    long last = 0;
    for (int i = 0; i < 10_000; i++) {
      long id = SignInRows.nextId();
      assertThat(id).isGreaterThan(last);
      last = id;
      ids.add(id);
    }
    assertThat(ids).hasSize(10_000);
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"}) // on H2 writers run one after the other
  void attemptsOfOneUserAreRecordedInOpenTransactions(TestDatabase engine) throws Exception {
    try (JdbcStore store = JdbcStore.create(engine.shared())) {
      store.create(workspace, "key", Samples.initialEntries(), List.of());
      bothAtOnce(store, tx -> tx.record(Samples.signIn(1, 5).build()));
      assertThat(store.<Integer>read(workspace, tx -> tx.signIns(Samples.ANNA.id(), 9).size()))
          .isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"})
  void theLogOfOneUserIsPrunedInOpenTransactions(TestDatabase engine) throws Exception {
    try (JdbcStore store = JdbcStore.create(engine.shared())) {
      store.create(workspace, "key", Samples.initialEntries(), List.of());
      for (int i = 0; i < 6; i++) {
        int second = i;
        store.useWrite(workspace, tx -> tx.record(Samples.signIn(1, second).build()));
      }
      bothAtOnce(
          store,
          tx -> {
            tx.record(Samples.signIn(1, 9).build());
            tx.pruneSignIns(Samples.ANNA.id(), 2);
          });
      store.useWrite(workspace, tx -> tx.pruneSignIns(Samples.ANNA.id(), 2));
      assertThat(store.<Integer>read(workspace, tx -> tx.signIns(Samples.ANNA.id(), 9).size()))
          .isEqualTo(2);
    }
  }

  /** Runs a callback in two transactions, neither of which commits before both have run it. */
  private void bothAtOnce(JdbcStore store, Consumer<WriteTransaction> work) throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    AtomicInteger runs = new AtomicInteger();
    Runnable one =
        () ->
            store.useWrite(
                workspace,
                tx -> {
                  runs.incrementAndGet();
                  work.accept(tx);
                  try {
                    both.await(20, TimeUnit.SECONDS);
                  } catch (Exception e) {
                    throw new AssertionError("one waits for the other", e);
                  }
                });
    // Threads of their own: the common pool may have a single one.
    Executor threads = task -> new Thread(task).start();
    CompletableFuture<Void> first = CompletableFuture.runAsync(one, threads);
    CompletableFuture<Void> second = CompletableFuture.runAsync(one, threads);
    first.get(60, TimeUnit.SECONDS);
    second.get(60, TimeUnit.SECONDS);
    assertThat(runs).hasValue(2);
  }
}
