package dev.crmkit.store.testkit;

import static dev.crmkit.store.testkit.sample.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventRange;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.history.HandOver;
import dev.crmkit.core.history.Placement;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.testkit.sample.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reading events in ranges that are bounded in number and size (rules.md W2, W3). */
@Tag("W2")
abstract class EventRangeContract extends ContractTest {

  private static final EventRange ALL = EventRange.oldestFirst(0, 100);

  private List<Event> append(Event... events) {
    reorganise(tx -> List.of(events).forEach(tx::append));
    return read(tx -> tx.events(0, 1_000));
  }

  private static Event placedEvent(RecordId record, EventType type, long portfolio) {
    return event(record).toBuilder().type(type).portfolio(new PortfolioId(portfolio)).build();
  }

  private static Event largeEvent(Subject subject, int characters) {
    return event(subject).toBuilder()
        .addChanges(new Change("name", null, "x".repeat(characters)))
        .build();
  }

  private static Event handOver(long... portfolios) {
    Map<PortfolioId, UserRef> from = new HashMap<>();
    for (long portfolio : portfolios) {
      from.put(new PortfolioId(portfolio), new UserRef(new UserId(9), "Gleb"));
    }
    return event(new UserId(9)).toBuilder()
        .type(EventType.HAND_OVER)
        .handOver(new HandOver(from, Samples.ANNA))
        .build();
  }

  private static Event stageEnd(long... stages) {
    Event.Builder event = event(new PipelineId(1)).toBuilder();
    for (long stage : stages) {
      event.addEndedStages(new StageId(stage));
    }
    return event.build();
  }

  /**
   * Asserts that all events are read from both ends in ranges of two, and between all positions.
   */
  private void assertReadInRanges(Function<EventRange, List<Event>> reader, List<Event> expected) {
    List<Event> upwards = new ArrayList<>();
    List<Event> downwards = new ArrayList<>();
    collect(reader, EventRange.oldestFirst(0, 2), upwards);
    collect(reader, EventRange.newestFirst(Long.MAX_VALUE, 2), downwards);
    Collections.reverse(downwards);
    assertThat(upwards).isEqualTo(expected);
    assertThat(downwards).isEqualTo(expected);
    for (int from = 0; from < expected.size(); from++) {
      for (int to = from; to < expected.size(); to++) {
        assertThat(
                reader.apply(
                    new EventRange(
                        expected.get(from).position(), expected.get(to).position(), false, 9)))
            .isEqualTo(expected.subList(Math.min(from + 1, to), to));
      }
    }
  }

  private static void collect(
      Function<EventRange, List<Event>> reader, EventRange range, List<Event> to) {
    List<Event> page = reader.apply(range);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(range.limit());
      to.addAll(page);
      range = range.remainingAfter(page.get(page.size() - 1).position());
      page = reader.apply(range);
    }
  }

  @Test
  void aHistoryIsReadInRangesFromEitherEnd() {
    List<Event> events =
        append(event(ONE), event(new DealId(1)), event(ONE), event(ONE), event(TWO), event(ONE));
    assertReadInRanges(
        range -> read(tx -> tx.history(ONE, range)),
        events.stream().filter(event -> event.subject().equals(Optional.of(ONE))).toList());
  }

  @Test
  void eachHandOverIsFoundOnceByItsPortfolios() {
    List<Event> all = append(handOver(1, 2), event(ONE), handOver(2, 3), handOver(4), handOver(1));
    assertReadInRanges(
        range -> read(tx -> tx.handOvers(Set.of(new PortfolioId(1), new PortfolioId(2)), range)),
        List.of(all.get(0), all.get(2), all.get(4)));
    check(tx -> assertThat(tx.handOvers(Set.of(new PortfolioId(5)), ALL)).isEmpty());
    check(tx -> assertThat(tx.handOvers(Set.of(), ALL)).isEmpty());
  }

  @Tag("P4")
  @Test
  void pipelineChangesAreFoundByTheStagesThatTheyEnded() {
    List<Event> all = append(stageEnd(1, 2), stageEnd(), stageEnd(3), stageEnd(4), stageEnd(2, 5));
    assertReadInRanges(
        range -> read(tx -> tx.stageEnds(Set.of(new StageId(2), new StageId(4)), range)),
        List.of(all.get(0), all.get(3), all.get(4)));
    check(tx -> assertThat(tx.stageEnds(Set.of(new StageId(9)), ALL)).isEmpty());
    check(tx -> assertThat(tx.stageEnds(Set.of(), ALL)).isEmpty());
  }

  @Test
  void aReadIsBoundedInSizeButReturnsAtLeastOneEvent() {
    int third = EventRange.MAX_SIZE / 3;
    List<Event> all = new ArrayList<>();
    for (Event event :
        List.of(
            largeEvent(ONE, third),
            largeEvent(ONE, third),
            largeEvent(ONE, third),
            largeEvent(ONE, 4 * third))) {
      write(tx -> tx.append(event));
      all.add(event);
    }
    EventRange rest = EventRange.oldestFirst(0, 10);
    for (List<Event> page : List.of(all.subList(0, 2), all.subList(2, 3), all.subList(3, 4))) {
      EventRange range = rest;
      List<Event> history = read(tx -> tx.history(ONE, range));
      assertThat(history).hasSameSizeAs(page);
      assertThat(sizes(history)).isEqualTo(sizes(page));
      check(tx -> assertThat(tx.events(range.after(), 10)).isEqualTo(history));
      rest = rest.remainingAfter(history.get(history.size() - 1).position());
    }
    EventRange end = rest;
    check(tx -> assertThat(tx.history(ONE, end)).isEmpty());
    check(
        tx ->
            assertThat(sizes(tx.history(ONE, EventRange.newestFirst(Long.MAX_VALUE, 10))))
                .isEqualTo(sizes(all.subList(3, 4))));
  }

  private static List<Integer> sizes(List<Event> events) {
    return events.stream().map(Event::size).toList();
  }

  @Test
  void aTransactionReadsTheEventsThatItAppended() {
    reorganise(
        tx -> {
          tx.append(placedEvent(ONE, EventType.CREATE, 1));
          assertThat(tx.history(ONE, ALL)).hasSize(1);
          tx.append(handOver(1));
          assertThat(tx.handOvers(Set.of(new PortfolioId(1)), ALL)).hasSize(1);
          tx.append(stageEnd(3));
          assertThat(tx.stageEnds(Set.of(new StageId(3)), ALL)).hasSize(1);
          tx.append(placedEvent(ONE, EventType.ASSIGN, 2));
          assertThat(tx.placements(Set.of(ONE), EventRange.newestFirst(Long.MAX_VALUE, 1)))
              .extractingByKey(ONE)
              .extracting(Placement::portfolio)
              .isEqualTo(Optional.of(new PortfolioId(2)));
          tx.append(placedEvent(ONE, EventType.ASSIGN, 3));
          assertThat(tx.placementsIn(Set.of(new PortfolioId(3)), ALL)).hasSize(1);
        });
  }

  @Tag("W3")
  @Test
  void placementsAreTakenFromTheFirstEventInARange() {
    RecordId deal = new DealId(1);
    RecordId activity = new ActivityId(1);
    List<Event> all =
        append(
            placedEvent(ONE, EventType.CREATE, 1),
            placedEvent(deal, EventType.CREATE, 1),
            placedEvent(ONE, EventType.ASSIGN, 2),
            event(activity),
            placedEvent(ONE, EventType.DELETE, 2),
            placedEvent(TWO, EventType.EDIT, 1));
    Set<RecordId> records = Set.of(ONE, deal, activity, new ClientId(3));
    check(
        tx ->
            assertThat(tx.placements(records, EventRange.oldestFirst(0, 1)))
                .isEqualTo(
                    Map.of(
                        ONE, placement(all.get(0)),
                        deal, placement(all.get(1)),
                        activity, placement(all.get(3)))));
    check(
        tx ->
            assertThat(tx.placements(records, EventRange.newestFirst(all.get(4).position(), 1)))
                .isEqualTo(
                    Map.of(
                        ONE, placement(all.get(2)),
                        deal, placement(all.get(1)),
                        activity, placement(all.get(3)))));
    check(
        tx ->
            assertThat(tx.placements(records, EventRange.oldestFirst(all.get(3).position(), 1)))
                .isEqualTo(Map.of(ONE, placement(all.get(4)))));
    check(tx -> assertThat(tx.placements(Set.of(), ALL)).isEmpty());
    Set<PortfolioId> both = Set.of(new PortfolioId(1), new PortfolioId(2));
    check(
        tx ->
            assertThat(tx.placementsIn(Set.of(new PortfolioId(1)), ALL))
                .containsExactly(
                    placement(all.get(0)), placement(all.get(1)), placement(all.get(5))));
    check(
        tx ->
            assertThat(tx.placementsIn(both, EventRange.newestFirst(all.get(5).position(), 2)))
                .containsExactly(placement(all.get(4)), placement(all.get(2))));
    check(tx -> assertThat(tx.placementsIn(Set.of(new PortfolioId(9)), ALL)).isEmpty());
  }

  private static Placement placement(Event event) {
    return new Placement(
        event.position(),
        (RecordId) event.subject().orElseThrow(),
        event.type(),
        event.portfolio());
  }

  @Tag("E6")
  @Test
  void purgedRecordsAreInNoRange() {
    insert(Samples.client(1).build());
    append(placedEvent(ONE, EventType.CREATE, 1), placedEvent(TWO, EventType.CREATE, 1));
    write(
        tx -> {
          tx.delete(ONE, Samples.deletion(7, ONE));
          tx.purge(ONE);
        });
    check(tx -> assertThat(tx.history(ONE, ALL)).isEmpty());
    check(tx -> assertThat(tx.placements(Set.of(ONE), ALL)).isEmpty());
    check(
        tx ->
            assertThat(tx.placementsIn(Set.of(new PortfolioId(1)), ALL))
                .extracting(Placement::record)
                .containsExactly(TWO));
  }

  @Tag("W1")
  @Test
  void rangesContainEventsOfOneWorkspaceOnly() {
    append(placedEvent(ONE, EventType.CREATE, 1), handOver(1), stageEnd(1));
    workspace = anotherWorkspace();
    check(tx -> assertThat(tx.history(ONE, ALL)).isEmpty());
    check(tx -> assertThat(tx.handOvers(Set.of(new PortfolioId(1)), ALL)).isEmpty());
    check(tx -> assertThat(tx.stageEnds(Set.of(new StageId(1)), ALL)).isEmpty());
    check(tx -> assertThat(tx.placements(Set.of(ONE), ALL)).isEmpty());
    check(tx -> assertThat(tx.placementsIn(Set.of(new PortfolioId(1)), ALL)).isEmpty());
  }

  @Test
  void portfoliosOfRecordsAndFilesAreLookedUpAtOnce() {
    insert(
        Samples.client(1).portfolio(new PortfolioId(1)).build(),
        Samples.client(2).portfolio(new PortfolioId(1)).build(),
        Samples.deal(1).client(ONE).portfolio(new PortfolioId(1)).build());
    for (long id = 1; id <= 2; id++) {
      ClientId on = new ClientId(id);
      FileId file = new FileId(id);
      var content = stage("content");
      write(tx -> tx.insertFile(Samples.file(file.value(), on, content), content));
    }
    delete(TWO, 7);
    Set<Subject> subjects =
        Set.of(ONE, TWO, new DealId(1), new ActivityId(1), new FileId(1), new FileId(2));
    PortfolioId portfolio = new PortfolioId(1);
    check(
        tx ->
            assertThat(tx.portfolios(subjects))
                .isEqualTo(
                    Map.of(ONE, portfolio, new DealId(1), portfolio, new FileId(1), portfolio)));
    check(tx -> assertThat(tx.portfolios(Set.of())).isEmpty());
  }

  @Test
  void theLimitOfARangeMustBePositive() {
    assertRefused(() -> EventRange.oldestFirst(0, 0));
  }
}
