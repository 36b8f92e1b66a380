package dev.crmkit.store.jdbc.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import dev.crmkit.store.jdbc.testing.LockWaiters;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.testkit.sample.Samples;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every call locks its rows in the lock order of {@link dev.crmkit.core.store.WriteTransaction}.
 * Another transaction holds each of the rows in turn: while the call waits for it, exactly the
 * earlier rows are locked. (On H2, writers run one after the other.)
 */
@Tag("E8")
@ParameterizedClass
@EnumSource(names = {"POSTGRESQL", "MARIADB"})
class LockOrderTest {

  private static final UserId ANNA = new UserId(1);
  private static final ClientId C1 = new ClientId(1);
  private static final ClientId C2 = new ClientId(2);
  private static final ClientId C3 = new ClientId(3);
  private static final ActivityId A1 = new ActivityId(1);
  private static final ActivityId A2 = new ActivityId(2);
  private static final DealId D1 = new DealId(1);
  private static final DealId D2 = new DealId(2);
  private static final FileId FILE = new FileId(1);

  private final WorkspaceId workspace = Samples.newWorkspace();
  private final TestDatabase engine;
  private final DataSource database;
  private JdbcStore store;
  private CrmSession anna;

  LockOrderTest(TestDatabase engine) {
    this.engine = engine;
    database = engine.shared();
  }

  /** The later activity and the later deal belong to the earlier client. */
  @BeforeEach
  void open() {
    store = JdbcStore.create(database);
    Crm crm = Crm.open(store, workspace, NewDirector.of("Anna").id(ANNA));
    anna = crm.session(ANNA);
    for (ClientId id : List.of(C1, C2, C3)) {
      anna.clients().create(NewClient.of("Client").id(id));
    }
    anna.activities().create(NewActivity.of(C2, "One").id(A1));
    anna.activities().create(NewActivity.of(C1, "Two").id(A2));
    anna.deals().create(NewDeal.of(C2, "One").id(D1));
    anna.deals().create(NewDeal.of(C1, "Two").id(D2));
    anna.attachments()
        .attach(
            C1,
            NewFile.of("a.txt").id(FILE).mediaType("text/plain"),
            new ByteArrayInputStream(new byte[1]));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void editMany() {
    locks(
        List.of(C1, C2, C3),
        () ->
            anna.clients()
                .editMany(
                    List.of(
                        ClientEdit.of(C3).name("3"),
                        ClientEdit.of(C1).name("1"),
                        ClientEdit.of(C2).name("2"),
                        ClientEdit.of(C1).name("1 again"))));
  }

  @Test
  void editManyThatMoveDealsToOtherClients() {
    locks(
        List.of(C1, C3, D1, D2), () -> anna.deals().editMany(List.of(move(D2, C3), move(D1, C1))));
  }

  @Test
  void anEditThatMovesADealToAnotherClient() {
    locks(List.of(C3, D1), () -> anna.deals().edit(move(D1, C3)));
  }

  private static DealEdit move(DealId deal, ClientId to) {
    return DealEdit.of(deal).client(to).title("moved");
  }

  @Test
  void assignMany() {
    locks(List.of(D1, D2), () -> anna.deals().assignMany(List.of(D2, D1), ANNA));
  }

  @Test
  void deleteManyWithActivitiesAndDeals() {
    locks(
        List.of(C1, C2, A1, A2, D1, D2),
        () -> anna.clients().deleteMany(List.of(C2, C1)),
        () -> List.of(C1, C2).forEach(anna.clients()::undoDelete));
  }

  @Test
  void aDeletionWithActivitiesAndDeals() {
    locks(
        List.of(C1, A2, D2), () -> anna.clients().delete(C1), () -> anna.clients().undoDelete(C1));
  }

  @Tag("E6")
  @Test
  void anUndoOfADeletion() {
    anna.clients().delete(C1);
    locks(
        List.of(C1, A2, D2, FILE),
        () -> anna.clients().undoDelete(C1),
        () -> anna.clients().delete(C1));
  }

  @Tag("E6")
  @Test
  void aPurge() {
    anna.clients().delete(C1);
    // The named one is locked first in any case, so the last one is held.
    locks(List.of(FILE), List.of(C1, A2, D2), List.of(), () -> anna.clients().purge(C1));
  }

  /** The client is locked neither before nor after the deal, although its name is shown. */
  @Test
  void anEditOfADealDoesNotWaitForItsClient() throws Exception {
    try (Connection holder = begin()) {
      assertThat(take(holder, C2)).isTrue();
      CompletableFuture<String> name =
          CompletableFuture.supplyAsync(
              () -> {
                anna.deals().assignMany(List.of(D1), ANNA);
                return anna.deals().edit(DealEdit.of(D1).title("New")).client().name();
              });
      assertThat(name.get(20, TimeUnit.SECONDS)).isEqualTo("Client");
      holder.rollback();
    }
  }

  @Tag("A1")
  @Test
  void theSecondDeletionOfAFileFindsNothing() throws Exception {
    assertThat(refusalOfTheSecond(C1, () -> anna.attachments().delete(FILE)))
        .isInstanceOf(NotFoundException.class);
  }

  @Tag("A1")
  @Test
  void theSecondUndoOfADeletionFindsARestoredRecord() throws Exception {
    anna.clients().delete(C1);
    assertThat(refusalOfTheSecond(C1, () -> anna.clients().undoDelete(C1)))
        .isInstanceOf(InvalidException.class);
  }

  @Tag("A1")
  @Test
  void theSecondPurgeFindsNothing() throws Exception {
    anna.clients().delete(C1);
    assertThat(refusalOfTheSecond(C1, () -> anna.clients().purge(C1)))
        .isInstanceOf(NotFoundException.class);
  }

  /** Lets two calls wait for the same row; one of them succeeds. */
  private Throwable refusalOfTheSecond(Subject held, Runnable call) throws Exception {
    List<CompletableFuture<Void>> calls;
    try (LockWaiters waiting = new LockWaiters(engine, database);
        Connection holder = begin()) {
      assertThat(take(holder, held)).isTrue();
      calls = List.of(waiting.start(call::run), waiting.start(call::run));
      waiting.await(2);
      assertThat(calls).noneMatch(CompletableFuture::isDone);
      holder.rollback();
      CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))
          .handle((done, refusal) -> null)
          .get(60, TimeUnit.SECONDS);
    }
    List<Throwable> refusals = new ArrayList<>();
    for (CompletableFuture<Void> each : calls) {
      each.exceptionally(
          refusal -> {
            refusals.add(refusal);
            return null;
          });
    }
    assertThat(refusals).hasSize(1);
    return refusals.get(0);
  }

  private void locks(List<? extends Subject> order, Runnable call) {
    locks(order, call, () -> {});
  }

  /**
   * Runs a call once for each row that it locks.
   *
   * @param order the rows in the order of their locks
   * @param again makes the call possible again
   */
  private void locks(List<? extends Subject> order, Runnable call, Runnable again) {
    for (int i = 0; i < order.size(); i++) {
      locks(order.subList(i, i + 1), order.subList(0, i), order.subList(i + 1, order.size()), call);
      again.run();
    }
  }

  private void locks(
      List<? extends Subject> held,
      List<? extends Subject> before,
      List<? extends Subject> after,
      Runnable call) {
    try (Connection holder = begin()) {
      for (Subject each : held) {
        assertThat(take(holder, each)).as("holds " + each).isTrue();
      }
      CompletableFuture<Void> running = CompletableFuture.runAsync(call);
      for (Subject each : before) {
        awaitLock(each);
      }
      for (Subject each : after) {
        assertThat(isFree(each)).as(each + " is free while the call waits for " + held).isTrue();
      }
      assertThat(running).isNotDone();
      holder.rollback();
      running.get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void awaitLock(Subject id) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (isFree(id)) {
      assertThat(System.nanoTime()).as(id + " is not locked").isLessThan(end);
      Thread.sleep(5);
    }
  }

  private boolean isFree(Subject id) throws SQLException {
    try (Connection connection = begin()) {
      boolean free = take(connection, id);
      connection.rollback();
      return free;
    }
  }

  private Connection begin() throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    return connection;
  }

  /**
   * Locks the row of a record or file, deleted or not, unless another transaction has locked it.
   */
  private boolean take(Connection connection, Subject id) throws SQLException {
    for (String table : List.of("crm_record", "crm_deleted_record")) {
      try (PreparedStatement at =
          connection.prepareStatement(
              "SELECT id FROM "
                  + table
                  + " WHERE workspace_id = ? AND kind = ? AND id = ? FOR UPDATE SKIP LOCKED")) {
        at.setString(1, workspace.value());
        at.setInt(2, TypeCodes.code(id));
        at.setLong(3, TypeCodes.number(id));
        try (ResultSet row = at.executeQuery()) {
          if (row.next()) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
