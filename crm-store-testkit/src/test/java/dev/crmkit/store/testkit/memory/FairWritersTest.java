package dev.crmkit.store.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.store.memory.MemoryStore;
import dev.crmkit.store.testkit.sample.Samples;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Writers of a workspace are served in the order of their arrival (rules.md W4). */
@Tag("W4")
class FairWritersTest {

  private static final int ROUNDS = 20;

  private final WorkspaceId workspace = Samples.newWorkspace();
  private final MemoryStore store = MemoryStore.create();
  private final List<String> order = new CopyOnWriteArrayList<>();

  @Test
  void aRepeatedWriterDoesNotOvertakeAWaitingChange() throws Exception {
    store.create(workspace, "key", Samples.initialEntries(), List.of());
    for (int round = 0; round < ROUNDS; round++) {
      order.clear();
      CompletableFuture<Void> changed = new CompletableFuture<>();
      Thread change =
          new Thread(
              () -> {
                store.useReorganise(workspace, tx -> order.add("change"));
                changed.complete(null);
              });
      store.useWrite(
          workspace,
          tx -> {
            order.add("write");
            change.start();
            while (change.getState() != Thread.State.WAITING) {
              Thread.onSpinWait();
            }
          });
      store.useWrite(workspace, tx -> order.add("write again"));
      changed.get(1, TimeUnit.MINUTES);
      assertThat(order).containsExactly("write", "change", "write again");
    }
  }
}
