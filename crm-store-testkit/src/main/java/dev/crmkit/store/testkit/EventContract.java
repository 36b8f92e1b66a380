package dev.crmkit.store.testkit;

import static dev.crmkit.store.testkit.sample.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.Subject;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.testkit.sample.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The feed and the history of each subject (rules.md W2, W3). */
@Tag("W3")
abstract class EventContract extends ContractTest {

  @Test
  void eventPositionsIncreaseInTheOrderOfTheChanges() {
    write(
        tx -> {
          tx.append(event(ONE));
          tx.append(event(TWO));
        });
    reorganise(tx -> tx.append(event(new ClientId(3))));
    List<Event> events = read(tx -> tx.events(0, 10));
    assertThat(events).extracting(Event::position).doesNotHaveDuplicates().isSorted();
    assertThat(events.get(0).position()).isPositive();
    assertThat(events)
        .extracting(event -> event.subject().orElseThrow())
        .containsExactly(ONE, TWO, new ClientId(3));
    check(tx -> assertThat(tx.lastPosition()).isEqualTo(events.get(2).position()));
  }

  @Tag("W2")
  @Test
  void anEventIsStoredExactlyAsGiven() {
    Event full =
        Event.builder()
            .revision(17)
            .occurredAt(Samples.at(3).plusNanos(1_000))
            .actor(new UserRef(new UserId(8), "Имя, как было"))
            .address("2001:db8::1")
            .subject(new DealId(5))
            .type(EventType.STAGE)
            .addChanges(
                new Change("pipeline/3", null, "4"),
                new Change("name", "\uD83D\uDE00 'a'", "\"b\""),
                new Change("due", "2026-01-01T00:00:00Z", null))
            .portfolio(new PortfolioId(6))
            .putStages(new PipelineId(3), new StageId(4))
            .version(9L)
            .build();
    Event bare =
        Event.builder().revision(1).occurredAt(Samples.at(1)).type(EventType.PURGE).build();
    write(
        tx -> {
          tx.append(full);
          tx.append(bare);
        });
    List<Event> events = read(tx -> tx.events(0, 10));
    assertThat(events.stream().map(event -> event.toBuilder().position(0).build()))
        .containsExactly(full, bare);
    check(tx -> assertThat(tx.history(new DealId(5))).containsExactly(events.get(0)));
  }

  @Test
  void theFeedContinuesAfterAnyPosition() {
    for (int i = 1; i <= 7; i++) {
      long id = i;
      append(event(new ClientId(id)));
    }
    List<Event> all = read(tx -> tx.events(0, 100));
    assertThat(all).hasSize(7);
    check(tx -> assertThat(tx.events(0, 3)).isEqualTo(all.subList(0, 3)));
    check(tx -> assertThat(tx.events(all.get(2).position(), 3)).isEqualTo(all.subList(3, 6)));
    check(tx -> assertThat(tx.events(all.get(5).position(), 3)).isEqualTo(all.subList(6, 7)));
    check(tx -> assertThat(tx.events(all.get(6).position(), 3)).isEmpty());
  }

  @Test
  void theLastPositionOfAnEmptyFeedIsZero() {
    check(tx -> assertThat(tx.lastPosition()).isZero());
    check(tx -> assertThat(tx.events(0, 10)).isEmpty());
  }

  @Test
  void aRollbackRemovesEventsAndTheFeedContinues() {
    append(event(ONE));
    rollBack(
        tx -> {
          tx.append(event(ONE));
        });
    append(event(ONE));
    check(tx -> assertThat(tx.events(0, 10)).hasSize(2));
    check(tx -> assertThat(tx.history(ONE)).hasSize(2));
  }

  @Tag("W2")
  @Test
  void everySubjectHasItsOwnHistory() {
    List<Subject> subjects =
        List.of(
            ONE,
            TWO,
            new DealId(1),
            new FileId(1),
            new UserId(1),
            new GroupId(1),
            Section.FIRST,
            new FieldId(1),
            new PipelineId(1),
            new LabelId(1),
            SettingsArea.SECURITY,
            SettingsArea.USERS);
    for (int round = 0; round < 2; round++) {
      write(tx -> subjects.forEach(subject -> tx.append(event(subject))));
    }
    for (Subject subject : subjects) {
      List<Event> history = read(tx -> tx.history(subject));
      assertThat(history).hasSize(2);
      assertThat(history).allMatch(event -> event.subject().orElseThrow().equals(subject));
      assertThat(history).extracting(Event::position).isSorted();
    }
    check(tx -> assertThat(tx.history(SettingsArea.LABELS)).isEmpty());
  }

  @Test
  void aPollingReaderMissesNoEventOfConcurrentWriters() {
    int writers = 3;
    int each = 60;
    AtomicInteger writing = new AtomicInteger(writers);
    List<Event> received = new ArrayList<>();
    ConcurrentWork.runAll(
        writers + 1,
        number -> {
          if (number < writers) {
            try {
              for (int i = 0; i < each; i++) {
                long id = 1L + (long) number * each + i;
                write(
                    tx -> {
                      tx.append(event(new ClientId(id)));
                      tx.append(event(new DealId(id)));
                    });
              }
            } finally {
              writing.decrementAndGet();
            }
          } else {
            follow(received, writing);
          }
        });
    assertThat(received).hasSize(writers * each * 2);
    assertThat(received).isEqualTo(read(tx -> tx.events(0, Integer.MAX_VALUE)));
    assertThat(received).extracting(Event::position).doesNotHaveDuplicates().isSorted();
    for (int i = 0; i < received.size(); i += 2) {
      assertThat(received.get(i + 1).subject())
          .as("events of one transaction are adjacent")
          .contains(new DealId(((ClientId) received.get(i).subject().orElseThrow()).value()));
    }
  }

  private void follow(List<Event> received, AtomicInteger writing) {
    long position = 0;
    while (true) {
      boolean last = writing.get() == 0;
      long after = position;
      List<Event> page = read(tx -> tx.events(after, 7));
      received.addAll(page);
      if (!page.isEmpty()) {
        position = page.get(page.size() - 1).position();
      } else if (last) {
        return;
      }
    }
  }
}
