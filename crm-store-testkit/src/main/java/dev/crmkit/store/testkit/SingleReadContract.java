package dev.crmkit.store.testkit;

import static dev.crmkit.store.testkit.sample.Samples.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.ConcurrentWork.Pool;
import dev.crmkit.store.testkit.sample.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Optimized reads with a single query return the same as read transactions (rules.md W4). */
@Tag("W4")
abstract class SingleReadContract extends ContractTest {

  private static final RecordQuery<Client> CLIENTS =
      all(Client.class, Sort.descending(Sort.Attribute.CREATED)).withLimit(3);

  @Test
  void aSingleQueryReturnsTheSameAsARead() {
    insert(client(1).build(), client(2).build(), client(3).build(), client(4).build());
    for (int i = 0; i < 3; i++) {
      assertThat(store.<Object>readSingle(workspace, tx -> tx.client(ONE)))
          .isEqualTo(read(tx -> tx.client(ONE)));
      assertThat(store.<Object>readSingle(workspace, tx -> tx.client(new ClientId(9))))
          .isEqualTo(read(tx -> tx.client(new ClientId(9))));
      assertThat(store.<List<Client>>readSingle(workspace, tx -> tx.list(CLIENTS)))
          .hasSize(3)
          .isEqualTo(read(tx -> tx.list(CLIENTS)));
      assertThat(store.<Long>readSingle(workspace, tx -> count(tx))).isEqualTo(4);
      assertThat(store.<String>readSingle(workspace, ReadTransaction::cursorKey))
          .isEqualTo(read(ReadTransaction::cursorKey));
      assertThat(store.<Long>readSingle(workspace, tx -> tx.org().revision())).isEqualTo(1);
    }
  }

  @Test
  void severalQueriesInOneCallbackReturnTheSameAsARead() {
    insert(client(1).build(), client(2).build());
    for (int i = 0; i < 3; i++) {
      assertThat(store.<List<Object>>readSingle(workspace, SingleReadContract::all))
          .isEqualTo(read(SingleReadContract::all));
    }
  }

  @Test
  void organisationAndDataComeFromOneSnapshot() {
    insert(client(1).build());
    read(ReadTransaction::org);
    List<String> seen = new ArrayList<>();
    try (Pool pool = new Pool(1)) {
      for (long change = 2; change <= 6; change++) {
        long next = change;
        seen.add(
            store.readSingle(
                workspace,
                tx -> {
                  long revision = tx.org().revision();
                  if (revision < next) {
                    ConcurrentWork.await(pool.start(() -> changeTo(next)));
                  }
                  return revision + " " + tx.list(CLIENTS).get(0).name();
                }));
      }
    }
    assertThat(seen)
        .allSatisfy(
            answer -> {
              String[] parts = answer.split(" ", 2);
              assertThat(parts[1]).isEqualTo(parts[0].equals("1") ? "Client 1" : parts[0]);
            });
    assertThat(store.<Long>readSingle(workspace, tx -> tx.org().revision())).isEqualTo(6);
  }

  /** Changes the organisation and names the client after the new revision, in one transaction. */
  private void changeTo(long revision) {
    reorganise(
        tx -> {
          if (tx.org().revision() < revision) {
            tx.apply(Samples.manager(revision));
            tx.update(client(1).name("" + revision).version(revision).build());
          }
        });
  }

  @Test
  void exceptionsOfTheCallbackAreRethrown() {
    NoSuchElementException thrown = new NoSuchElementException("nobody");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> store.readSingle(workspace, tx -> throwIt(thrown))).isSameAs(thrown);
      assertThatThrownBy(
              () ->
                  store.readSingle(
                      workspace, tx -> tx.list(CLIENTS).isEmpty() ? throwIt(thrown) : 1))
          .isSameAs(thrown);
      assertThatThrownBy(
              () -> store.readSingle(Samples.newWorkspace(), tx -> tx.org().user(new UserId(1))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("there is no workspace");
    }
  }

  private static Integer throwIt(RuntimeException thrown) {
    throw thrown;
  }

  /** Returns the results of several queries. */
  private static List<Object> all(ReadTransaction tx) {
    return List.of(
        tx.org().revision(),
        tx.client(ONE),
        tx.list(CLIENTS),
        count(tx),
        tx.history(ONE),
        tx.lastPosition());
  }

  private static long count(ReadTransaction tx) {
    return clientCount(tx);
  }
}
