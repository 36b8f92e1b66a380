package dev.crmkit.store.testkit;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.store.ReadTransaction;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The base class of the parts of the {@link StoreContract}: each test has a store with a new
 * workspace.
 */
@ExtendWith(StoreExtension.class)
@SuppressWarnings("NullAway.Init") // the extension sets the fields before each test
abstract class ContractTest {

  WorkspaceId workspace;

  /** The store under test, which {@link StoreExtension} opens and closes. */
  CrmStore store;

  /** The test class that opens it. */
  StoreContract contract;

  @BeforeEach
  void createWorkspace() {
    workspace = Samples.newWorkspace();
    createWorkspace(workspace);
  }

  /** Closes the store and opens its data again. */
  final void reopen() throws Exception {
    store = contract.reopen(store);
  }

  final void createWorkspace(WorkspaceId id) {
    store.create(id, "key of " + id, Samples.initialEntries(), List.of());
  }

  final <T> T read(Function<? super ReadTransaction, T> work) {
    return store.read(workspace, work);
  }

  /** Runs assertions in a read transaction. */
  final void check(Consumer<? super ReadTransaction> assertion) {
    store.read(
        workspace,
        tx -> {
          assertion.accept(tx);
          return true;
        });
  }

  final void insert(CrmRecord... records) {
    store.useWrite(workspace, tx -> List.of(records).forEach(tx::insert));
  }

  final void update(CrmRecord record) {
    store.useWrite(workspace, tx -> tx.update(record));
  }

  final void apply(OrgDelta delta) {
    store.useReorganise(workspace, tx -> tx.apply(delta));
  }

  final StagedContent stage(String text) {
    return store.stage(workspace, stream(text), 1_000_000);
  }

  static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
