package dev.crmkit.store.jdbc.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.query.AuditQuery;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.query.UserOrder;
import dev.crmkit.access.view.FeedEvent;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.testkit.sample.Samples;
import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The number of statements of a list-like call does not depend on the number of items: a large
 * workspace takes as many as a small one.
 */
class ListStatementCountTest {

  private static final UserId ANNA = UserId.of(1);
  private static final UserId BORIS = UserId.of(2);
  private static final UserId LEAVER = UserId.of(3);

  private final AtomicInteger executed = new AtomicInteger();

  /** A workspace with some records of each kind. */
  private static final class Workspace {
    private final Crm crm;
    private final ClientId client;
    private final FileId file;

    Workspace(JdbcStore store, int count) {
      crm =
          Crm.open(
              store,
              Samples.newWorkspace(),
              NewDirector.of("Anna").email("anna@example.com").id(ANNA));
      CrmSession anna = crm.session(ANNA);
      anna.users().create(user(BORIS, "Boris", UserType.HEAD));
      anna.users().create(user(LEAVER, "Leaver", UserType.MANAGER));
      client = anna.clients().create(NewClient.of("first").owner(BORIS)).id();
      anna.clients().create(NewClient.of("handed over").owner(LEAVER));
      anna.users().delete(LEAVER);
      file = attach(anna, client);
      for (int i = 0; i < count; i++) {
        fill(i);
      }
    }

    private void fill(int i) {
      CrmSession anna = crm.session(ANNA);
      UserId user = UserId.of(10L + i);
      anna.users().create(user(user, "user " + i, UserType.MANAGER));
      crm.signIn(user, null);
      anna.users().create(user(UserId.of(1_000L + i), "gone " + i, UserType.MANAGER));
      anna.users().delete(UserId.of(1_000L + i));
      ClientId other = anna.clients().create(NewClient.of("client " + i).owner(BORIS)).id();
      anna.clients().create(NewClient.of("hidden " + i).owner(user));
      anna.activities().create(NewActivity.of(other, "call " + i));
      anna.deals().create(NewDeal.of(other, "deal " + i));
      anna.deals().create(NewDeal.of(client, "deal of first " + i));
      attach(anna, other);
      attach(anna, client);
      anna.attachments().delete(file);
      anna.attachments().undoDelete(file);
      anna.clients().edit(ClientEdit.of(client).name("name " + i));
      anna.clients().delete(anna.clients().create(NewClient.of("deleted " + i)).id());
      anna.labels().create(NewLabel.of("label " + i));
      anna.groups().create(NewGroup.of("group " + i));
      anna.form().createSection(NewSection.of("section " + i));
      anna.form().createField(NewField.of("field " + i, FieldType.TEXT));
      anna.pipelines().create(NewPipeline.ofClients("pipeline " + i).addStage("stage"));
    }

    private static NewUser user(UserId id, String name, UserType type) {
      return NewUser.of(type, name).id(id);
    }

    private static FileId attach(CrmSession session, ClientId on) {
      return session
          .attachments()
          .attach(on, NewFile.of("file"), new ByteArrayInputStream(new byte[] {1}))
          .id();
    }

    private Event handOver() {
      return crm.feed().stream()
          .map(FeedEvent::event)
          .filter(event -> event.type() == EventType.HAND_OVER)
          .findFirst()
          .orElseThrow();
    }

    /** The list-like calls of the API; each returns something of the size of the list. */
    private Map<String, Function<CrmSession, Object>> calls() {
      Map<String, Function<CrmSession, Object>> calls = new LinkedHashMap<>();
      calls.put("clients", s -> s.clients().list(Query.all().limit(1_000)));
      calls.put("activities", s -> s.activities().list(Query.all().limit(1_000)));
      calls.put("deals", s -> s.deals().list(Query.all().limit(1_000)));
      calls.put("count of clients", s -> s.clients().count(Query.all()));
      calls.put("users", s -> s.users().stream().toList());
      calls.put(
          "users by name", s -> s.users().list(UserOrder.NAME, PageRequest.first().limit(1_000)));
      calls.put(
          "deleted users",
          s -> s.user().equals(ANNA) ? s.users().deleted(PageRequest.first()) : "");
      calls.put(
          "sign-in log", s -> s.users().signInLog(s.user(), PageRequest.first().limit(1_000)));
      calls.put("files", s -> s.attachments().list(PageRequest.first().limit(1_000)));
      calls.put("files on a client", s -> s.attachments().list(client));
      calls.put("history", s -> s.clients().history(client, PageRequest.first().limit(400)));
      calls.put(
          "newest", s -> s.clients().history(client, PageRequest.first().newestFirst().limit(400)));
      calls.put("history of a file", s -> s.attachments().history(file));
      calls.put("deleted", s -> s.deleted(PageRequest.first().limit(1_000)));
      calls.put("audit", s -> s.audit(AuditQuery.all(), PageRequest.first().limit(400)));
      calls.put(
          "audit of a user",
          s -> s.audit(AuditQuery.all().user(ANNA), PageRequest.first().newestFirst().limit(400)));
      calls.put("who can", s -> s.whoCan(Action.VIEW, client));
      calls.put("labels", s -> s.labels().list());
      calls.put("groups", s -> s.groups().list());
      calls.put("sections", s -> s.form().sections());
      calls.put("fields", s -> s.form().fields());
      calls.put("pipelines", s -> s.pipelines().list());
      Event handOver = handOver();
      calls.put("feed of the host", s -> crm.feed().stream().map(FeedEvent::event).toList());
      calls.put(
          "records of a hand-over",
          s -> crm.feed().records(handOver, PageRequest.first().limit(1_000)));
      return calls;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aListCostsAsManyStatementsHoweverLongItIs(TestDatabase engine) {
    try (JdbcStore store = JdbcStore.create(counted(engine.shared(), DataSource.class))) {
      Workspace small = new Workspace(store, 2);
      Workspace large = new Workspace(store, 12);
      for (UserId user : new UserId[] {ANNA, BORIS}) {
        Map<String, Integer> expected = counts(small, user);
        assertThat(counts(large, user)).as("statements for " + user).isEqualTo(expected);
        assertThat(expected.values()).allMatch(count -> count < 20);
      }
      // A session's feed reads each portfolio of a hand-over, but not each event.
      assertThat(events(large, ANNA)).isEqualTo(events(small, ANNA));
    }
  }

  private Map<String, Integer> counts(Workspace workspace, UserId user) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    CrmSession session = workspace.crm.session(user);
    workspace
        .calls()
        .forEach(
            (name, call) -> {
              Object unused = call.apply(session); // the organisation is cached from now on
              executed.set(0);
              unused = call.apply(session);
              counts.put(name, executed.get());
            });
    return counts;
  }

  private int events(Workspace workspace, UserId user) {
    executed.set(0);
    assertThat(workspace.crm.session(user).events(PageRequest.first().limit(1_000)).hasMore())
        .isFalse();
    return executed.get();
  }

  /** A store that counts its statements. */
  private <T> T counted(Object real, Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            ListStatementCountTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("execute")) {
                executed.incrementAndGet();
              }
              Object result;
              try {
                result = method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (result instanceof Connection) {
                return counted(result, Connection.class);
              }
              if (result instanceof PreparedStatement) {
                return counted(result, PreparedStatement.class);
              }
              return result instanceof Statement && type == Connection.class
                  ? counted(result, Statement.class)
                  : result;
            }));
  }
}
