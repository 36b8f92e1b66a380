package dev.crmkit.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.store.testkit.sample.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Misuse of transactions fails with an exception, and never in a deadlock. */
abstract class MisuseContract extends ContractTest {

  @Test
  void aNestedWriteOfTheSameWorkspaceIsRefused() {
    write(
        tx -> {
          assertMisused(() -> write(inner -> {}));
          assertMisused(() -> reorganise(inner -> {}));
          tx.insert(Samples.client(1).build());
        });
    reorganise(tx -> assertMisused(() -> write(inner -> {})));
    write(tx -> assertThat(tx.client(ONE)).isPresent());
  }

  @Test
  void aReadWithinAWriteSeesCommittedDataOnly() {
    write(
        tx -> {
          tx.insert(Samples.client(1).build());
          assertThat(store.<Boolean>read(workspace, inner -> inner.client(ONE).isPresent()))
              .isFalse();
        });
  }

  @Test
  void aNestedWriteOfAnotherWorkspaceIsAllowed() {
    WorkspaceId other = anotherWorkspace();
    write(tx -> store.useWrite(other, inner -> inner.insert(Samples.client(1).build())));
    assertThat(store.<Boolean>read(other, tx -> tx.client(ONE).isPresent())).isTrue();
  }

  @Test
  void aTransactionEndsWithItsCallback() {
    List<OrgTransaction> thrown = new ArrayList<>();
    ReadTransaction read = store.<ReadTransaction>read(workspace, tx -> tx);
    WriteTransaction written = store.<WriteTransaction>write(workspace, tx -> tx);
    assertMisused(
        () ->
            reorganise(
                tx -> {
                  thrown.add(tx);
                  throw new IllegalStateException("stop");
                }));
    assertMisused(read::org);
    assertMisused(written::lastPosition);
    assertMisused(() -> written.insert(Samples.client(1).build()));
    assertMisused(() -> thrown.get(0).apply(Samples.manager(2)));
    assertThat(store.<Boolean>read(workspace, tx -> tx.isTaken(ONE))).isFalse();
  }

  @Test
  void aTransactionCannotBeUsedByAnotherThread() {
    write(
        tx -> {
          CompletableFuture<Void> otherThread =
              CompletableFuture.runAsync(() -> tx.insert(Samples.client(1).build()));
          assertThatThrownBy(() -> otherThread.orTimeout(60, TimeUnit.SECONDS).join())
              .isInstanceOf(CompletionException.class)
              .hasCauseInstanceOf(IllegalStateException.class);
        });
    assertThat(store.<Boolean>read(workspace, tx -> tx.isTaken(ONE))).isFalse();
  }

  @Test
  void aFileMustHaveTheSizeAndChecksumOfItsContent() {
    insert(Samples.client(1).build());
    StagedContent content = stage("abc");
    StagedContent mismatched = new StagedContent(content.key(), 4, content.sha256());
    assertThatThrownBy(() -> write(tx -> tx.insertFile(Samples.file(1, ONE, mismatched), content)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertMisused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalStateException.class);
  }
}
