package dev.crmkit.benchmarks.who;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.UserDecision;
import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserType;
import dev.crmkit.store.memory.MemoryStore;
import dev.crmkit.store.testkit.internal.reference.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A company with clients, in a store and as input for the testkit's reference implementation. */
final class VisibilityFixture implements AutoCloseable {

  private static final WorkspaceId ACME = WorkspaceId.of("acme");
  private static final int BATCH = 1_000;
  private static final String USER = "user";

  private final OrganisationFixture company;
  private final CrmStore store = MemoryStore.create();
  private final CrmSession director;
  private final List<Client> clients = new ArrayList<>();
  private final Map<Client, User> owners = new HashMap<>();
  private final User manager;

  /** Creates a company whose clients are spread evenly over all users. */
  VisibilityFixture(int users, int teamSize, int clientCount) {
    company = OrganisationFixture.of(users, teamSize);
    store.create(ACME, "a secret", company.founding(), List.of());
    List<User> all = company.users();
    for (int i = 0; i < clientCount; i++) {
      User owner = all.get((i + 2) % all.size());
      Client client = OrganisationFixture.client(i + 1, owner);
      clients.add(client);
      owners.put(client, owner);
    }
    for (int i = 0; i < clientCount; i += BATCH) {
      List<Client> batch = clients.subList(i, Math.min(i + BATCH, clientCount));
      store.useWrite(ACME, tx -> batch.forEach(tx::insert));
    }
    Crm crm = Crm.open(store, ACME, NewDirector.of("Anna").email("anna@example.com"));
    director = crm.session(company.director().id());
    manager = company.team(0).get(1);
  }

  /** Returns who can see a client of the first Manager of the first team. */
  List<UserDecision> who() {
    return director.whoCan(Action.VIEW, clients.get(0).id());
  }

  /** Plans the deletion of that Manager. */
  ImpactPlan plan() {
    return director.preview(DeleteUser.of(manager.id()));
  }

  /** Returns a reference implementation with the same company. */
  Reference reference() {
    List<Map<String, Object>> users = new ArrayList<>();
    for (User user : company.users()) {
      Map<String, Object> entry = new HashMap<>();
      entry.put("id", name(user));
      entry.put("type", word(user.type()));
      user.responsible()
          .ifPresent(responsible -> entry.put("responsible", "u" + responsible.value()));
      users.add(entry);
    }
    List<Map<String, Object>> records = new ArrayList<>();
    for (Client client : clients) {
      String id = "c" + client.id().value();
      User owner = java.util.Objects.requireNonNull(owners.get(client));
      records.add(Map.of("id", id, "owner", name(owner), "name", id));
    }
    return new Reference(Map.of("users", users, "clients", records));
  }

  /** Returns {@link #who} as a step for the reference implementation. */
  Map<String, Object> referenceWho() {
    return Map.of("who", Map.of("action", "view", "on", "client/c1"));
  }

  /** Returns {@link #plan} as a step for the reference implementation. */
  Map<String, Object> referencePlan() {
    return Map.of(
        "plan", Map.of(USER, name(company.director()), "delete-user", Map.of(USER, name(manager))));
  }

  static String name(User user) {
    return "u" + user.id().value();
  }

  private static String word(UserType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    store.close();
  }
}
