package dev.crmkit.store.testkit;

import static dev.crmkit.store.testkit.sample.Samples.activity;
import static dev.crmkit.store.testkit.sample.Samples.client;
import static dev.crmkit.store.testkit.sample.Samples.deal;
import static dev.crmkit.store.testkit.sample.Samples.deletion;
import static dev.crmkit.store.testkit.sample.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.DeletionId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.SortKey;
import dev.crmkit.store.testkit.sample.Samples;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Deleting, restoring and purging (rules.md E6); ids are never reused (R5). */
abstract class DeletionContract extends ContractTest {

  private static final FileId FILE = new FileId(1);

  @Tag("E6")
  @Test
  void aDeletedRecordIsHiddenAndStoredUnchanged() {
    insert(client(1).version(4).build());
    delete(ONE, 7);
    check(
        tx -> {
          assertThat(tx.record(ONE)).isEmpty();
          assertThat(clientCount(tx)).isZero();
          assertThat(tx.deletedRecord(ONE)).contains(client(1).version(4).build());
          assertThat(tx.deletion(ONE)).contains(deletion(7, ONE));
          assertThat(tx.deletedIn(new DeletionId(7))).containsExactly(ONE);
          assertThat(tx.isTaken(ONE)).isTrue();
        });
    assertRefused(() -> insert(client(1).build()));
  }

  @Tag("E6")
  @Test
  void onlyLivingRecordsCanBeDeleted() {
    assertRefused(() -> delete(ONE, 1));
    assertRefused(() -> delete(FILE, 1));
    insert(client(1).build());
    delete(ONE, 1);
    assertRefused(() -> delete(ONE, 2));
    check(tx -> assertThat(tx.deletion(ONE)).contains(deletion(1, ONE)));
  }

  @Tag("E6")
  @Test
  void aDeletionAffectsNoOtherRecord() {
    insert(client(1).build(), activity(1).build(), deal(1).build());
    delete(ONE, 1);
    check(tx -> assertThat(tx.activity(new ActivityId(1))).contains(activity(1).build()));
    check(tx -> assertThat(tx.deal(new DealId(1))).contains(deal(1).build()));
  }

  @Tag("E6")
  @Test
  void aRestoredRecordIsLivingAndUnchanged() {
    insert(client(1).version(4).build());
    delete(ONE, 7);
    restore(ONE);
    check(
        tx -> {
          assertThat(tx.client(ONE)).contains(client(1).version(4).build());
          assertThat(clientCount(tx)).isEqualTo(1);
          assertThat(tx.deletion(ONE)).isEmpty();
          assertThat(tx.deletedRecord(ONE)).isEmpty();
          assertThat(tx.deletedIn(new DeletionId(7))).isEmpty();
          assertThat(tx.deletions(10)).isEmpty();
        });
    delete(ONE, 8);
    check(tx -> assertThat(tx.deletions(10)).containsExactly(deletion(8, ONE)));
  }

  @Tag("E6")
  @Test
  void onlyDeletedRecordsCanBeRestoredOrPurged() {
    insert(client(1).build(), client(2).build());
    delete(TWO, 1);
    purge(TWO);
    for (Subject id : List.of(ONE, TWO, new ClientId(3), FILE)) {
      assertRefused(() -> restore(id));
      assertRefused(() -> purge(id));
    }
    check(tx -> assertThat(tx.client(ONE)).isPresent());
  }

  @Tag("E6")
  @Test
  void aDeletionIsListedWhileItHasDeletedRecords() {
    insert(client(1).build(), activity(1).build(), deal(1).build(), client(2).build());
    List<Subject> together = List.of(ONE, new ActivityId(1), new DealId(1));
    write(tx -> together.forEach(id -> tx.delete(id, deletion(7, ONE))));
    delete(TWO, 9);

    check(
        tx ->
            assertThat(tx.deletedIn(new DeletionId(7)))
                .containsExactlyInAnyOrderElementsOf(together));
    check(tx -> assertThat(tx.deletedIn(new DeletionId(5))).isEmpty());
    check(tx -> assertThat(tx.deletions(10)).containsExactly(deletion(9, TWO), deletion(7, ONE)));
    check(tx -> assertThat(tx.deletions(1)).containsExactly(deletion(9, TWO)));
    check(
        tx ->
            assertThat(tx.deletions(positionOf(deletion(9, TWO)), 10))
                .containsExactly(deletion(7, ONE)));
    check(tx -> assertThat(tx.deletions(positionOf(deletion(7, ONE)), 10)).isEmpty());

    restore(new ActivityId(1));
    purge(ONE);
    check(tx -> assertThat(tx.deletedIn(new DeletionId(7))).containsExactly(new DealId(1)));
    check(tx -> assertThat(tx.deletions(10)).hasSize(2));

    restore(new DealId(1));
    check(tx -> assertThat(tx.deletions(10)).containsExactly(deletion(9, TWO)));
  }

  @Tag("E6")
  @Test
  void aPurgeErasesTheRecordAndAllEventsAboutIt() {
    insert(client(1).build(), client(2).build());
    write(
        tx -> {
          tx.append(event(ONE));
          tx.append(event(TWO));
          tx.append(event(ONE));
          tx.append(event(TWO));
        });
    List<Event> ofTwo = read(tx -> tx.history(TWO));
    delete(ONE, 1);
    purge(ONE);
    check(
        tx -> {
          assertThat(tx.record(ONE)).isEmpty();
          assertThat(tx.deletedRecord(ONE)).isEmpty();
          assertThat(tx.deletion(ONE)).isEmpty();
          assertThat(tx.deletedIn(new DeletionId(1))).isEmpty();
          assertThat(tx.deletions(10)).isEmpty();
          assertThat(tx.history(ONE)).isEmpty();
          assertThat(tx.events(0, 10)).isEqualTo(ofTwo);
        });
    append(event(TWO));
    check(tx -> assertThat(tx.events(4, 10)).hasSize(1));
  }

  @Tag("R5")
  @Test
  void aPurgedIdStaysTaken() {
    insert(client(1).build());
    delete(ONE, 1);
    purge(ONE);
    check(tx -> assertThat(tx.isTaken(ONE)).isTrue());
    assertRefused(() -> insert(client(1).build()));
    check(tx -> assertThat(tx.isTaken(new DealId(1))).isFalse());
  }

  @Tag("E5")
  @Tag("E6")
  @Test
  void theFilesOfARecordAreDeletedAndRestoredWithIt() {
    insert(client(1).build());
    FileInfo file = attach();
    delete(ONE, 1);
    check(
        tx -> {
          assertThat(tx.file(FILE)).isEmpty();
          assertThat(tx.filesOf(ONE)).isEmpty();
          assertThat(tx.files(Scope.everything(), 0, 10)).isEmpty();
          assertThat(tx.files(Scope.portfolios(Set.of(Samples.ANNAS_PORTFOLIO)), 0, 10)).isEmpty();
          assertThat(tx.deletion(FILE)).isEmpty();
          assertThat(tx.deletedFile(FILE)).isEmpty();
          assertThat(tx.content(FILE)).hasContent("content");
        });
    restore(ONE);
    check(tx -> assertThat(tx.file(FILE)).contains(file));
    check(tx -> assertThat(tx.files(Scope.everything(), 0, 10)).containsExactly(file));
  }

  @Tag("E5")
  @Tag("E6")
  @Test
  void aFileCanBeDeletedAndRestoredByItself() {
    insert(client(1).build());
    FileInfo file = attach();
    delete(FILE, 3);
    check(tx -> assertThat(tx.file(FILE)).isEmpty());
    check(tx -> assertThat(tx.filesOf(ONE)).isEmpty());
    check(tx -> assertThat(tx.deletedFile(FILE)).contains(file));
    check(tx -> assertThat(tx.deletion(FILE)).contains(deletion(3, FILE)));
    check(tx -> assertThat(tx.deletedIn(new DeletionId(3))).containsExactly(FILE));
    check(tx -> assertThat(tx.content(FILE)).hasContent("content"));
    check(tx -> assertThat(tx.client(ONE)).isPresent());
    restore(FILE);
    check(tx -> assertThat(tx.file(FILE)).contains(file));
    check(tx -> assertThat(tx.filesOf(ONE)).containsExactly(file));
  }

  @Tag("E5")
  @Tag("E6")
  @Test
  void aFileCanBeRestoredBeforeItsRecord() {
    insert(client(1).build());
    FileInfo file = attach();
    write(
        tx -> {
          tx.delete(FILE, deletion(1, ONE));
          tx.delete(ONE, deletion(1, ONE));
        });
    restore(FILE);
    check(tx -> assertThat(tx.file(FILE)).isEmpty());
    restore(ONE);
    check(tx -> assertThat(tx.file(FILE)).contains(file));
  }

  @Tag("E6")
  @Test
  void aPurgedFileLosesItsContentAndItsHistory() {
    insert(client(1).build());
    attach();
    append(event(FILE));
    delete(FILE, 1);
    purge(FILE);
    assertRefused(() -> read(tx -> tx.content(FILE)));
    check(tx -> assertThat(tx.deletedFile(FILE)).isEmpty());
    check(tx -> assertThat(tx.history(FILE)).isEmpty());
    check(tx -> assertThat(tx.events(0, 10)).isEmpty());
    check(tx -> assertThat(tx.isTaken(FILE)).isTrue());
    StagedContent another = stage("another");
    assertRefused(() -> attach(1, ONE, another));
  }

  private FileInfo attach() {
    StagedContent content = stage("content");
    attach(1, ONE, content);
    return Samples.file(1, ONE, content);
  }

  private static Position positionOf(Deletion deletion) {
    return new Position(new SortKey.OfInstant(deletion.deletedAt()), deletion.id().value());
  }
}
