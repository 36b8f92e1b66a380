package dev.crmkit.access;

import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.decision.UserDecision;
import dev.crmkit.access.internal.org.Activations;
import dev.crmkit.access.internal.org.WorkspaceCreation;
import dev.crmkit.access.internal.session.Explanations;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.internal.session.SignIns;
import dev.crmkit.access.internal.session.StoredClock;
import dev.crmkit.access.internal.session.WorkspaceStore;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.WorkspaceNotFoundException;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserType;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A workspace with its access control; the entry point for a host application. It opens a session
 * for each request of a user. What it answers itself is for the host application: it is complete
 * and not restricted to what a user can see. Any number of threads can use it.
 */
public final class Crm {

  private final WorkspaceStore store;
  private final CrmOptions options;

  private Crm(WorkspaceStore store, CrmOptions options) {
    this.store = store;
    this.options = options;
  }

  /**
   * Opens a workspace that exists, with the {@linkplain CrmOptions#standard standard options}.
   *
   * @param store the store of the workspace
   * @param workspace the id of the workspace
   * @return the workspace
   * @throws WorkspaceNotFoundException if the store has no workspace of that id
   * @throws dev.crmkit.core.error.StoreFailureException if the store fails
   */
  public static Crm open(CrmStore store, WorkspaceId workspace) {
    return open(store, workspace, CrmOptions.standard());
  }

  /**
   * Opens a workspace that exists.
   *
   * @param store the store of the workspace
   * @param workspace the id of the workspace
   * @param options clock, randomness and limits
   * @return the workspace
   * @throws WorkspaceNotFoundException if the store has no workspace of that id
   * @throws dev.crmkit.core.error.StoreFailureException if the store fails, or cannot hold texts as
   *     long as {@link dev.crmkit.access.options.Limits#recordTextLength}
   */
  public static Crm open(CrmStore store, WorkspaceId workspace, CrmOptions options) {
    store.requireTextCapacity(options.limits().recordTextLength());
    if (!store.workspaces().contains(workspace)) {
      throw new WorkspaceNotFoundException(workspace);
    }
    return new Crm(new WorkspaceStore(store, workspace), options);
  }

  /**
   * Opens a workspace with the {@linkplain CrmOptions#standard standard options}, and creates it if
   * the store has no workspace of that id.
   *
   * @param store the store of the workspace
   * @param workspace the id of the workspace
   * @param director the Director of a new workspace; ignored if the workspace exists
   * @return the workspace
   * @throws dev.crmkit.core.error.InvalidException if the workspace is new, and the Director's name
   *     or e-mail address is invalid
   * @throws dev.crmkit.core.error.StoreFailureException if the store fails
   */
  public static Crm open(CrmStore store, WorkspaceId workspace, NewDirector director) {
    return open(store, workspace, director, CrmOptions.standard());
  }

  /**
   * Opens a workspace, and creates it if the store has no workspace of that id. If several callers
   * create it at the same time, one of them does, and all open the same workspace.
   *
   * @param store the store of the workspace
   * @param workspace the id of the workspace
   * @param director the Director of a new workspace; ignored if the workspace exists
   * @param options clock, randomness and limits
   * @return the workspace
   * @throws dev.crmkit.core.error.InvalidException if the workspace is new, and the Director's name
   *     or e-mail address is invalid
   * @throws dev.crmkit.core.error.StoreFailureException if the store fails, or cannot hold texts as
   *     long as {@link dev.crmkit.access.options.Limits#recordTextLength}
   */
  public static Crm open(
      CrmStore store, WorkspaceId workspace, NewDirector director, CrmOptions options) {
    store.requireTextCapacity(options.limits().recordTextLength());
    if (!store.workspaces().contains(workspace)) {
      WorkspaceCreation.create(
          store,
          workspace,
          director.id().orElse(null),
          director.name(),
          director.email().orElse(null),
          options);
    }
    return new Crm(new WorkspaceStore(store, workspace), options);
  }

  /**
   * Returns this workspace with the same options through another store, such as one that has joined
   * a transaction of the host application: {@code crm.through(store.joining(connection))}. Nothing
   * is read.
   *
   * @param other a store that has this workspace
   * @return the workspace, whose calls go to the other store
   */
  public Crm through(CrmStore other) {
    return new Crm(new WorkspaceStore(other, store.workspace()), options);
  }

  /**
   * Returns the id of the workspace.
   *
   * @return the id
   */
  public WorkspaceId workspace() {
    return store.workspace();
  }

  /**
   * Returns the Director as of now.
   *
   * @return the only user of that type
   */
  public User director() {
    return store.read(tx -> tx.org().director());
  }

  /**
   * Finds a user by their e-mail address (rules.md U12), such as at sign-in. The look-up is
   * unguarded, for the host application; {@link Users#byEmail} is the guarded one.
   *
   * @param email an address, in any case
   * @return empty if nobody has the address
   */
  public Optional<User> userByEmail(String email) {
    return store.read(tx -> tx.org().userByEmail(email));
  }

  /**
   * Returns the feed of all changes in the workspace. It is unguarded, for the host application
   * (rules.md W3); {@link CrmSession#events} is the guarded feed.
   *
   * @return the feed
   */
  public Feed feed() {
    return new Feed(store, options);
  }

  /**
   * Opens a session for one request of a user whose address is unknown. Sessions are cheap to
   * create. Whether the user can work is decided at each call (rules.md U6).
   *
   * @param user the user; every call of an unknown or deleted user is denied
   * @return the session
   */
  public CrmSession session(UserId user) {
    return session(user, null);
  }

  /**
   * Opens a session for one request of a user.
   *
   * @param user the user; every call of an unknown or deleted user is denied
   * @param from the address of the request; null if unknown (rules.md U7)
   * @return the session
   */
  public CrmSession session(UserId user, @Nullable InetAddress from) {
    return new CrmSession(new Guard(store, options, Objects.requireNonNull(user, "user"), from));
  }

  /**
   * Signs in a user whom the host application has authenticated. Each attempt is added to the
   * sign-in log, which keeps the latest {@link dev.crmkit.access.options.Limits#signInsKept}
   * attempts of each user and the latest successful one (rules.md U10).
   *
   * @param user the user
   * @param from the address of the request; null if unknown
   * @return a session for this request
   * @throws AccessDeniedException if the user cannot work; the decision has the reason
   */
  public CrmSession signIn(UserId user, @Nullable InetAddress from) {
    Decision decision = store.write(tx -> SignIns.attempt(tx, user, from, options));
    if (!decision.allowed()) {
      throw new AccessDeniedException(decision);
    }
    return session(user, from);
  }

  /**
   * Confirms an activation: the user becomes active, and the token can no longer be used (rules.md
   * U9).
   *
   * @param token the text of the token that the user was sent
   * @return the user
   * @throws dev.crmkit.core.error.InvalidException if the token is unknown, used, void or expired;
   *     the answer is the same for all of these
   */
  public UserRef activate(String token) {
    return store.reorganise(tx -> Activations.activate(tx, token, StoredClock.now(options)));
  }

  /**
   * Decides whether a user may perform an action on a thing, with the complete reason (rules.md
   * V9).
   *
   * @param user the user
   * @param from the address of the request; null if unknown
   * @param action view, edit, delete or assign; for settings, open or manage; or sign in
   * @param thing the thing
   * @return the decision; a denial if the user or the thing does not exist, or if the action does
   *     not {@linkplain Action#appliesTo apply} to the thing (rules.md A1)
   */
  public Decision explain(UserId user, @Nullable InetAddress from, Action action, Subject thing) {
    return store.read(
        tx -> {
          Decision gate = Decisions.gate(tx.org(), user, from, false);
          return gate.allowed()
              ? Explanations.explain(tx, tx.org().user(user).orElseThrow(), from, action, thing)
              : gate;
        });
  }

  /**
   * Decides whether a user who comes from an allowed address may perform an action on a thing, with
   * the complete reason (rules.md V9). {@link #whoCan} returns the users for whom this allows it.
   *
   * @param user the user
   * @param action view, edit, delete or assign; for settings, open or manage; or sign in
   * @param thing the thing
   * @return the decision; a denial as by {@link #explain(UserId, InetAddress, Action, Subject)}
   */
  public Decision explain(UserId user, Action action, Subject thing) {
    return store.read(tx -> Explanations.explain(tx, user, action, thing));
  }

  /**
   * Decides whether a user could sign in now, without signing the user in.
   *
   * @param user the user
   * @param from the address of the request; null if unknown
   * @return the decision
   */
  public Decision explainSignIn(UserId user, @Nullable InetAddress from) {
    return store.read(tx -> Decisions.gate(tx.org(), user, from, true));
  }

  /**
   * Returns the users who may perform an action on a thing, of those who can work, with the reason
   * of each (rules.md V9). A user with restricted addresses counts as coming from an allowed one.
   *
   * @param action view, edit, delete or assign; for settings, open or manage; or sign in
   * @param thing the thing
   * @return the users in ascending order of their ids; empty if the thing does not exist, or if the
   *     action does not {@linkplain Action#appliesTo apply} to it
   */
  public List<UserDecision> whoCan(Action action, Subject thing) {
    return store.read(tx -> Explanations.whoCan(tx, action, thing));
  }

  /**
   * Returns the users who can work, if they come from an allowed address. All of them may create
   * records (rules.md E1).
   *
   * @return the users in ascending order of their ids
   */
  public List<UserDecision> whoCanWork() {
    return workers(user -> Decision.of(Rule.WORKS, user));
  }

  /**
   * Returns the users who may create users of a type, of those who can work (rules.md U3).
   *
   * @param type the type of the new user
   * @return the users in ascending order of their ids
   */
  public List<UserDecision> whoCanCreate(UserType type) {
    return workers(user -> Decisions.decideCreate(user, type));
  }

  private List<UserDecision> workers(Function<User, Decision> decide) {
    return store.read(tx -> Explanations.workers(tx.org(), tx.org().users(), decide));
  }
}
