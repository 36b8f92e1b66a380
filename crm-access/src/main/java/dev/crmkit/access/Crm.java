package dev.crmkit.access;

import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.internal.org.Activations;
import dev.crmkit.access.internal.plan.Emails;
import dev.crmkit.access.internal.plan.EntryTexts;
import dev.crmkit.access.internal.session.Explanations;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.internal.session.StoredClock;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.access.options.Limits;
import dev.crmkit.core.Id;
import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.network.IpAddresses;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.text.Texts;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserType;
import java.net.InetAddress;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A workspace with its access control: what a host application holds. From it come sessions, one
 * for each request of a user; what it answers itself is for the host application and tells all. Any
 * number of threads can use it.
 */
public final class Crm {

  private final CrmStore store;
  private final WorkspaceId workspace;
  private final CrmOptions options;

  private Crm(CrmStore store, WorkspaceId workspace, CrmOptions options) {
    this.store = store;
    this.workspace = workspace;
    this.options = options;
  }

  /**
   * Opens a workspace, creating it when the store has none of that id.
   *
   * @param store where it is kept
   * @param workspace which
   * @param director whom a new workspace begins with; not used for one that is there
   * @return the workspace
   * @throws dev.crmkit.core.error.InvalidException when a new workspace cannot begin with that
   *     director
   */
  public static Crm open(CrmStore store, WorkspaceId workspace, NewDirector director) {
    return open(store, workspace, director, CrmOptions.standard());
  }

  /**
   * Opens a workspace with options of the host application, creating it when the store has none of
   * that id. Of several that create it at once, one does.
   *
   * @param store where it is kept
   * @param workspace which
   * @param director whom a new workspace begins with; not used for one that is there
   * @param options clock, randomness and limits
   * @return the workspace
   * @throws dev.crmkit.core.error.InvalidException when a new workspace cannot begin with that
   *     director
   * @throws dev.crmkit.core.error.StoreFailureException also when the store cannot hold texts as
   *     long as {@link Limits#recordTextLength}
   */
  public static Crm open(
      CrmStore store, WorkspaceId workspace, NewDirector director, CrmOptions options) {
    store.requireTextCapacity(options.limits().recordTextLength());
    if (!store.workspaces().contains(workspace)) {
      found(store, workspace, director, options);
    }
    return new Crm(store, workspace, options);
  }

  private static void found(
      CrmStore store, WorkspaceId workspace, NewDirector founder, CrmOptions options) {
    Violations violations = new Violations();
    Texts.checkName("name", founder.name(), violations);
    founder.email().ifPresent(email -> Emails.check("email", email, violations));
    violations.throwIfAny();
    RandomGenerator random = options.random();
    Instant now = StoredClock.now(options);
    User director =
        User.builder()
            .id(founder.id().orElseGet(() -> new UserId(random.nextLong(1, Id.MAX + 1))))
            .name(founder.name())
            .email(founder.email())
            .type(UserType.DIRECTOR)
            .portfolio(new PortfolioId(random.nextLong(1, Id.MAX + 1)))
            .createdAt(now)
            .build();
    byte[] cursorKey = new byte[32];
    random.nextBytes(cursorKey);
    Section first = new Section(Section.FIRST, "Main", 0, SectionAccess.EVERYONE);
    store.create(
        workspace,
        HexFormat.of().formatHex(cursorKey),
        OrgDelta.putting(director, new Portfolio(director.portfolio(), director.id()), first),
        List.of(founded(now, director.id(), director), founded(now, first.id(), first)));
  }

  private static Event founded(Instant now, Subject subject, OrgEntry entry) {
    return Event.builder()
        .revision(1)
        .occurredAt(now)
        .subject(subject)
        .type(EventType.CREATE)
        .changes(EntryTexts.changes(null, entry))
        .build();
  }

  /**
   * Which workspace it is.
   *
   * @return the id
   */
  public WorkspaceId workspace() {
    return workspace;
  }

  /**
   * The Director as he is now.
   *
   * @return the one user of that type
   */
  public User director() {
    return store.read(workspace, tx -> tx.org().director());
  }

  /**
   * The changes of the workspace: for the host application, unguarded (rules.md W3).
   *
   * @return the feed
   */
  public Feed feed() {
    return new Feed(store, workspace);
  }

  /**
   * A session of a user from no known address, for one request. It is cheap to make; whether the
   * user can work is decided at each of its calls (rules.md U6).
   *
   * @param user who; for an unknown or deleted one every call is denied
   * @return the session
   */
  public CrmSession session(UserId user) {
    return session(user, null);
  }

  /**
   * A session of a user, for one request.
   *
   * @param user who; for an unknown or deleted one every call is denied
   * @param from the address of this request, or null when none is known (rules.md U7)
   * @return the session
   */
  public CrmSession session(UserId user, @Nullable InetAddress from) {
    return new CrmSession(new Guard(store, workspace, options, user, from));
  }

  /**
   * Signs a user in whom the host application has authenticated. The attempt goes to the sign-in
   * log, which keeps the latest {@link Limits#signInsKept} attempts of each user and the latest
   * successful one; a successful one is the last IP (rules.md U10).
   *
   * @param user who
   * @param from the address that he comes from, or null when none is known
   * @return a session of this request
   * @throws AccessDeniedException when he cannot work, with the reason
   */
  public CrmSession signIn(UserId user, @Nullable InetAddress from) {
    Decision decision =
        store.write(
            workspace,
            tx -> {
              Decision made = Decisions.gate(tx.org(), user, from, true);
              if (tx.org().user(user).isPresent()) {
                tx.record(
                    SignIn.builder()
                        .user(user)
                        .attemptedAt(StoredClock.now(options))
                        .address(Optional.ofNullable(from).map(IpAddresses::text))
                        .refusal(made.allowed() ? Optional.empty() : Optional.of(made.explain()))
                        .build());
                tx.pruneSignIns(user, options.limits().signInsKept());
              }
              return made;
            });
    if (!decision.allowed()) {
      throw new AccessDeniedException(decision);
    }
    return session(user, from);
  }

  /**
   * Confirms an activation: the user becomes active, and the token is used up (rules.md U9).
   *
   * @param token the text of the token that was sent to him
   * @return who is active now
   * @throws dev.crmkit.core.error.InvalidException when it is no token, or one that was used, void
   *     or expired: the answer does not tell which
   */
  public UserRef activate(String token) {
    return store.reorganise(
        workspace, tx -> Activations.activate(tx, token, StoredClock.now(options)));
  }

  /**
   * Decides on anything for anyone, with the complete reason, for the host application (rules.md
   * V9).
   *
   * @param user who
   * @param from the address that the user comes from, or null when none is known
   * @param action view, edit, delete, assign; open or manage for settings
   * @param thing with what
   * @return the decision; it denies where there is no such user or thing, and where the action does
   *     not {@linkplain Action#appliesTo apply} to the thing (rules.md A1)
   */
  public Decision explain(UserId user, @Nullable InetAddress from, Action action, Subject thing) {
    return store.read(
        workspace,
        tx -> {
          Decision gate = Decisions.gate(tx.org(), user, from, false);
          return gate.allowed()
              ? Explanations.explain(tx, tx.org().user(user).orElseThrow(), from, action, thing)
              : gate;
        });
  }

  /**
   * Whether a user could sign in now, and why: {@link #signIn} without doing it.
   *
   * @param user who
   * @param from the address that he comes from, or null when none is known
   * @return the decision
   */
  public Decision explainSignIn(UserId user, @Nullable InetAddress from) {
    return store.read(workspace, tx -> Decisions.gate(tx.org(), user, from, true));
  }

  /**
   * Who may do something with a thing, of those who can work: for the host application (rules.md
   * V9).
   *
   * @param action view, edit, delete, assign; open or manage for settings
   * @param thing with what
   * @return by id upwards; nobody where there is no such thing, and where the action does not
   *     {@linkplain Action#appliesTo apply} to it
   */
  public List<UserRef> whoCan(Action action, Subject thing) {
    return store.read(
        workspace, tx -> Explanations.whoCan(tx, action, thing).stream().map(User::ref).toList());
  }

  /**
   * Who can sign in, coming from an allowed address; they also are those who may create records
   * (rules.md E1).
   *
   * @return by id upwards
   */
  public List<UserRef> whoCanWork() {
    return who(user -> true);
  }

  /**
   * Who may create users of a type, of those who can work (rules.md U3).
   *
   * @param type the type of the new user
   * @return by id upwards
   */
  public List<UserRef> whoCanCreate(UserType type) {
    return who(user -> Decisions.decideCreate(user, type).allowed());
  }

  private List<UserRef> who(Predicate<User> allowed) {
    return store.read(
        workspace,
        tx ->
            Decisions.workers(tx.org(), tx.org().users(), allowed).stream()
                .map(User::ref)
                .toList());
  }
}
