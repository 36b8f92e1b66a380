package dev.crmkit.store.testkit;

import static dev.crmkit.store.testkit.sample.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.store.testkit.sample.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Waiting for the next event (rules.md W3). */
@Tag("W3")
abstract class EventWaitContract extends ContractTest {

  /** Longer than the timeout of all waiting, so that a test fails if it passes. */
  private static final Duration LONG =
      Duration.ofSeconds(10 * (long) ConcurrentWork.TIMEOUT_SECONDS);

  private long last() {
    return read(ReadTransaction::lastPosition);
  }

  private boolean awaitEvent(WorkspaceId in, long position, Duration timeout)
      throws InterruptedException {
    return store.awaitEvents(
        in, () -> !store.read(in, tx -> tx.events(position, 1)).isEmpty(), timeout);
  }

  private boolean isThereNow(WorkspaceId in, long position) throws InterruptedException {
    return awaitEvent(in, position, Duration.ZERO);
  }

  @Test
  void anEventThatIsThereIsNotWaitedFor() throws Exception {
    append(event(ONE));
    append(event(TWO));
    assertThat(awaitEvent(workspace, 0, LONG)).isTrue();
    assertThat(awaitEvent(workspace, last() - 1, LONG)).isTrue();
  }

  @Test
  void withoutAnEventTheTimePasses() throws Exception {
    append(event(ONE));
    assertThat(awaitEvent(workspace, last(), Duration.ofMillis(50))).isFalse();
    assertThat(isThereNow(workspace, last())).isFalse();
    assertThat(awaitEvent(workspace, last(), Duration.ofSeconds(Long.MIN_VALUE))).isFalse();
    assertThat(isThereNow(workspace, last() - 1)).isTrue();
  }

  @Test
  void aThreadThatWaitsContinuesWithTheNextEvent() {
    long position = last();
    try (ConcurrentWork.Pool pool = new ConcurrentWork.Pool(1)) {
      Future<?> waiting =
          pool.start(() -> assertThat(awaitEvent(workspace, position, LONG)).isTrue());
      assertThat(ConcurrentWork.isBlocked(waiting)).isTrue();
      append(event(ONE));
      ConcurrentWork.await(waiting);
    }
  }

  @Test
  void manyThreadsWaitAtOnce() {
    int threads = 60;
    long position = last();
    try (ConcurrentWork.Pool pool = new ConcurrentWork.Pool(threads)) {
      List<Future<?>> waiting = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        waiting.add(
            pool.start(
                () ->
                    assertThat(awaitEvent(workspace, position, Duration.ofDays(200_000)))
                        .isTrue()));
      }
      assertThat(ConcurrentWork.isBlocked(waiting.get(threads - 1))).isTrue();
      append(event(ONE));
      waiting.forEach(ConcurrentWork::await);
    }
  }

  @Test
  void noEventIsMissedBetweenALookAndTheWait() {
    int events = 200;
    try (ConcurrentWork.Pool pool = new ConcurrentWork.Pool(1)) {
      Future<?> following =
          pool.start(
              () -> {
                long position = 0;
                for (int found = 0; found < events; ) {
                  assertThat(awaitEvent(workspace, position, LONG)).isTrue();
                  long after = position;
                  List<Event> next = read(tx -> tx.events(after, events));
                  assertThat(next).isNotEmpty();
                  found += next.size();
                  position = next.get(next.size() - 1).position();
                }
              });
      for (int i = 0; i < events; i++) {
        append(event(ONE));
      }
      ConcurrentWork.await(following);
    }
  }

  @Test
  void anEventDuringALookLeadsToAnotherLook() {
    AtomicInteger looks = new AtomicInteger();
    try (ConcurrentWork.Pool pool = new ConcurrentWork.Pool(1)) {
      ConcurrentWork.await(
          pool.start(
              () ->
                  store.awaitEvents(
                      workspace,
                      () -> {
                        boolean isSecond = looks.incrementAndGet() > 1;
                        append(event(ONE));
                        return isSecond;
                      },
                      LONG)));
    }
    assertThat(looks).hasValue(2);
  }

  @Test
  void eventsOfOtherWorkspacesAndWhatIsRolledBackAreNotWaitedFor() throws Exception {
    WorkspaceId other = anotherWorkspace();
    rollBack(tx -> tx.append(event(ONE)));
    store.useWrite(other, tx -> tx.append(event(ONE)));
    assertThat(isThereNow(workspace, 0)).isFalse();
    assertThat(isThereNow(other, 0)).isTrue();
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread waiting =
        new Thread(
            () -> {
              try {
                awaitEvent(workspace, 0, LONG);
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
            });
    waiting.start();
    waiting.interrupt();
    ConcurrentWork.await(interrupted);
  }

  @Test
  void closingTheStoreEndsTheWait() {
    try (ConcurrentWork.Pool pool = new ConcurrentWork.Pool(1)) {
      Future<?> waiting =
          pool.start(
              () ->
                  assertThatThrownBy(() -> awaitEvent(workspace, 0, LONG))
                      .isInstanceOf(StoreFailureException.class));
      assertThat(ConcurrentWork.isBlocked(waiting)).isTrue();
      store.close();
      ConcurrentWork.await(waiting);
    }
  }

  @Test
  void anUnknownWorkspaceIsRefused() {
    assertRefused(() -> isThereNow(Samples.newWorkspace(), 0));
  }
}
