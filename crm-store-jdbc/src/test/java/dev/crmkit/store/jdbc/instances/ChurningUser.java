package dev.crmkit.store.jdbc.instances;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.Users;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A company with two teams, each with a client, and a user who is moved, dismissed, deleted and
 * restored in a cycle of changes.
 */
final class ChurningUser {

  static final UserId USER = new UserId(6);
  static final ClientId OWN = new ClientId(13);
  static final ClientId OF_FIRST_TEAM = new ClientId(11);
  static final ClientId OF_SECOND_TEAM = new ClientId(12);

  private static final UserId DIRECTOR = new UserId(1);
  private static final UserId FIRST_HEAD = new UserId(2);
  private static final UserId SECOND_HEAD = new UserId(3);
  private static final Set<ClientId> NOTHING = Set.of();
  private static final Set<ClientId> FIRST = Set.of(OF_FIRST_TEAM, OWN);
  private static final Set<ClientId> SECOND = Set.of(OF_SECOND_TEAM, OWN);

  private static final List<Step> CIRCLE =
      List.of(
          new Step((users, user) -> users.setResponsible(user, FIRST_HEAD), FIRST),
          new Step((users, user) -> users.setResponsible(user, SECOND_HEAD), SECOND),
          new Step((users, user) -> users.setStatus(user, UserStatus.DISMISSED), NOTHING),
          new Step((users, user) -> users.setStatus(user, UserStatus.ACTIVE), SECOND),
          new Step(Users::delete, NOTHING),
          new Step(Users::undoDelete, NOTHING),
          new Step((users, user) -> users.setStatus(user, UserStatus.ACTIVE), SECOND));

  /** A change, and what the user sees after it: nothing if they cannot work. */
  private record Step(BiConsumer<Users, UserId> change, Set<ClientId> seen) {}

  private final Crm crm;

  private ChurningUser(Crm crm) {
    this.crm = crm;
  }

  /** Opens the company in a workspace, created if necessary. */
  static ChurningUser in(CrmStore store, WorkspaceId workspace) {
    boolean isNew = !store.workspaces().contains(workspace);
    ChurningUser company =
        new ChurningUser(Crm.open(store, workspace, NewDirector.of("Director").id(DIRECTOR)));
    if (isNew) {
      company.fill();
    }
    return company;
  }

  private void fill() {
    Users users = director().users();
    users.create(user(FIRST_HEAD, UserType.HEAD).build());
    users.create(user(SECOND_HEAD, UserType.HEAD).build());
    UserId first = new UserId(4);
    UserId second = new UserId(5);
    users.create(user(first, UserType.MANAGER).responsible(FIRST_HEAD).build());
    users.create(user(second, UserType.MANAGER).responsible(SECOND_HEAD).build());
    users.create(user(USER, UserType.MANAGER).responsible(FIRST_HEAD).build());
    own(first, OF_FIRST_TEAM);
    own(second, OF_SECOND_TEAM);
    own(USER, OWN);
  }

  private static NewUser.Builder user(UserId id, UserType type) {
    return NewUser.builder().id(id).name("User " + id.value()).type(type);
  }

  private void own(UserId owner, ClientId client) {
    crm.session(owner).clients().create(NewClient.of("Client " + client.value()).id(client));
  }

  CrmSession director() {
    return crm.session(DIRECTOR);
  }

  CrmSession user() {
    return crm.session(USER);
  }

  CrmSession session(UserId user) {
    return crm.session(user);
  }

  /** Makes a change; they are numbered from 1. */
  void change(int number) {
    CIRCLE.get(number % CIRCLE.size()).change().accept(director().users(), USER);
  }

  /** Returns what the user sees after a change. */
  static Set<ClientId> seenAfter(int change) {
    return CIRCLE.get(change % CIRCLE.size()).seen();
  }
}
