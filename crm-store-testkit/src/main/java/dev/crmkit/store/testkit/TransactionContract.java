package dev.crmkit.store.testkit;

import static dev.crmkit.store.testkit.sample.Samples.client;
import static dev.crmkit.store.testkit.sample.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.sample.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Callbacks run as atomic transactions that see their own changes. */
abstract class TransactionContract extends ContractTest {

  private static final ClientId DELETED = new ClientId(3);

  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void theResultOfTheCallbackIsReturned() {
    assertThat(store.<String>read(workspace, tx -> "read")).isEqualTo("read");
    assertThat(store.<String>write(workspace, tx -> "written")).isEqualTo("written");
    assertThat(store.<String>reorganise(workspace, tx -> "organised")).isEqualTo("organised");
  }

  @Test
  void anExceptionOfTheCallbackIsRethrown() {
    Stop stop = new Stop();
    assertThatThrownBy(() -> store.read(workspace, tx -> stop(stop))).isSameAs(stop);
    assertThatThrownBy(() -> store.write(workspace, tx -> stop(stop))).isSameAs(stop);
    assertThatThrownBy(() -> store.reorganise(workspace, tx -> stop(stop))).isSameAs(stop);
  }

  @Test
  void committedChangesAreVisibleToTheNextTransaction() {
    insert(client(1).build());
    check(tx -> assertThat(tx.client(ONE)).contains(client(1).build()));
    assertThat(store.<Optional<?>>write(workspace, tx -> tx.client(ONE))).isPresent();
    assertThat(store.<Optional<?>>reorganise(workspace, tx -> tx.client(ONE))).isPresent();
  }

  @Test
  void anExceptionRollsBackAWrite() {
    prepare();
    StagedContent content = stage("content");
    rollBack(
        tx -> {
          changeMuch(tx, content);
        });
    assertNothingChanged();
  }

  @Tag("D1")
  @Test
  void anExceptionRollsBackAReorganisation() {
    prepare();
    StagedContent content = stage("content");
    rollBack(
        tx -> {
          changeMuch(tx, content);
          reorganise(tx);
        });
    assertNothingChanged();
  }

  @Test
  void anErrorRollsBackAReorganisation() {
    prepare();
    assertThatThrownBy(
            () ->
                reorganise(
                    tx -> {
                      reorganise(tx);
                      tx.insert(client(2).build());
                      throw new StackOverflowError("as when a callback recurses too deeply");
                    }))
        .isInstanceOf(StackOverflowError.class);
    assertNothingChanged();
    insert(client(2).build());
    check(tx -> assertThat(tx.client(TWO)).isPresent());
  }

  @Test
  void aRefusedChangeRollsBackAWrite() {
    prepare();
    assertRefused(
        () ->
            write(
                tx -> {
                  tx.insert(client(2).build());
                  tx.insert(client(1).build());
                }));
    assertNothingChanged();
  }

  @Test
  void aTransactionSeesItsOwnChanges() {
    prepare();
    StagedContent content = stage("content");
    reorganise(
        tx -> {
          changeMuch(tx, content);
          OrgSnapshot applied = reorganise(tx);
          assertThat(tx.client(ONE)).hasValueSatisfying(c -> assertThat(c.name()).isEqualTo("New"));
          assertThat(tx.client(TWO)).isPresent();
          assertThat(tx.client(DELETED)).isPresent();
          assertThat(clientCount(tx)).isEqualTo(3);
          assertThat(tx.file(new FileId(1))).isPresent();
          assertThat(tx.content(new FileId(1))).hasContent("content");
          assertThat(tx.history(ONE)).hasSize(1);
          assertThat(tx.lastPosition()).isEqualTo(1);
          assertThat(tx.signIns(Samples.ANNA.id(), 9)).hasSize(1);
          assertThat(tx.org().revision()).isEqualTo(2).isEqualTo(applied.revision());
          assertThat(tx.org().user(new UserId(5))).isPresent();
          assertThat(tx.activation("hash")).isPresent();
        });
    check(tx -> assertThat(tx.client(TWO)).isPresent());
    assertThat(read(ReadTransaction::org).user(new UserId(5))).isPresent();
  }

  private void prepare() {
    insert(client(1).build(), client(3).build());
    delete(DELETED, 1);
  }

  private static void changeMuch(WriteTransaction tx, StagedContent content) {
    tx.update(client(1).name("New").version(2).build());
    tx.insert(client(2).build());
    tx.restore(DELETED);
    tx.insertFile(Samples.file(1, ONE, content), content);
    tx.append(event(ONE));
    tx.record(Samples.signIn(1, 0).build());
  }

  private static OrgSnapshot reorganise(OrgTransaction tx) {
    tx.putActivation(new Activation(new UserId(5), "hash", Samples.at(9)));
    return tx.apply(Samples.manager(5));
  }

  private void assertNothingChanged() {
    check(
        tx -> {
          assertThat(tx.client(ONE)).contains(client(1).build());
          assertThat(tx.client(TWO)).isEmpty();
          assertThat(tx.isTaken(TWO)).isFalse();
          assertThat(tx.client(DELETED)).isEmpty();
          assertThat(tx.deletions(9)).containsExactly(Samples.deletion(1, DELETED));
          assertThat(clientCount(tx)).isEqualTo(1);
          assertThat(tx.file(new FileId(1))).isEmpty();
          assertThat(tx.isTaken(new FileId(1))).isFalse();
          assertThat(tx.events(0, 9)).isEmpty();
          assertThat(tx.history(ONE)).isEmpty();
          assertThat(tx.lastPosition()).isZero();
          assertThat(tx.signIns(Samples.ANNA.id(), 9)).isEqualTo(List.of());
          assertThat(tx.org().revision()).isEqualTo(1);
          assertThat(tx.org().user(new UserId(5))).isEmpty();
          assertThat(tx.activation("hash")).isEmpty();
        });
  }

  private static Object stop(Stop stop) {
    throw stop;
  }
}
