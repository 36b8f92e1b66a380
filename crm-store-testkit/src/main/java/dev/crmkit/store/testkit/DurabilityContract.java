package dev.crmkit.store.testkit;

import static dev.crmkit.store.testkit.sample.Samples.activity;
import static dev.crmkit.store.testkit.sample.Samples.client;
import static dev.crmkit.store.testkit.sample.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.sample.SampleOrganisation;
import dev.crmkit.store.testkit.sample.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Data that survives closing a store, for stores that can be reopened. */
abstract class DurabilityContract extends ContractTest {

  private static final ClientId LIVING = ONE;
  private static final ClientId DELETED = TWO;
  private static final ClientId PURGED = new ClientId(3);

  @Test
  void committedDataSurvivesReopening() throws Exception {
    fill();
    OrgSnapshot org = read(ReadTransaction::org);
    List<Event> events = read(tx -> tx.events(0, 100));

    reopen();

    check(
        tx -> {
          assertThat(tx.cursorKey()).isEqualTo("key of " + workspace);
          assertThat(tx.org().revision()).isEqualTo(org.revision());
          assertThat(tx.org().entries()).containsExactlyInAnyOrderElementsOf(org.entries());
          assertThat(tx.org().retired()).isEqualTo(org.retired());
          assertThat(tx.client(LIVING)).contains(client(1).build());
          assertThat(tx.activity(new ActivityId(1))).contains(activity(1).build());
          assertThat(tx.deletedRecord(DELETED)).contains(client(2).build());
          assertThat(tx.deletions(9)).containsExactly(Samples.deletion(1, DELETED));
          assertThat(tx.isTaken(PURGED)).isTrue();
          assertThat(tx.record(PURGED)).isEmpty();
          assertThat(tx.filesOf(LIVING)).hasSize(1);
          assertThat(tx.content(new FileId(1))).hasContent("content of 1");
          assertThat(tx.content(new FileId(2))).hasContent("content of 2");
          assertThat(tx.events(0, 100)).isEqualTo(events);
          assertThat(tx.history(LIVING)).hasSize(1);
          assertThat(tx.signIns(new UserId(2), 9)).hasSize(2);
          assertThat(tx.lastSignIn(new UserId(2))).contains(Samples.signIn(2, 1).build());
          assertThat(tx.activation("hash")).isPresent();
        });
  }

  @Test
  void workContinuesAfterReopening() throws Exception {
    fill();
    long last = read(ReadTransaction::lastPosition);
    long revision = read(ReadTransaction::org).revision();
    reopen();

    append(event(LIVING));
    check(tx -> assertThat(tx.events(last, 9)).hasSize(1));
    apply(Samples.manager(9));
    assertThat(read(ReadTransaction::org).revision()).isEqualTo(revision + 1);
    assertRefused(() -> insert(client(3).build()));
    restore(DELETED);
    update(client(2).version(2).name("Back").build());
    check(tx -> assertThat(clientCount(tx)).isEqualTo(2));
  }

  @Test
  void rolledBackChangesDoNotSurviveReopening() throws Exception {
    rollBack(
        tx -> {
          tx.insert(client(1).build());
          tx.apply(Samples.manager(2));
        });
    reopen();
    check(tx -> assertThat(tx.isTaken(LIVING)).isFalse());
    assertThat(read(ReadTransaction::org).revision()).isEqualTo(1);
  }

  private void fill() {
    apply(SampleOrganisation.full());
    Label label = new Label(new LabelId(8), "old", Label.DEFAULT_COLOUR);
    apply(OrgDelta.putting(label));
    apply(OrgDelta.builder().remove(label.id()).build());
    insert(client(1).build(), client(2).build(), client(3).build(), activity(1).build());
    attach(1, LIVING, stage("content of 1"));
    attach(2, DELETED, stage("content of 2"));
    reorganise(
        tx -> {
          tx.append(event(LIVING));
          tx.append(event(PURGED));
          for (Subject id : List.of(DELETED, PURGED)) {
            tx.delete(id, Samples.deletion(1, DELETED));
          }
          tx.purge(PURGED);
          tx.append(event(Samples.ANNA.id()));
          tx.record(Samples.signIn(2, 1).build());
          tx.record(Samples.signIn(2, 2).refusal("inactive").build());
          tx.putActivation(new Activation(new UserId(2), "hash", Samples.at(9)));
        });
  }
}
