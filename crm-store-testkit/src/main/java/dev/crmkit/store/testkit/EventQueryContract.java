package dev.crmkit.store.testkit;

import static dev.crmkit.store.testkit.sample.Samples.at;
import static dev.crmkit.store.testkit.sample.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.Subject;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventQuery;
import dev.crmkit.core.history.EventRange;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.testkit.sample.Samples;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reading events by actor and time (rules.md W2). */
@Tag("W2")
abstract class EventQueryContract extends ContractTest {

  private static final UserRef ANNA = new UserRef(new UserId(1), "Anna");
  private static final UserRef BORIS = new UserRef(new UserId(2), "Boris");

  private static Event by(@Nullable UserRef actor, Instant time, Subject subject) {
    return event(subject).toBuilder().actor(Optional.ofNullable(actor)).occurredAt(time).build();
  }

  private static Event by(@Nullable UserRef actor, long second) {
    return by(actor, at(second), ONE);
  }

  private static EventQuery all(int limit) {
    return new EventQuery(Optional.empty(), Optional.empty(), Optional.empty(), false, null, limit);
  }

  private static EventQuery of(
      @Nullable UserRef actor, @Nullable Instant from, @Nullable Instant to, boolean newestFirst) {
    return new EventQuery(
        Optional.ofNullable(actor).map(UserRef::id),
        Optional.ofNullable(from),
        Optional.ofNullable(to),
        newestFirst,
        null,
        2);
  }

  private List<Event> pages(EventQuery query) {
    List<Event> found = new ArrayList<>();
    EventQuery rest = query;
    List<Event> page = page(rest);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(query.limit());
      found.addAll(page);
      assertThat(found).as("found without an end").hasSizeLessThan(100);
      rest = rest.remainingAfter(EventQuery.positionOf(page.get(page.size() - 1)));
      page = page(rest);
    }
    return found;
  }

  private List<Event> page(EventQuery query) {
    return read(tx -> tx.events(query));
  }

  /** Appends events whose times are not in the order of their positions. */
  private List<Event> appendSome() {
    reorganise(
        tx ->
            List.of(
                    by(ANNA, 5),
                    by(BORIS, 3),
                    by(ANNA, 3),
                    by(null, 3),
                    by(ANNA, at(3).plus(1, ChronoUnit.MICROS), TWO),
                    by(ANNA, 3),
                    by(ANNA, 3),
                    by(BORIS, 9),
                    by(ANNA, 1))
                .forEach(tx::append));
    return read(tx -> tx.events(0, 100));
  }

  @Test
  void eventsAreFoundByActorAndTimeInPagesFromEitherEnd() {
    List<Event> events = appendSome();
    List<@Nullable Instant> times =
        Arrays.asList(
            null,
            at(0),
            at(1),
            at(3),
            at(3).plusNanos(1),
            at(3).plusNanos(1_000),
            at(9),
            Instant.MIN,
            Instant.MAX);
    for (UserRef actor : Arrays.asList(null, ANNA, BORIS, new UserRef(new UserId(7), "Vera"))) {
      for (Instant from : times) {
        for (Instant to : times) {
          List<Event> expected =
              new ArrayList<>(
                  events.stream()
                      .filter(event -> actor == null || event.actor().equals(Optional.of(actor)))
                      .filter(event -> from == null || !event.occurredAt().isBefore(from))
                      .filter(event -> to == null || event.occurredAt().isBefore(to))
                      .sorted(Comparator.comparing(Event::occurredAt))
                      .toList());
          assertThat(pages(of(actor, from, to, false))).isEqualTo(expected);
          Collections.reverse(expected);
          assertThat(pages(of(actor, from, to, true))).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void aPageContinuesAfterAPositionThatHasNoEventAnyMore() {
    insert(Samples.client(2).build());
    List<Event> events = appendSome();
    Event gone = events.get(4);
    write(
        tx -> {
          tx.delete(TWO, Samples.deletion(7, TWO));
          tx.purge(TWO);
        });
    assertThat(page(all(10).remainingAfter(EventQuery.positionOf(gone))))
        .containsExactly(events.get(0), events.get(7));
  }

  @Tag("E6")
  @Test
  void purgedRecordsAreNotFound() {
    insert(Samples.client(2).build());
    appendSome();
    write(
        tx -> {
          tx.delete(TWO, Samples.deletion(7, TWO));
          tx.purge(TWO);
        });
    for (UserRef actor : Arrays.asList(null, ANNA)) {
      assertThat(pages(of(actor, null, null, false)))
          .hasSizeGreaterThan(4)
          .noneMatch(event -> event.subject().equals(Optional.of(TWO)));
    }
  }

  @Test
  void aTransactionFindsTheEventsThatItAppended() {
    reorganise(
        tx -> {
          tx.append(by(ANNA, 1));
          assertThat(tx.events(of(ANNA, null, null, false))).hasSize(1);
          tx.append(by(ANNA, 0));
          assertThat(tx.events(all(9))).extracting(Event::occurredAt).containsExactly(at(0), at(1));
        });
  }

  @Test
  void aPageIsBoundedInSizeButHasAtLeastOneEvent() {
    for (int characters : new int[] {EventRange.MAX_SIZE * 2, EventRange.MAX_SIZE / 2, 1}) {
      write(
          tx ->
              tx.append(
                  by(ANNA, 1).toBuilder()
                      .addChanges(new Change("name", null, "x".repeat(characters)))
                      .build()));
    }
    EventQuery query = all(10);
    List<Event> first = page(query);
    assertThat(first).hasSize(1);
    assertThat(page(query.remainingAfter(EventQuery.positionOf(first.get(0))))).hasSize(2);
  }

  @Tag("W1")
  @Test
  void eventsOfOtherWorkspacesAreNotFound() {
    appendSome();
    workspace = anotherWorkspace();
    assertThat(page(all(9))).isEmpty();
    assertThat(page(of(ANNA, null, null, true))).isEmpty();
  }

  @Test
  void theLimitMustBePositive() {
    assertRefused(() -> all(0));
  }
}
