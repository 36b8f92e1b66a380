package dev.crmkit.store.testkit;

import static dev.crmkit.store.testkit.sample.Samples.client;
import static dev.crmkit.store.testkit.sample.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.sample.Samples;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Workspaces: their creation, and their isolation from each other (rules.md W1). */
abstract class WorkspaceContract extends ContractTest {

  @Tag("U1")
  @Test
  void aNewWorkspaceHasRevisionOneAndItsInitialEntries() {
    OrgSnapshot org = read(ReadTransaction::org);
    assertThat(org.revision()).isEqualTo(1);
    assertThat(org.workspace()).isEqualTo(workspace);
    assertThat(org.director().ref()).isEqualTo(Samples.ANNA);
    assertThat(org.portfoliosOf(Samples.ANNA.id())).containsExactly(Samples.ANNAS_PORTFOLIO);
    assertThat(org.section(Section.FIRST)).isPresent();
    check(tx -> assertThat(clientCount(tx)).isZero());
  }

  @Test
  void theFeedBeginsWithTheEventsOfTheCreation() {
    WorkspaceId other = Samples.newWorkspace();
    store.create(
        other,
        "key",
        Samples.initialEntries(),
        List.of(event(Samples.ANNA.id()), event(Section.FIRST)));
    List<Event> events = store.read(other, tx -> tx.events(0, 10));
    assertThat(events)
        .containsExactly(
            event(Samples.ANNA.id()).toBuilder().position(1).build(),
            event(Section.FIRST).toBuilder().position(2).build());
  }

  @Test
  void theCursorKeyIsStored() {
    check(tx -> assertThat(tx.cursorKey()).isEqualTo("key of " + workspace));
  }

  @Test
  void creatingAWorkspaceAgainChangesNothing() {
    insert(client(1).build());
    assertThat(
            store.create(
                workspace, "another key", Samples.manager(7), List.of(event(Section.FIRST))))
        .isFalse();
    check(tx -> assertThat(tx.cursorKey()).isEqualTo("key of " + workspace));
    assertThat(read(ReadTransaction::org).user(new UserId(7))).isEmpty();
    check(tx -> assertThat(tx.lastPosition()).isZero());
    check(tx -> assertThat(tx.client(ONE)).isPresent());
  }

  @Test
  void onlyOneOfSeveralConcurrentCreationsSucceeds() {
    WorkspaceId contested = Samples.newWorkspace();
    AtomicInteger created = new AtomicInteger();
    ConcurrentWork.runAll(
        4,
        number -> {
          if (store.create(contested, "key " + number, Samples.initialEntries(), List.of())) {
            created.incrementAndGet();
          }
        });
    assertThat(created).hasValue(1);
    assertThat(store.read(contested, ReadTransaction::cursorKey)).startsWith("key ");
  }

  @Test
  void theWorkspacesAreListed() {
    WorkspaceId other = Samples.newWorkspace();
    assertThat(store.workspaces()).contains(workspace).doesNotContain(other);
    store.create(other, "key", Samples.initialEntries(), List.of());
    assertThat(store.workspaces()).contains(workspace, other);
  }

  @Tag("W1")
  @Test
  void anUnknownWorkspaceIsRefusedByEveryMethod() {
    WorkspaceId unknown = Samples.newWorkspace();
    StagedContent content = stage("content");
    assertRefused(() -> store.read(unknown, ReadTransaction::org));
    assertRefused(() -> store.write(unknown, ReadTransaction::org));
    assertRefused(() -> store.reorganise(unknown, ReadTransaction::org));
    assertRefused(() -> store.useWrite(unknown, tx -> {}));
    assertRefused(() -> store.useReorganise(unknown, tx -> {}));
    assertRefused(() -> store.stage(unknown, stream("content"), 10));
    assertRefused(() -> store.discard(unknown, content));
    assertThat(store.workspaces()).doesNotContain(unknown);
  }

  @Tag("W1")
  @Test
  void workspacesWithTheSameIdsAreIsolated() {
    WorkspaceId other = anotherWorkspace();
    StagedContent content = stage("content");
    reorganise(
        tx -> {
          tx.insert(client(1).build());
          tx.insertFile(Samples.file(1, ONE, content), content);
          tx.append(event(ONE));
          tx.record(Samples.signIn(1, 0).build());
          tx.putActivation(new Activation(new UserId(1), "hash", Samples.at(9)));
          tx.apply(Samples.manager(2));
        });

    store.read(
        other,
        tx -> {
          assertThat(tx.record(ONE)).isEmpty();
          assertThat(tx.isTaken(ONE)).isFalse();
          assertThat(tx.list(all())).isEmpty();
          assertThat(tx.file(new FileId(1))).isEmpty();
          assertThat(tx.files(Scope.everything(), 0, 10)).isEmpty();
          assertThat(tx.history(ONE)).isEmpty();
          assertThat(tx.events(0, 10)).isEmpty();
          assertThat(tx.signIns(new UserId(1), 10)).isEmpty();
          assertThat(tx.activation("hash")).isEmpty();
          assertThat(tx.org().user(new UserId(2))).isEmpty();
          assertThat(tx.org().revision()).isEqualTo(1);
          return true;
        });
    store.useWrite(other, tx -> tx.insert(client(1).name("The other").build()));
    store.useWrite(other, tx -> tx.delete(ONE, Samples.deletion(1, ONE)));
    check(tx -> assertThat(tx.client(ONE)).contains(client(1).build()));
    check(tx -> assertThat(tx.deletions(10)).isEmpty());
  }

  @Tag("W1")
  @Test
  void contentOfOneWorkspaceCannotBeUsedInAnother() {
    WorkspaceId other = anotherWorkspace();
    store.useWrite(other, tx -> tx.insert(client(1).build()));
    StagedContent content = stage("content");
    assertRefused(
        () -> store.useWrite(other, tx -> tx.insertFile(Samples.file(1, ONE, content), content)));
    store.discard(other, content);
    insert(client(1).build());
    write(tx -> tx.insertFile(Samples.file(1, ONE, content), content));
    check(tx -> assertThat(tx.file(new FileId(1))).isPresent());
  }

  @Test
  void twoWorkspacesHaveDifferentEpochs() {
    WorkspaceId other = anotherWorkspace();
    assertThat(store.read(other, ReadTransaction::org).epoch())
        .isNotEqualTo(read(ReadTransaction::org).epoch());
  }

  @Test
  void aClosedStoreRefusesAllCallsAndCanBeClosedAgain() {
    store.close();
    store.close();
    assertThatThrownBy(() -> store.read(workspace, ReadTransaction::org))
        .isInstanceOf(StoreFailureException.class);
    assertThatThrownBy(() -> write(tx -> {})).isInstanceOf(StoreFailureException.class);
    assertThatThrownBy(() -> reorganise(tx -> tx.apply(OrgDelta.NONE)))
        .isInstanceOf(StoreFailureException.class);
    assertThatThrownBy(() -> store.workspaces()).isInstanceOf(StoreFailureException.class);
    assertThatThrownBy(() -> store.stage(workspace, stream(""), 1))
        .isInstanceOf(StoreFailureException.class);
  }

  private static RecordQuery<Client> all() {
    return all(Client.class, Sort.ascending(Sort.Attribute.NAME)).withLimit(10);
  }
}
