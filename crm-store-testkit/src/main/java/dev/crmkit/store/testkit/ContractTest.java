package dev.crmkit.store.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.store.testkit.sample.Samples;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The base class of the parts of the {@link StoreContract}: each test has a store with a new
 * workspace, and short names for what tests do with it.
 */
@ExtendWith(StoreExtension.class)
@SuppressWarnings("NullAway.Init") // the extension sets the fields before each test
abstract class ContractTest {

  static final ClientId ONE = new ClientId(1);
  static final ClientId TWO = new ClientId(2);

  WorkspaceId workspace;

  /** The store under test, which {@link StoreExtension} opens and closes. */
  CrmStore store;

  /** The test class that opens it. */
  StoreContract contract;

  @BeforeEach
  void createWorkspace() {
    workspace = anotherWorkspace();
  }

  /** Creates another workspace, with the same initial entries. */
  final WorkspaceId anotherWorkspace() {
    WorkspaceId id = Samples.newWorkspace();
    store.create(id, "key of " + id, Samples.initialEntries(), List.of());
    return id;
  }

  /** Closes the store and opens its data again. */
  final void reopen() throws Exception {
    store = contract.reopen(store);
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

  final void write(Consumer<? super WriteTransaction> work) {
    store.useWrite(workspace, work);
  }

  final void reorganise(Consumer<? super OrgTransaction> work) {
    store.useReorganise(workspace, work);
  }

  /** Reorganises, fails at the end of the callback, and expects that failure. */
  final void rollBack(Consumer<? super OrgTransaction> work) {
    RuntimeException stop = new IllegalStateException("stop");
    assertThatThrownBy(
            () ->
                reorganise(
                    tx -> {
                      work.accept(tx);
                      throw stop;
                    }))
        .isSameAs(stop);
  }

  final void insert(CrmRecord... records) {
    write(tx -> List.of(records).forEach(tx::insert));
  }

  final void update(CrmRecord record) {
    write(tx -> tx.update(record));
  }

  /** Deletes a record or file. */
  final void delete(Subject id, long deletion) {
    write(tx -> tx.delete(id, Samples.deletion(deletion, id)));
  }

  final void restore(Subject id) {
    write(tx -> tx.restore(id));
  }

  final void purge(Subject id) {
    write(tx -> tx.purge(id));
  }

  final void append(Event event) {
    write(tx -> tx.append(event));
  }

  final void apply(OrgDelta delta) {
    reorganise(tx -> tx.apply(delta));
  }

  final StagedContent stage(String text) {
    return store.stage(workspace, stream(text), 1_000_000);
  }

  final void attach(long id, RecordId on, StagedContent content) {
    write(tx -> tx.insertFile(Samples.file(id, on, content), content));
  }

  static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a query for all records of a class. */
  static <R extends CrmRecord> RecordQuery<R> all(Class<R> type, Sort sort) {
    return new RecordQuery<>(
        type, Scope.everything(), Condition.always(), sort, null, Integer.MAX_VALUE);
  }

  static long clientCount(ReadTransaction tx) {
    return tx.count(RecordKind.CLIENT, Scope.everything(), Condition.always());
  }

  static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
  }
}
