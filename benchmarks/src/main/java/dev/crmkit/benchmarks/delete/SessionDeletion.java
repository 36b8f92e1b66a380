package dev.crmkit.benchmarks.delete;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Query;
import dev.crmkit.benchmarks.databases.ClientRows;
import dev.crmkit.benchmarks.databases.OpenDatabase;
import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.benchmarks.timing.Timing;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.store.jdbc.JdbcStore;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;

/** CrmKit: the Director deletes Managers of one Head, who receives their clients. */
final class SessionDeletion implements AutoCloseable {

  private static final WorkspaceId ACME = WorkspaceId.of("acme");

  private final OrganisationFixture company = OrganisationFixture.of(OrganisationFixture.TEAM);
  private final CrmStore store;
  private final ClientRows rows;
  private final CrmSession director;
  private int managers;
  private long clients;

  SessionDeletion(OpenDatabase database) {
    store = JdbcStore.create(database.source());
    store.create(ACME, "a secret", company.founding(), List.of());
    rows = new ClientRows(database, store, ACME);
    Crm crm = Crm.open(store, ACME, NewDirector.of("Anna").email("anna@example.com"));
    director = crm.session(company.director().id());
  }

  /** Creates clients of a Manager who has none yet, and returns that Manager. */
  UserId addClients(int count) throws SQLException {
    managers++;
    User manager = company.team(0).get(managers);
    long first = clients + 1;
    clients += count;
    rows.add(
        () ->
            LongStream.rangeClosed(first, clients)
                .mapToObj(number -> client(number, manager))
                .iterator());
    return manager.id();
  }

  private static Client client(long number, User owner) {
    Client client = OrganisationFixture.client(number, owner);
    return client.toBuilder()
        .createdAt(client.createdAt().plusSeconds(number))
        .updatedAt(client.updatedAt().plusSeconds(number))
        .build();
  }

  /** Returns the deletion of a Manager. It is undone before each further run. */
  Timing.Task deletion(UserId manager) {
    return new Timing.Task() {
      private boolean deleted;

      @Override
      public void prepare() {
        if (deleted) {
          undo(manager);
          deleted = false;
        }
      }

      @Override
      public Object run() {
        director.users().delete(manager);
        deleted = true;
        return manager;
      }
    };
  }

  /** Undoes the deletion and makes the Manager active again. */
  void undo(UserId manager) {
    director.users().undoDelete(manager);
    director.users().setStatus(manager, UserStatus.ACTIVE);
  }

  ImpactPlan plan(UserId manager) {
    return director.preview(DeleteUser.of(manager));
  }

  long countClients(UserId user) {
    return director.clients().count(Query.all().where(Filter.owner(user)));
  }

  UserId head() {
    return company.team(0).get(0).id();
  }

  @Override
  public void close() {
    store.close();
  }
}
