package dev.crmkit.store.jdbc.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.testkit.sample.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A reader that follows a feed misses nothing, although several instances write to it, in short and
 * long transactions, some of which are rolled back (rules.md W3).
 */
@Tag("W3")
class FollowedFeedTest {

  private static final int WRITERS = 6;
  private static final int TRANSACTIONS = 60;
  private static final int MOST_EVENTS = 4;

  private final WorkspaceId workspace = Samples.newWorkspace();
  private final AtomicInteger writing = new AtomicInteger(WRITERS);
  private final AtomicInteger committed = new AtomicInteger();

  @ParameterizedTest
  @EnumSource
  void noPositionAppearsBelowALaterOne(TestDatabase engine) throws Exception {
    DataSource database = engine.shared();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
    try (JdbcStore first = JdbcStore.create(database);
        JdbcStore second = JdbcStore.create(database);
        JdbcStore reading = JdbcStore.create(database)) {
      first.create(workspace, "key", Samples.initialEntries(), List.of());
      CompletableFuture<List<Event>> follower =
          CompletableFuture.supplyAsync(() -> follow(reading), threads);
      List<CompletableFuture<Void>> writers =
          IntStream.range(0, WRITERS)
              .mapToObj(
                  number ->
                      CompletableFuture.runAsync(
                          () -> write(number % 2 == 0 ? first : second, number), threads))
              .toList();
      for (CompletableFuture<Void> writer : writers) {
        writer.get(5, TimeUnit.MINUTES);
      }
      List<Event> followed = follower.get(5, TimeUnit.MINUTES);
      assertThat(followed).hasSize(committed.get());
      assertThat(followed)
          .extracting(Event::position)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, committed.get()).mapToObj(Long::valueOf).toList());
      assertThat(followed)
          .isEqualTo(reading.read(workspace, tx -> tx.events(0, Integer.MAX_VALUE)));
    } finally {
      threads.shutdownNow();
    }
  }

  private void write(JdbcStore store, int number) {
    Random random = new Random(number);
    try {
      for (int i = 0; i < TRANSACTIONS; i++) {
        int events = 1 + random.nextInt(MOST_EVENTS);
        long id = 2 + (long) number * TRANSACTIONS + i;
        switch (random.nextInt(4)) {
          case 0 -> {
            store.useReorganise(workspace, tx -> reorganise(tx, id, events));
            committed.addAndGet(events);
          }
          case 1 -> leaveNothing(store, id);
          default -> {
            store.useWrite(workspace, tx -> append(tx, id, events));
            committed.addAndGet(events);
          }
        }
      }
    } finally {
      writing.decrementAndGet();
    }
  }

  private static void reorganise(OrgTransaction tx, long id, int events) {
    tx.apply(Samples.manager(id));
    append(tx, id, events);
  }

  /** Appends events before and after a pause. */
  private static void append(WriteTransaction tx, long id, int events) {
    tx.append(Samples.event(new LabelId(id)));
    tx.insert(Samples.client(id).build());
    for (int i = 1; i < events; i++) {
      tx.append(Samples.event(new ClientId(id)));
    }
  }

  private void leaveNothing(JdbcStore store, long id) {
    assertThatThrownBy(
            () ->
                store.useWrite(
                    workspace,
                    tx -> {
                      tx.append(Samples.event(new ClientId(id)));
                      throw new Changed();
                    }))
        .isInstanceOf(Changed.class);
  }

  /** Reads from the last position until nobody writes and nothing is left. */
  private List<Event> follow(JdbcStore store) {
    List<Event> followed = new ArrayList<>();
    while (true) {
      boolean isLast = writing.get() == 0;
      long after = followed.isEmpty() ? 0 : followed.get(followed.size() - 1).position();
      List<Event> page = store.read(workspace, tx -> tx.events(after, 5));
      followed.addAll(page);
      if (isLast && page.isEmpty()) {
        return followed;
      }
    }
  }

  private static final class Changed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Changed() {
      super("a change of mind");
    }
  }
}
