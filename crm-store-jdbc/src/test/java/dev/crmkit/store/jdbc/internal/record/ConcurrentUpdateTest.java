package dev.crmkit.store.jdbc.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.internal.sql.TableNames;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.testkit.sample.Samples;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What another transaction took between two statements of a write is not taken twice (rules.md E6).
 * On H2, writers run one after the other.
 */
@Tag("E6")
class ConcurrentUpdateTest {

  private static final ClientId ONE = new ClientId(1);

  private final WorkspaceId workspace = Samples.newWorkspace();

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"})
  void whatIsRestoredMeanwhileIsNotPurged(TestDatabase engine) {
    overtaken(engine, other -> other.useWrite(workspace, tx -> tx.restore(ONE)), true);
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"})
  void whatIsPurgedMeanwhileIsNotPurgedAgain(TestDatabase engine) {
    overtaken(engine, other -> other.useWrite(workspace, tx -> tx.purge(ONE)), false);
  }

  private void overtaken(TestDatabase engine, Consumer<JdbcStore> faster, boolean lives) {
    Tables tables = new Tables(TableNames.withPrefix("crm_"));
    String deletion = "delete from " + tables.deletedRecords.table.getName();
    DataSource database = engine.shared();
    try (JdbcStore other = JdbcStore.create(database);
        JdbcStore store =
            JdbcStore.create(before(database, deletion, () -> inAnotherThread(faster, other)))) {
      other.create(workspace, "key", Samples.initialEntries(), List.of());
      other.useWrite(workspace, tx -> tx.insert(Samples.client(1).build()));
      other.useWrite(workspace, tx -> tx.delete(ONE, Samples.deletion(1, ONE)));

      assertThatThrownBy(() -> store.useWrite(workspace, tx -> tx.purge(ONE)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("there is no deleted client/1");

      assertThat(other.<Boolean>read(workspace, tx -> tx.client(ONE).isPresent())).isEqualTo(lives);
      if (lives) {
        other.useWrite(workspace, tx -> tx.delete(ONE, Samples.deletion(2, ONE)));
        other.useWrite(workspace, tx -> tx.purge(ONE));
      }
    }
  }

  /** Runs work in another thread, since this one is writing already. */
  private static void inAnotherThread(Consumer<JdbcStore> work, JdbcStore store) {
    CompletableFuture.runAsync(() -> work.accept(store)).orTimeout(1, TimeUnit.MINUTES).join();
  }

  /** Connections that run something before the first statement with a prefix. */
  private static DataSource before(DataSource source, String words, Runnable work) {
    AtomicBoolean isDone = new AtomicBoolean();
    return proxy(
        DataSource.class,
        source,
        (result, arguments) ->
            result instanceof Connection
                ? proxy(
                    Connection.class,
                    result,
                    (statement, text) -> {
                      if (text != null
                          && text.length > 0
                          && String.valueOf(text[0]).replaceAll("[`\"]", "").startsWith(words)
                          && !isDone.getAndSet(true)) {
                        work.run();
                      }
                      return statement;
                    })
                : result);
  }

  private interface Change {
    Object of(Object result, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Object real, Change change) {
    return type.cast(
        Proxy.newProxyInstance(
            ConcurrentUpdateTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return change.of(method.invoke(real, arguments), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
