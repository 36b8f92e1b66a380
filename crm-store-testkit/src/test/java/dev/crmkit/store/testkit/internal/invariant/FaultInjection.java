package dev.crmkit.store.testkit.internal.invariant;

import static dev.crmkit.store.testkit.internal.invariant.Workload.BIG;
import static dev.crmkit.store.testkit.internal.invariant.Workload.DEALS;
import static dev.crmkit.store.testkit.internal.invariant.Workload.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.Subject;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.DeletionId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Injects a fault into the store of a {@link Workload}, and checks that an invariant detects it.
 */
abstract class FaultInjection {

  static final Instant AT = Instant.parse("2026-03-02T00:00:00Z");
  static final GroupId NO_GROUP = GroupId.of(99);

  final CrmStore store = Workload.completed().store;

  OrgSnapshot org() {
    return store.read(WORKSPACE, tx -> tx.org());
  }

  void put(OrgEntry entry) {
    store.useReorganise(WORKSPACE, tx -> tx.apply(OrgDelta.putting(entry)));
  }

  void remove(Subject subject) {
    store.useReorganise(WORKSPACE, tx -> tx.apply(new OrgDelta(List.of(), Set.of(subject))));
  }

  void changeUser(UserId id, UnaryOperator<User.Builder> change) {
    put(change.apply(org().user(id).orElseThrow().toBuilder()).build());
  }

  void changeField(FieldId id, UnaryOperator<Field.Builder> change) {
    put(change.apply(org().field(id).orElseThrow().toBuilder()).build());
  }

  void change(ClientId id, UnaryOperator<Client.Builder> change) {
    store.useWrite(
        WORKSPACE,
        tx -> {
          Client client = tx.client(id).orElseThrow();
          tx.update(change.apply(client.toBuilder()).version(client.version() + 1).build());
        });
  }

  void changeDeal(UnaryOperator<Deal.Builder> change) {
    store.useWrite(
        WORKSPACE,
        tx -> {
          Deal deal = tx.deal(BIG).orElseThrow();
          tx.update(change.apply(deal.toBuilder()).version(deal.version() + 1).build());
        });
  }

  static Stage.Builder stage(long id) {
    return Stage.builder().id(StageId.of(id)).name("same");
  }

  StageId stageOf(String name) {
    return org().pipeline(DEALS).orElseThrow().stages().stream()
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  static StageEntry stageEntry(long stage) {
    return new StageEntry(StageId.of(stage), AT);
  }

  Deletion deletion(Subject of) {
    return new Deletion(DeletionId.of(77), of, AT, org().director().ref());
  }

  static Event last(List<Event> events) {
    return events.get(events.size() - 1);
  }

  static boolean is(Event event, Subject subject, EventType did) {
    return event.type() == did && event.subject().filter(subject::equals).isPresent();
  }

  static int indexOf(List<Event> events, Predicate<? super Event> wanted) {
    return events.indexOf(events.stream().filter(wanted).findFirst().orElseThrow());
  }

  void assertDetected(String rule, String part) {
    assertDetectedIn(store, rule, part);
  }

  void assertDetectedInEvents(Consumer<? super List<Event>> change, String rule, String part) {
    assertDetectedIn(TamperedStore.withEvents(store, change), rule, part);
  }

  static void assertDetectedIn(CrmStore store, String rule, String part) {
    assertThat(Invariants.check(store, WORKSPACE))
        .anyMatch(sentence -> sentence.startsWith(rule + ": ") && sentence.contains(part));
  }
}
