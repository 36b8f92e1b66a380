package dev.crmkit.store.jdbc.internal.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.query.Query;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.testing.SingleConnectionDataSource;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.testkit.sample.Samples;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A callback with one query is one statement, and no result is based on an outdated organisation.
 */
@Tag("W4")
class OptimisticReadTest {

  private static final RecordQuery<Client> CLIENTS =
      new RecordQuery<>(
          Client.class,
          Scope.everything(),
          Condition.always(),
          Sort.descending(Sort.Attribute.CREATED),
          null,
          50);

  private final WorkspaceId workspace = Samples.newWorkspace();
  private final List<String> asked = new ArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"})
  void aQueryIsOneStatement(TestDatabase engine) {
    try (JdbcStore store = JdbcStore.create(watched(engine.shared()))) {
      found(store);
      store.read(workspace, ReadTransaction::org);
      asked.clear();
      List<Client> found =
          store.readSingle(
              workspace, tx -> tx.org().revision() == 1 ? tx.list(CLIENTS) : List.of());
      assertThat(found)
          .extracting(client -> client.id().value())
          .containsExactly(5L, 4L, 3L, 2L, 1L);
      assertThat(asked).hasSize(1);
      store.readSingle(workspace, tx -> tx.client(new ClientId(1)));
      store.readSingle(workspace, tx -> tx.client(new ClientId(9)));
      store.readSingle(
          workspace, tx -> tx.count(RecordKind.CLIENT, Scope.everything(), Condition.always()));
      store.readSingle(workspace, tx -> tx.org().revision());
      assertThat(asked).hasSize(5);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"})
  void aListTakesOneStatementAndAnotherForTheClientsOfDeals(TestDatabase engine) {
    try (JdbcStore store = JdbcStore.create(watched(engine.shared()))) {
      found(store);
      store.useWrite(
          workspace,
          tx ->
              LongStream.rangeClosed(1, 5)
                  .forEach(id -> tx.insert(Samples.deal(id).client(new ClientId(id)).build())));
      CrmSession session =
          Crm.open(store, workspace, NewDirector.of("Anna").email("anna@example.com"))
              .session(Samples.ANNA.id());
      assertThat(session.clients().list(Query.all()).items()).hasSize(5);
      asked.clear();
      assertThat(session.clients().list(Query.all()).items()).hasSize(5);
      assertThat(session.clients().count(Query.all())).isEqualTo(5);
      assertThat(session.clients().get(new ClientId(3)).name()).isEqualTo("Client 3");
      assertThat(asked).hasSize(3);
      asked.clear();
      assertThat(session.deals().list(Query.all()).items())
          .extracting(deal -> deal.client().name())
          .containsExactlyInAnyOrder("Client 1", "Client 2", "Client 3", "Client 4", "Client 5");
      assertThat(asked.stream().filter(text -> text.contains("doc"))).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"})
  void noResultOfAnOutdatedOrganisationIsReturned(TestDatabase engine) {
    try (JdbcStore here = JdbcStore.create(watched(engine.shared()));
        JdbcStore elsewhere = JdbcStore.create(engine.shared())) {
      found(elsewhere);
      here.read(workspace, ReadTransaction::org);
      for (long next = 2; next < 6; next++) {
        long change = next;
        elsewhere.useReorganise(workspace, tx -> tx.apply(Samples.manager(change)));
        List<Long> seen = new ArrayList<>();
        long answer =
            here.readSingle(
                workspace,
                tx -> {
                  seen.add(tx.org().revision());
                  switch ((int) change) {
                    case 2 -> tx.list(CLIENTS);
                    case 3 -> checkThat(tx.org().revision() == change);
                    case 4 -> swallow(() -> tx.list(CLIENTS));
                    default -> {}
                  }
                  return tx.org().revision();
                });
        assertThat(answer).isEqualTo(change);
        assertThat(seen).containsExactly(change - 1, change);
      }
    }
  }

  private static void checkThat(boolean isSo) {
    if (!isSo) {
      throw new IllegalStateException("refused by an old organisation");
    }
  }

  private static void swallow(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      assertThat(e).hasMessageContaining("this needs a transaction");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"})
  void aFailedQueryIsRunAgainInATransaction(TestDatabase engine) {
    try (JdbcStore store = JdbcStore.create(watched(engine.shared()))) {
      found(store);
      store.read(workspace, ReadTransaction::org);
      failures.set(1);
      assertThat(store.<List<Client>>readSingle(workspace, tx -> tx.list(CLIENTS))).hasSize(5);
      failures.set(1);
      assertThat(store.<Long>readSingle(workspace, tx -> tx.org().revision())).isEqualTo(1);
      failures.set(1);
      assertThatThrownBy(
              () ->
                  store.readSingle(
                      workspace,
                      tx -> {
                        throw new IllegalStateException("mine");
                      }))
          .hasMessage("mine");
      assertThat(failures).hasValue(0);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"})
  void twoQueriesOfACallbackSeeOneSnapshot(TestDatabase engine) {
    try (JdbcStore here = JdbcStore.create(watched(engine.shared()));
        JdbcStore elsewhere = JdbcStore.create(engine.shared())) {
      found(elsewhere);
      here.read(workspace, ReadTransaction::org);
      AtomicInteger runs = new AtomicInteger();
      List<Integer> answers =
          here.readSingle(
              workspace,
              tx -> {
                int first = tx.list(CLIENTS).size();
                long next = 10L + runs.incrementAndGet();
                CompletableFuture.runAsync(
                        () ->
                            elsewhere.useWrite(
                                workspace, other -> other.insert(Samples.client(next).build())))
                    .orTimeout(1, TimeUnit.MINUTES)
                    .join();
                return List.of(first, tx.list(CLIENTS).size());
              });
      assertThat(answers).containsExactly(6, 6);
      assertThat(runs).hasValue(2);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"})
  void anOrganisationThatWasNotCommittedIsNotCached(TestDatabase engine) throws SQLException {
    try (JdbcStore store = JdbcStore.create(watched(engine.shared()))) {
      found(store);
      store.read(workspace, ReadTransaction::org);
      try (Connection connection = engine.shared().getConnection()) {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        store.joining(connection).useReorganise(workspace, tx -> tx.apply(Samples.manager(2)));
        connection.rollback();
      }
      asked.clear();
      assertThat(store.readSingle(workspace, ReadTransaction::org).userCount()).isEqualTo(1);
      assertThat(asked).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"})
  void aConnectionIsGivenBackAsItWas(TestDatabase engine) throws SQLException {
    try (Connection connection = engine.shared().getConnection()) {
      try (JdbcStore store = JdbcStore.create(new SingleConnectionDataSource(connection))) {
        found(store);
        store.read(workspace, ReadTransaction::org);
        assertThat(store.<List<Client>>readSingle(workspace, tx -> tx.list(CLIENTS))).hasSize(5);
      }
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  private void found(JdbcStore store) {
    store.create(workspace, "key", Samples.initialEntries(), List.of());
    store.useWrite(
        workspace,
        tx ->
            LongStream.rangeClosed(1, 5)
                .forEach(id -> tx.insert(Samples.client(id).createdAt(Samples.at(id)).build())));
  }

  /** Records statements, and makes as many fail as it is configured to. */
  private DataSource watched(DataSource source) {
    return watched(source, DataSource.class, "");
  }

  private <T> T watched(Object real, Class<T> type, String text) {
    return type.cast(
        Proxy.newProxyInstance(
            OptimisticReadTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              boolean isAsked =
                  method.getName().startsWith("execute")
                      || method.getName().equals("commit")
                      || method.getName().equals("rollback");
              if (isAsked) {
                asked.add(method.getName() + " " + text);
                if (failures.get() > 0) {
                  failures.decrementAndGet();
                  throw new SQLException("failed by the test");
                }
              }
              Object result;
              try {
                result = method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (result instanceof Connection) {
                return watched(result, Connection.class, "");
              }
              return result instanceof PreparedStatement
                  ? watched(result, PreparedStatement.class, (String) arguments[0])
                  : result;
            }));
  }
}
