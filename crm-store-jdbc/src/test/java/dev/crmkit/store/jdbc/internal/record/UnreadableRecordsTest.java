package dev.crmkit.store.jdbc.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.DealView;
import dev.crmkit.access.view.FeedEvent;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.UnreadableException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventQuery;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A document that cannot be read is reported with its id, and does not affect others. */
@Tag("R5")
@Tag("V8")
class UnreadableRecordsTest {

  private final WorkspaceId workspace = WorkspaceId.of("w" + UUID.randomUUID());

  @ParameterizedTest
  @EnumSource
  void anUnreadableRecordDoesNotAffectOthers(TestDatabase engine) throws SQLException {
    DataSource database = engine.shared();
    try (JdbcStore store = JdbcStore.create(database)) {
      Crm crm = Crm.open(store, workspace, NewDirector.of("Anna").email("a@x.org"));
      CrmSession anna = crm.session(crm.director().id());
      UserId other = anna.users().create(NewUser.manager("Olga").email("o@x.org")).id();
      ClientId client = anna.clients().create(NewClient.of("Client")).id();
      DealId first = anna.deals().create(NewDeal.of(client, "First")).id();
      DealId broken = anna.deals().create(NewDeal.of(client, "Broken")).id();
      DealId last = anna.deals().create(NewDeal.of(client, "Last")).id();
      FileId file = attach(anna, client);
      damage(database, "crm_record", "kind = 2 AND id = " + broken.value());
      damage(database, "crm_file", "id = " + file.value());

      assertUnreadable(broken, () -> anna.deals().get(broken));
      assertUnreadable(broken, () -> anna.deals().history(broken));
      assertUnreadable(broken, () -> anna.deals().edit(DealEdit.of(broken).title("x")));
      assertUnreadable(file, () -> anna.attachments().get(file));
      assertThatThrownBy(() -> crm.session(other).deals().get(broken))
          .isInstanceOf(NotFoundException.class);
      assertThat(anna.deals().list(Query.all()).items())
          .extracting(DealView::id)
          .containsExactlyInAnyOrder(first, last);
      var page = anna.deals().list(Query.all().limit(1));
      var next = anna.deals().list(Query.all().limit(1).after(page.next().orElseThrow()));
      assertThat(Set.of(page.items().get(0).id(), next.items().get(0).id()))
          .containsExactlyInAnyOrder(first, last);
      assertThat(next.next()).isEmpty();
      assertThat(anna.deals().history(first).items()).hasSize(1);
      assertThat(anna.attachments().list(client)).isEmpty();
      assertThat(anna.events(PageRequest.first().limit(100)).items()).isNotEmpty();
      assertThat(store.<Set<Subject>>read(workspace, ReadTransaction::unreadable))
          .containsExactlyInAnyOrder(broken, file);
      anna.deals().delete(first);
      anna.clients().delete(client);
      anna.clients().undoDelete(client);
      assertThat(anna.deals().count(Query.all())).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUnreadableClientDoesNotHideItsDeals(TestDatabase engine) throws SQLException {
    DataSource database = engine.shared();
    try (JdbcStore store = JdbcStore.create(database)) {
      Crm crm = Crm.open(store, workspace, NewDirector.of("Anna").email("a@x.org"));
      CrmSession anna = crm.session(crm.director().id());
      ClientId broken = anna.clients().create(NewClient.of("Broken")).id();
      ClientId whole = anna.clients().create(NewClient.of("Whole")).id();
      DealId deal = anna.deals().create(NewDeal.of(broken, "Deal")).id();
      damage(database, "crm_record", "kind = 0 AND id = " + broken.value());

      assertThat(anna.deals().get(deal).client().name()).isNull();
      assertThat(anna.deals().list(Query.all()).items()).hasSize(1);
      assertThat(anna.clients().list(Query.all()).items())
          .extracting(ClientView::id)
          .containsExactly(whole);
      assertUnreadable(broken, () -> anna.clients().delete(broken));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUnreadableEventIsSkipped(TestDatabase engine) throws SQLException {
    DataSource database = engine.shared();
    try (JdbcStore store = JdbcStore.create(database)) {
      Crm crm = Crm.open(store, workspace, NewDirector.of("Anna").email("a@x.org"));
      CrmSession anna = crm.session(crm.director().id());
      ClientId client = anna.clients().create(NewClient.of("Client")).id();
      anna.clients().edit(ClientEdit.of(client).name("Edited"));
      int all = crm.feed().stream().map(FeedEvent::event).toList().size();
      damage(database, "crm_event", "pos = " + (all - 1));

      assertThat(anna.clients().history(client).items()).hasSize(1);
      assertThat(crm.feed().stream().map(FeedEvent::event).toList()).hasSize(all - 1);
      PageRequest page = PageRequest.first().limit(1).after(Long.toString(all - 2));
      assertThat(crm.feed().list(page).items()).hasSize(1);
      EventQuery latest =
          new EventQuery(Optional.empty(), Optional.empty(), Optional.empty(), true, null, 1);
      List<Event> last = store.read(workspace, tx -> tx.events(latest));
      EventQuery next = latest.remainingAfter(EventQuery.positionOf(last.get(0)));
      List<Event> rest = store.read(workspace, tx -> tx.events(next));
      assertThat(rest).extracting(Event::position).containsExactly(all - 2L);
    }
  }

  private static FileId attach(CrmSession session, ClientId to) {
    return session
        .attachments()
        .attach(to, NewFile.of("f"), new ByteArrayInputStream(new byte[] {1}))
        .id();
  }

  private static void assertUnreadable(Subject id, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            UnreadableException.class, e -> assertThat(e.subject()).contains(id))
        .hasMessageContaining(id.path())
        .hasMessageNotContaining("secret");
  }

  private void damage(DataSource database, String table, String which) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "UPDATE " + table + " SET doc = ? WHERE workspace_id = ? AND " + which)) {
      statement.setString(1, "{\"secret\": 0E+5000");
      statement.setString(2, workspace.value());
      assertThat(statement.executeUpdate()).isEqualTo(1);
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    }
  }
}
