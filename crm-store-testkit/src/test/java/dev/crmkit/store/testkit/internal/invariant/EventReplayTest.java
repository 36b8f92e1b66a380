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

/**
 * The feed alone reproduces the stored state (rules.md W2, W3), and every gap in it is detected.
 */
class EventReplayTest {

  @Test
  void theFeedReproducesTheStoredStateAfterEveryStep() {
    List<Workload> created = new ArrayList<>();
    Workload workload =
        new Workload(
            () ->
                created.forEach(
                    each -> {
                      assertThat(EventReplay.check(each.store, WORKSPACE)).isEmpty();
                      assertThat(Invariants.check(each.store, WORKSPACE)).isEmpty();
                    }));
    created.add(workload);
    workload.runAllSteps();
    assertThat(EventReplay.of(workload.events()).differences(workload.store, WORKSPACE)).isEmpty();
  }

  @Test
  void everyMissingEventIsDetected() {
    Workload workload = Workload.completed();
    assertEachDetected(
        workload,
        (event, others) -> {
          if (event.type() != EventType.PURGE
              && !isActivation(event)
              && !isUndetectable(workload, event)) {
            others.accept(List.of());
          }
        });
  }

  @Test
  void everyMissingOrWrongChangeIsDetected() {
    Workload workload = Workload.completed();
    assertEachDetected(
        workload,
        (event, others) -> {
          for (int i = 0; i < event.changes().size() && isStillThere(workload, event); i++) {
            Change change = event.changes().get(i);
            if (isUndetectable(workload, change) || isUndone(workload, event)) {
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
    Workload workload = Workload.completed();
    List<Event> changed = new ArrayList<>(workload.events());
    changed.replaceAll(
        event ->
            event.version().isPresent()
                ? event.toBuilder().version(event.version().orElseThrow() + 1).build()
                : event);
    assertThat(EventReplay.of(changed).differences(workload.store, WORKSPACE))
        .anyMatch(difference -> difference.startsWith("client/101 version: stored "));
    changed = new ArrayList<>(workload.events());
    changed.replaceAll(
        event -> event.toBuilder().occurredAt(event.occurredAt().plusSeconds(1)).build());
    assertThat(EventReplay.of(changed).differences(workload.store, WORKSPACE))
        .anyMatch(difference -> difference.startsWith("client/101 updatedAt: "));
    changed = new ArrayList<>(workload.events());
    changed.replaceAll(
        event ->
            event.portfolio().isPresent()
                ? event.toBuilder().portfolio(PortfolioId.of(9)).build()
                : event);
    assertThat(EventReplay.of(changed).differences(workload.store, WORKSPACE))
        .anyMatch(difference -> difference.startsWith("client/101 portfolio: "));
  }

  @Test
  void aHandOverToOrFromTheWrongUserIsDetected() {
    Workload workload = Workload.completed();
    UserRef egor = new UserRef(Workload.EGOR, "Egor");
    assertEachDetected(
        workload,
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
    Workload workload = Workload.completed();
    workload.store.useReorganise(
        WORKSPACE, tx -> tx.apply(OrgDelta.putting(new Label(Workload.VIP, "Vip", "#000"))));
    assertThat(EventReplay.check(workload.store, WORKSPACE))
        .containsExactly(
            "the revision: stored 74, replayed 73",
            "label/41 colour: stored \"#000\", replayed \"#d33\"");
  }

  private interface Fault {
    /** Passes replacements of an event to the consumer. */
    void plant(Event event, Consumer<List<Event>> instead);
  }

  private static void assertEachDetected(Workload workload, Fault fault) {
    StoredState stored = workload.store.read(WORKSPACE, StoredState::read);
    List<Event> events = stored.events();
    for (int i = 0; i < events.size(); i++) {
      int at = i;
      fault.plant(
          events.get(i),
          instead -> {
            List<Event> changed = new ArrayList<>(events.subList(0, at));
            changed.addAll(instead);
            changed.addAll(events.subList(at + 1, events.size()));
            assertThat(EventReplay.of(changed).differences(stored))
                .as("%s instead of %s", instead, events.get(at))
                .isNotEmpty();
          });
    }
  }

  /**
   * Returns whether the subject still exists; a wrong attribute of a removed one cannot be
   * detected.
   */
  private static boolean isStillThere(Workload workload, Event event) {
    return !isActivation(event)
        && event.subject().filter(subject -> isRemoved(workload, subject)).isEmpty();
  }

  private static boolean isRemoved(Workload workload, Change change) {
    return change.field().filter(field -> isRemoved(workload, field)).isPresent()
        || change.pipeline().filter(pipeline -> isRemoved(workload, pipeline)).isPresent();
  }

  private static boolean isRemoved(Workload workload, Subject subject) {
    return workload.store.read(WORKSPACE, tx -> tx.org().retired().contains(subject));
  }

  /**
   * Returns whether another event of the same revision or version hides the absence of this one.
   */
  private static boolean isUndetectable(Workload workload, Event event) {
    return !event.changes().isEmpty()
        && (event.type() == EventType.STAGE || event.type() == EventType.EDIT)
        && event.changes().stream().allMatch(change -> isUndetectable(workload, change));
  }

  /**
   * Returns whether the event is a deletion that was undone later, so that its id is not stored.
   */
  private static boolean isUndone(Workload workload, Event event) {
    return event.type() == EventType.DELETE
        && event
            .subject()
            .filter(
                subject ->
                    workload.store.<Boolean>read(WORKSPACE, tx -> tx.deletion(subject).isEmpty()))
            .isPresent();
  }

  /** Returns whether a later removal or replacement hides the change, or the claim has ended. */
  private static boolean isUndetectable(Workload workload, Change change) {
    return isRemoved(workload, change)
        || change.attribute().equals("claims")
        || (change.pipeline().isPresent() && isBetweenGoneStages(workload, change));
  }

  private static boolean isBetweenGoneStages(Workload workload, Change change) {
    return change.pipeline().stream()
        .flatMap(id -> workload.pipeline(id).stages().stream())
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
