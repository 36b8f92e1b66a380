package dev.crmkit.store.jdbc.internal.tx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.testing.LockWaiters;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.testkit.sample.Samples;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The lock of a workspace (rules.md W4): record writes share it, a change of the organisation
 * excludes all others, and later writes do not overtake a waiting change.
 */
@Tag("W4")
@ParameterizedClass
@EnumSource(TestDatabase.class)
class WorkspaceLockTest {

  private final WorkspaceId workspace = Samples.newWorkspace();
  private final List<String> order = new CopyOnWriteArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private final CountDownLatch begun = new CountDownLatch(1);
  private final TestDatabase engine;
  private final JdbcStore store;
  private final LockWaiters waiting;

  WorkspaceLockTest(TestDatabase engine) {
    this.engine = engine;
    DataSource database = engine.fresh();
    this.store = JdbcStore.create(database);
    this.waiting = new LockWaiters(engine, database);
    store.create(workspace, "key", Samples.initialEntries(), List.of());
  }

  @AfterEach
  void close() {
    release.countDown();
    waiting.close();
    store.close();
  }

  @Test
  void aChangeOfTheOrganisationWaitsForAWriteThatRuns() throws Exception {
    CompletableFuture<Void> write = waiting.start(() -> writeUntilReleased(1));
    await(begun);
    CompletableFuture<Void> change = waiting.start(() -> reorganise(2));
    waiting.await(1);
    assertThat(store.read(workspace, ReadTransaction::org).revision()).isEqualTo(1);
    release.countDown();
    LockWaiters.end(write);
    LockWaiters.end(change);
    assertThat(order).containsExactly("write 1 at 1", "change 2");
    assertThat(store.read(workspace, ReadTransaction::org).revision()).isEqualTo(2);
  }

  @Test
  void aWriteWaitsForAChangeOfTheOrganisationThatRuns() throws Exception {
    CompletableFuture<Void> change =
        waiting.start(
            () ->
                store.useReorganise(
                    workspace,
                    tx -> {
                      begun.countDown();
                      await(release);
                      tx.apply(Samples.manager(2));
                      order.add("change 2");
                    }));
    await(begun);
    CompletableFuture<Void> write = waiting.start(() -> write(1));
    waiting.await(1);
    release.countDown();
    LockWaiters.end(change);
    LockWaiters.end(write);
    assertThat(order).containsExactly("change 2", "write 1 at 2");
  }

  @Test
  void laterWritesDoNotOvertakeAWaitingChange() throws Exception {
    CompletableFuture<Void> first = waiting.start(() -> writeUntilReleased(1));
    await(begun);
    CompletableFuture<Void> change = waiting.start(() -> reorganise(2));
    waiting.await(1);
    CompletableFuture<Void> second = waiting.start(() -> write(3));
    waiting.await(2);
    CompletableFuture<Void> third = waiting.start(() -> write(4));
    waiting.await(3);
    release.countDown();
    for (CompletableFuture<Void> each : List.of(first, change, second, third)) {
      LockWaiters.end(each);
    }
    assertThat(order.subList(0, 2)).containsExactly("write 1 at 1", "change 2");
    assertThat(order.subList(2, 4)).containsExactlyInAnyOrder("write 3 at 2", "write 4 at 2");
  }

  @Test
  void writesShareTheLockWhereTheDatabaseHasSharedLocks() throws Exception {
    CompletableFuture<Void> first = waiting.start(() -> writeUntilReleased(1));
    await(begun);
    CompletableFuture<Void> second = waiting.start(() -> write(2));
    if (engine == TestDatabase.H2) {
      waiting.await(1);
    } else {
      // It could only wait for the row that hands out positions, which no write here holds.
      LockWaiters.end(second);
    }
    release.countDown();
    LockWaiters.end(first);
    LockWaiters.end(second);
    assertThat(order)
        .first()
        .isEqualTo(engine == TestDatabase.H2 ? "write 1 at 1" : "write 2 at 1");
  }

  private void write(long id) {
    store.useWrite(
        workspace,
        tx -> {
          tx.insert(Samples.client(id).build());
          assertThat(tx.client(new ClientId(id))).isPresent();
          order.add("write " + id + " at " + tx.org().revision());
        });
  }

  private void writeUntilReleased(long id) {
    store.useWrite(
        workspace,
        tx -> {
          tx.insert(Samples.client(id).build());
          begun.countDown();
          await(release);
          order.add("write " + id + " at " + tx.org().revision());
        });
  }

  private void reorganise(long user) {
    store.useReorganise(
        workspace,
        tx -> {
          tx.apply(Samples.manager(user));
          order.add("change " + user);
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
