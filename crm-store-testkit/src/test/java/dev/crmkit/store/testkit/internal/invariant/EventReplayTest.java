package dev.crmkit.store.testkit.internal.invariant;

import static dev.crmkit.store.testkit.internal.invariant.Workload.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.Subject;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.history.HandOver;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.UserRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** W2, W3: the feed alone tells all that is stored; what it fails to tell is found. */
class EventReplayTest {

  @Test
  void theFeedReproducesTheStoredStateAfterEveryStep() {
    List<Workload> founded = new ArrayList<>();
    Workload company =
        new Workload(
            () ->
                founded.forEach(
                    each -> {
                      assertThat(EventReplay.check(each.store, WORKSPACE)).isEmpty();
                      assertThat(Invariants.check(each.store, WORKSPACE)).isEmpty();
                    }));
    founded.add(company);
    company.doEverything();
    assertThat(EventReplay.of(company.events()).differences(company.store, WORKSPACE)).isEmpty();
  }

  @Test
  void everyMissingEventIsDetected() {
    Workload company = Workload.afterAll();
    assertEachDetected(
        company,
        (event, others) -> {
          if (event.type() != EventType.PURGE
              && !isActivation(event)
              && !isTraceless(company, event)) {
            others.accept(List.of());
          }
        });
  }

  @Test
  void everyMissingOrWrongChangeIsDetected() {
    Workload company = Workload.afterAll();
    assertEachDetected(
        company,
        (event, others) -> {
          for (int i = 0; i < event.changes().size() && isStillThere(company, event); i++) {
            Change change = event.changes().get(i);
            if (isTraceless(company, change) || isUndone(company, event)) {
              continue;
            }
            String attribute = change.attribute();
            others.accept(List.of(with(event, i, null)));
            others.accept(List.of(with(event, i, new Change(attribute, "77", change.after()))));
            others.accept(List.of(with(event, i, new Change(attribute, change.before(), "77"))));
          }
        });
  }

  @Test
  void aWrongPortfolioVersionOrTimeIsDetected() {
    Workload company = Workload.afterAll();
    List<Event> wrong = new ArrayList<>(company.events());
    wrong.replaceAll(
        event ->
            event.version().isPresent()
                ? event.toBuilder().version(event.version().orElseThrow() + 1).build()
                : event);
    assertThat(EventReplay.of(wrong).differences(company.store, WORKSPACE))
        .anyMatch(difference -> difference.startsWith("client/101 version: stored "));
    wrong = new ArrayList<>(company.events());
    wrong.replaceAll(
        event -> event.toBuilder().occurredAt(event.occurredAt().plusSeconds(1)).build());
    assertThat(EventReplay.of(wrong).differences(company.store, WORKSPACE))
        .anyMatch(difference -> difference.startsWith("client/101 updatedAt: "));
    wrong = new ArrayList<>(company.events());
    wrong.replaceAll(
        event ->
            event.portfolio().isPresent()
                ? event.toBuilder().portfolio(PortfolioId.of(9)).build()
                : event);
    assertThat(EventReplay.of(wrong).differences(company.store, WORKSPACE))
        .anyMatch(difference -> difference.startsWith("client/101 portfolio: "));
  }

  @Test
  void aHandOverToOrFromTheWrongUserIsDetected() {
    Workload company = Workload.afterAll();
    UserRef egor = new UserRef(Workload.EGOR, "Egor");
    assertEachDetected(
        company,
        (event, others) ->
            event
                .handOver()
                .ifPresent(
                    handOver -> {
                      others.accept(List.of(with(event, new HandOver(handOver.from(), egor))));
                      Map<PortfolioId, UserRef> from = new HashMap<>(handOver.from());
                      from.replaceAll((portfolio, user) -> egor);
                      others.accept(List.of(with(event, new HandOver(from, handOver.to()))));
                    }));
  }

  @Test
  void aStoredChangeWithoutAnEventIsDetected() {
    Workload company = Workload.afterAll();
    company.store.useReorganise(
        WORKSPACE, tx -> tx.apply(OrgDelta.putting(new Label(Workload.VIP, "Vip", "#000"))));
    assertThat(EventReplay.check(company.store, WORKSPACE))
        .containsExactly(
            "the revision: stored 74, replayed 73",
            "label/41 colour: stored \"#000\", replayed \"#d33\"");
  }

  private interface Fault {
    /** Tells the consumer what to put in the place of an event. */
    void plant(Event event, Consumer<List<Event>> instead);
  }

  private static void assertEachDetected(Workload company, Fault fault) {
    StoredState stored = company.store.read(WORKSPACE, StoredState::read);
    List<Event> events = stored.events();
    for (int i = 0; i < events.size(); i++) {
      int at = i;
      fault.plant(
          events.get(i),
          instead -> {
            List<Event> wrong = new ArrayList<>(events.subList(0, at));
            wrong.addAll(instead);
            wrong.addAll(events.subList(at + 1, events.size()));
            assertThat(EventReplay.of(wrong).differences(stored))
                .as("%s instead of %s", instead, events.get(at))
                .isNotEmpty();
          });
    }
  }

  /** What was removed since leaves no trace by which a wrong attribute of it could be found. */
  private static boolean isStillThere(Workload company, Event event) {
    return !isActivation(event)
        && event.subject().filter(subject -> isRemoved(company, subject)).isEmpty();
  }

  private static boolean isRemoved(Workload company, Change change) {
    return change.field().filter(field -> isRemoved(company, field)).isPresent()
        || change.pipeline().filter(pipeline -> isRemoved(company, pipeline)).isPresent();
  }

  private static boolean isRemoved(Workload company, Subject subject) {
    return company.store.read(WORKSPACE, tx -> tx.org().retired().contains(subject));
  }

  /** Of an entry beside others of the same revision or version. */
  private static boolean isTraceless(Workload company, Event event) {
    return !event.changes().isEmpty()
        && (event.type() == EventType.STAGE || event.type() == EventType.EDIT)
        && event.changes().stream().allMatch(change -> isTraceless(company, change));
  }

  /** A deletion that was undone since, of which the id is nowhere any more. */
  private static boolean isUndone(Workload company, Event event) {
    return event.type() == EventType.DELETE
        && event
            .subject()
            .filter(
                subject ->
                    company.store.<Boolean>read(WORKSPACE, tx -> tx.deletion(subject).isEmpty()))
            .isPresent();
  }

  /** What was removed, or stood in for, since; and claims that an end was put to. */
  private static boolean isTraceless(Workload company, Change change) {
    return isRemoved(company, change)
        || change.attribute().equals("claims")
        || (change.pipeline().isPresent() && isBetweenGoneStages(company, change));
  }

  private static boolean isBetweenGoneStages(Workload company, Change change) {
    return change.pipeline().stream()
        .flatMap(id -> company.pipeline(id).stages().stream())
        .map(stage -> Long.toString(stage.id().value()))
        .noneMatch(id -> id.equals(change.before()) || id.equals(change.after()));
  }

  private static boolean isActivation(Event event) {
    return event.changes().stream().anyMatch(change -> change.attribute().equals("activation"));
  }

  private static Event with(Event event, int index, @Nullable Change change) {
    List<Change> changes = new ArrayList<>(event.changes());
    if (change == null) {
      changes.remove(index);
    } else {
      changes.set(index, change);
    }
    return event.toBuilder().changes(changes).build();
  }

  private static Event with(Event event, HandOver handOver) {
    return event.toBuilder().handOver(handOver).build();
  }
}
