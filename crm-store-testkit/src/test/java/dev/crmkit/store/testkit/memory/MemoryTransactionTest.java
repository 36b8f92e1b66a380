package dev.crmkit.store.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.store.memory.MemoryStore;
import dev.crmkit.store.testkit.Samples;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the memory store promises beyond the contract: misuse is told, and never a deadlock. */
class MemoryTransactionTest {

  private static final ClientId ONE = new ClientId(1);

  private final MemoryStore store = MemoryStore.create();
  private final WorkspaceId acme = WorkspaceId.of("acme");
  private final WorkspaceId other = WorkspaceId.of("other");

  @BeforeEach
  void found() {
    store.create(acme, "key", Samples.founding(), List.of());
    store.create(other, "key", Samples.founding(), List.of());
  }

  @Test
  void aSecondWriteWithinAWriteOfTheSameWorkspaceIsRefused() {
    store.useWrite(
        acme,
        tx -> {
          refused(() -> store.useWrite(acme, inner -> {}));
          refused(() -> store.useReorganise(acme, inner -> {}));
          tx.insert(Samples.client(1).build());
        });
    store.useReorganise(acme, tx -> refused(() -> store.useWrite(acme, inner -> {})));
    store.useWrite(acme, tx -> assertThat(tx.client(ONE)).isPresent());
  }

  @Test
  void readingWithinAWriteShowsWhatIsCommitted() {
    store.useWrite(
        acme,
        tx -> {
          tx.insert(Samples.client(1).build());
          assertThat(store.<Boolean>read(acme, inner -> inner.client(ONE).isPresent())).isFalse();
        });
  }

  @Test
  void aWriteOfAnotherWorkspaceIsPossibleWithinOne() {
    store.useWrite(
        acme, tx -> store.useWrite(other, inner -> inner.insert(Samples.client(1).build())));
    assertThat(store.<Boolean>read(other, tx -> tx.client(ONE).isPresent())).isTrue();
  }

  @Test
  void aTransactionIsOverWithItsCallback() {
    List<OrgTransaction> thrown = new ArrayList<>();
    ReadTransaction read = store.<ReadTransaction>read(acme, tx -> tx);
    WriteTransaction written = store.<WriteTransaction>write(acme, tx -> tx);
    refused(
        () ->
            store.useReorganise(
                acme,
                tx -> {
                  thrown.add(tx);
                  throw new IllegalStateException("stop");
                }));
    refused(read::org);
    refused(written::lastPosition);
    refused(() -> written.insert(Samples.client(1).build()));
    refused(() -> thrown.get(0).apply(Samples.manager(2)));
    assertThat(store.<Boolean>read(acme, tx -> tx.isTaken(ONE))).isFalse();
  }

  @Test
  void aTransactionBelongsToTheThreadOfItsCallback() {
    store.useWrite(
        acme,
        tx -> {
          CompletableFuture<Void> elsewhere =
              CompletableFuture.runAsync(() -> tx.insert(Samples.client(1).build()));
          assertThatThrownBy(() -> elsewhere.orTimeout(60, TimeUnit.SECONDS).join())
              .isInstanceOf(CompletionException.class)
              .hasCauseInstanceOf(IllegalStateException.class);
        });
    assertThat(store.<Boolean>read(acme, tx -> tx.isTaken(ONE))).isFalse();
  }

  @Test
  void aFileMustBeOfTheSizeAndTheChecksumOfItsContent() {
    store.useWrite(acme, tx -> tx.insert(Samples.client(1).build()));
    StagedContent content = store.stage(acme, new ByteArrayInputStream(new byte[3]), 3);
    StagedContent wrong = new StagedContent(content.key(), 4, content.sha256());
    assertThatThrownBy(
            () -> store.useWrite(acme, tx -> tx.insertFile(Samples.file(1, ONE, wrong), content)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalStateException.class);
  }
}
