package dev.crmkit.benchmarks.org;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.store.memory.MemoryStore;
import java.util.ArrayList;
import java.util.List;

/**
 * A company in which a Manager is moved or made inactive, and then wants to view a client of a peer
 * in the old team.
 */
final class OrganisationChanges implements AutoCloseable {

  private static final WorkspaceId ACME = WorkspaceId.of("acme");

  private final OrganisationFixture company;
  private final CrmStore store = MemoryStore.create();
  private final Client client;
  private final User manager;
  private final CrmSession director;
  private final CrmSession asManager;
  private final List<OrgEntry> entries;
  private final int index;
  private boolean changed;

  OrganisationChanges(int users) {
    company = OrganisationFixture.of(users);
    store.create(ACME, "a secret", company.founding(), List.of());
    manager = company.team(0).get(1);
    User peer = company.team(0).get(2);
    client = OrganisationFixture.client(1, peer);
    store.useWrite(ACME, tx -> tx.insert(client));
    Crm crm = Crm.open(store, ACME, NewDirector.of("Anna").email("anna@example.com"));
    director = crm.session(company.director().id());
    asManager = crm.session(manager.id());
    entries = new ArrayList<>(company.entries());
    index = entries.indexOf(manager);
  }

  /** Moves the Manager to another team, or back, and returns the first decision afterwards. */
  Decision move() {
    changed = !changed;
    director.users().setResponsible(manager.id(), head(changed));
    return asManager.may(Action.VIEW, client.id());
  }

  /** Makes the Manager inactive, or active again, and returns the first decision afterwards. */
  Decision changeStatus() {
    changed = !changed;
    director.users().setStatus(manager.id(), changed ? UserStatus.INACTIVE : UserStatus.ACTIVE);
    return asManager.may(Action.VIEW, client.id());
  }

  /** The peer of {@link #move}: changes one row and rebuilds the organisation from all rows. */
  Decision rebuildMoved() {
    changed = !changed;
    return decide(manager.toBuilder().responsible(head(changed)).build());
  }

  /** The peer of {@link #changeStatus}. */
  Decision rebuildWithStatus() {
    changed = !changed;
    UserStatus status = changed ? UserStatus.INACTIVE : UserStatus.ACTIVE;
    return decide(manager.toBuilder().status(status).build());
  }

  private Decision decide(User user) {
    entries.set(index, user);
    OrgSnapshot org = load();
    Decision gate = Decisions.gate(org, manager.id(), null, false);
    return gate.allowed() ? Decisions.decide(org, user, Action.VIEW, client) : gate;
  }

  OrgSnapshot load() {
    return OrgSnapshot.of(ACME, 1, 1, entries, List.of());
  }

  private UserId head(boolean other) {
    return company.team(other ? 1 : 0).get(0).id();
  }

  @Override
  public void close() {
    store.close();
  }
}
