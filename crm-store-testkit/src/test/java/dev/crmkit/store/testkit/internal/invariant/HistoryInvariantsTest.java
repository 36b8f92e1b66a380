package dev.crmkit.store.testkit.internal.invariant;

import static dev.crmkit.store.testkit.internal.invariant.Workload.ACME;
import static dev.crmkit.store.testkit.internal.invariant.Workload.BIG;
import static dev.crmkit.store.testkit.internal.invariant.Workload.BOLT;
import static dev.crmkit.store.testkit.internal.invariant.Workload.CLARA;
import static dev.crmkit.store.testkit.internal.invariant.Workload.DEALS;
import static dev.crmkit.store.testkit.internal.invariant.Workload.EGOR;
import static dev.crmkit.store.testkit.internal.invariant.Workload.GLEB;
import static dev.crmkit.store.testkit.internal.invariant.Workload.OFFER;
import static dev.crmkit.store.testkit.internal.invariant.Workload.TIER;
import static dev.crmkit.store.testkit.internal.invariant.Workload.VIP;
import static dev.crmkit.store.testkit.internal.invariant.Workload.WORKSPACE;

import dev.crmkit.core.Subject;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.portfolio.PortfolioId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each invariant of the feed and of histories detects an injected fault. */
class HistoryInvariantsTest extends FaultInjection {

  @Test
  void detectsAFeedOutOfOrder() {
    assertDetectedInEvents(events -> events.add(0, events.remove(5)), "W3", "comes after event 6");
  }

  @Test
  void detectsADecreasingRevision() {
    assertDetectedInEvents(
        events -> events.add(last(events).toBuilder().position(9_999).revision(2).build()),
        "W4",
        "event 9999 has revision 2");
  }

  @Test
  void detectsAnEventAfterTheLastPosition() {
    assertDetectedInEvents(
        events -> events.add(last(events).toBuilder().position(9_999).build()),
        "W3",
        "there is event 9999");
  }

  @Test
  void detectsAnOrganisationChangeWithoutAnEvent() {
    put(new Label(VIP, "Vip!", "#fff"));
    assertDetected("W4", "no event has revision " + org().revision());
  }

  @Test
  void detectsAHistoryThatDoesNotBeginWithTheCreation() {
    for (Subject subject : List.of(ACME, OFFER, EGOR, TIER, Section.FIRST, VIP, DEALS)) {
      assertDetectedInEvents(
          events -> events.removeIf(event -> is(event, subject, EventType.CREATE)),
          "W2",
          "the history of " + subject.path());
    }
  }

  @Test
  void detectsASecondCreation() {
    assertDetectedInEvents(
        events -> events.add(last(events).toBuilder().subject(ACME).type(EventType.CREATE).build()),
        "W2",
        "the history of client/101");
  }

  @Test
  void detectsAVersionWithoutAnEvent() {
    change(ACME, client -> client.name("Other"));
    assertDetected("E7", "client/101 is at version");
    assertDetectedInEvents(
        events -> events.removeIf(event -> is(event, BIG, EventType.EDIT)), "E7", "deal/301");
  }

  @Test
  void detectsADuplicateVersion() {
    assertDetectedInEvents(
        events -> {
          int at = indexOf(events, event -> is(event, ACME, EventType.EDIT));
          events.add(at + 1, events.get(at));
        },
        "E7",
        "client/101");
  }

  @Test
  void detectsAnEventWithoutAVersion() {
    assertDetectedInEvents(
        events -> events.replaceAll(event -> event.toBuilder().version(Optional.empty()).build()),
        "W2",
        "client/101) has no portfolio or version");
  }

  @Test
  void detectsAMoveWithoutAnEvent() {
    PortfolioId claras = org().user(CLARA).orElseThrow().portfolio();
    assertDetectedInEvents(
        events ->
            events.replaceAll(
                event ->
                    event.subject().filter(BIG::equals).isPresent()
                        ? event.toBuilder().portfolio(claras).build()
                        : event),
        "W2",
        "deal/301 is in");
  }

  @Test
  void detectsADeletionWithoutAnEvent() {
    assertDetectedInEvents(
        events -> events.removeIf(event -> is(event, BOLT, EventType.DELETE)),
        "W2",
        "client/102 is deleted");
    store.useWrite(WORKSPACE, tx -> tx.delete(OFFER, deletion(OFFER)));
    assertDetected("W2", "file/401 is deleted");
  }

  @Test
  void detectsAHistoryOfAPurgedRecord() {
    assertDetectedInEvents(
        events -> events.add(last(events).toBuilder().subject(ClientId.of(103)).build()),
        "E6",
        "client/103");
  }

  @Test
  void detectsAPurgeEventWithASubject() {
    assertDetectedInEvents(
        events ->
            events.replaceAll(
                event ->
                    event.type() == EventType.PURGE
                        ? event.toBuilder().subject(GLEB).build()
                        : event),
        "E6",
        "unless it is a purge");
  }

  @Test
  void detectsAnEmptyHandOver() {
    assertDetectedInEvents(
        events -> events.replaceAll(event -> event.toBuilder().handOver(Optional.empty()).build()),
        "W3",
        "only if it is a hand-over");
  }

  @Test
  void detectsALostPortfolio() {
    assertDetectedInEvents(
        events ->
            events.replaceAll(
                event ->
                    is(event, ACME, EventType.CREATE)
                        ? event.toBuilder().portfolio(PortfolioId.of(999)).build()
                        : event),
        "D1",
        "missing [portfolio/999]");
  }
}
