package dev.crmkit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.decision.Visibility;
import dev.crmkit.access.internal.org.ActivationTokens;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.access.options.Limits;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.DeletionId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserType;
import dev.crmkit.store.memory.MemoryStore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * A small company to test with: Anna is the Director; Boris leads Vera and Gleb, Clara leads Dina,
 * and Egor is a manager of Anna's. Records are put in without access checks.
 */
public final class Company {

  public static final UserId ANNA = UserId.of(1);
  public static final UserId BORIS = UserId.of(2);
  public static final UserId CLARA = UserId.of(3);
  public static final UserId VERA = UserId.of(4);
  public static final UserId GLEB = UserId.of(5);
  public static final UserId DINA = UserId.of(6);
  public static final UserId EGOR = UserId.of(7);
  public static final UserId NOBODY = UserId.of(999);

  private static final WorkspaceId WORKSPACE = WorkspaceId.of("acme");

  private final CrmStore store = MemoryStore.create();
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private final Crm crm;

  public Company() {
    this(Limits.STANDARD);
  }

  public Company(Limits limits) {
    CrmOptions options =
        CrmOptions.standard()
            .withClock((InstantSource) () -> now)
            .withRandom(new Random(42))
            .withLimits(limits);
    crm = Crm.open(store, WORKSPACE, NewDirector.of("Anna").id(ANNA), options);
    Users users = as(ANNA).users();
    users.create(user(BORIS, "Boris", UserType.HEAD));
    users.create(user(CLARA, "Clara", UserType.HEAD));
    users.create(user(VERA, "Vera", UserType.MANAGER).responsible(BORIS));
    users.create(user(GLEB, "Gleb", UserType.MANAGER).responsible(BORIS));
    users.create(user(DINA, "Dina", UserType.MANAGER).responsible(CLARA));
    users.create(user(EGOR, "Egor", UserType.MANAGER));
  }

  /** A user to be created, with an address made of the name. */
  public static NewUser user(UserId id, String name, UserType type) {
    return NewUser.of(type, name).id(id).email(name.toLowerCase(Locale.ROOT) + "@example.com");
  }

  public CrmSession as(UserId user) {
    return crm.session(user);
  }

  public CrmSession as(UserId user, String address) {
    return crm.session(user, address(address));
  }

  public static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  public Crm crm() {
    return crm;
  }

  public CrmStore store() {
    return store;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  public Instant now() {
    return now;
  }

  public OrgSnapshot org() {
    return store.read(WORKSPACE, tx -> tx.org());
  }

  public long revision() {
    return org().revision();
  }

  public User user(UserId id) {
    return org().user(id).orElseThrow();
  }

  public List<Event> events() {
    return store.read(WORKSPACE, tx -> tx.events(0, 10_000));
  }

  public List<Event> eventsAfter(long position) {
    return store.read(WORKSPACE, tx -> tx.events(position, 10_000));
  }

  public long lastPosition() {
    return store.read(WORKSPACE, tx -> tx.lastPosition());
  }

  public List<Event> history(Subject subject) {
    return store.read(WORKSPACE, tx -> tx.history(subject));
  }

  /** Whether the store still holds an activation that waits for a token. */
  public boolean waitsFor(String token) {
    return store.read(WORKSPACE, tx -> tx.activation(ActivationTokens.hash(token)).isPresent());
  }

  /** Puts an activation that waits for its token, whoever's it is. */
  public void hold(Activation activation) {
    store.useReorganise(WORKSPACE, tx -> tx.putActivation(activation));
  }

  /** Changes the organisation without access checks. */
  public void apply(OrgDelta delta) {
    store.useReorganise(WORKSPACE, tx -> tx.apply(delta));
  }

  // Records

  public ClientId client(long id, UserId owner) {
    return client(id, owner, client -> client);
  }

  public ClientId client(long id, UserId owner, UnaryOperator<Client.Builder> more) {
    User user = user(owner);
    Client.Builder client =
        Client.builder()
            .id(ClientId.of(id))
            .portfolio(user.portfolio())
            .version(1)
            .createdBy(user.ref())
            .createdAt(now.plusMillis(id))
            .updatedAt(now.plusMillis(id))
            .name("Client " + id);
    store.useWrite(WORKSPACE, tx -> tx.insert(more.apply(client).build()));
    return ClientId.of(id);
  }

  public ActivityId activity(long id, UserId owner, ClientId on) {
    User user = user(owner);
    Activity activity =
        Activity.builder()
            .id(ActivityId.of(id))
            .client(on)
            .portfolio(user.portfolio())
            .version(1)
            .createdBy(user.ref())
            .createdAt(now.plusMillis(id))
            .updatedAt(now.plusMillis(id))
            .subject("Activity " + id)
            .build();
    store.useWrite(WORKSPACE, tx -> tx.insert(activity));
    return activity.id();
  }

  public DealId deal(long id, UserId owner, ClientId on, UnaryOperator<Deal.Builder> more) {
    User user = user(owner);
    Deal.Builder deal =
        Deal.builder()
            .id(DealId.of(id))
            .client(on)
            .portfolio(user.portfolio())
            .version(1)
            .createdBy(user.ref())
            .createdAt(now.plusMillis(id))
            .updatedAt(now.plusMillis(id))
            .title("Deal " + id);
    store.useWrite(WORKSPACE, tx -> tx.insert(more.apply(deal).build()));
    return DealId.of(id);
  }

  public void change(ClientId id, UnaryOperator<Client.Builder> change) {
    store.useWrite(
        WORKSPACE,
        tx -> {
          Client client = tx.client(id).orElseThrow();
          tx.update(change.apply(client.toBuilder()).version(client.version() + 1).build());
        });
  }

  /** Deletes a record so that it could be restored. */
  public void deleteRecord(RecordId id) {
    Deletion deletion = new Deletion(DeletionId.of(id.value()), id, now, new UserRef(ANNA, "Anna"));
    store.useWrite(WORKSPACE, tx -> tx.delete(id, deletion));
  }

  public CrmRecord record(RecordId id) {
    return store.read(WORKSPACE, tx -> tx.record(id).orElseThrow());
  }

  public UserId ownerOf(RecordId id) {
    return org().ownerOf(record(id).portfolio()).id();
  }

  /**
   * All records of a user's visibility, as lists would show them; nothing to one who cannot work.
   */
  public Set<RecordId> seenBy(UserId id) {
    return store.read(
        WORKSPACE,
        tx -> {
          User user = tx.org().user(id).orElse(null);
          Set<RecordId> seen = new HashSet<>();
          if (user != null && Decisions.canWork(tx.org(), user)) {
            for (RecordKind kind : RecordKind.values()) {
              tx.list(
                      new RecordQuery<>(
                          kind.type(),
                          Visibility.of(tx.org(), user).scope(),
                          Condition.always(),
                          Sort.ascending(Sort.Attribute.CREATED),
                          null,
                          10_000))
                  .forEach(record -> seen.add(record.id()));
            }
          }
          return seen;
        });
  }

  // What must come out

  public static void denied(Rule rule, ThrowingCallable call) {
    AccessDeniedException denial = catchThrowableOfType(AccessDeniedException.class, call);
    assertThat(denial).as("denied").isNotNull();
    assertThat(denial.decision().rule()).isEqualTo(rule);
  }

  public static void notFound(Subject subject, ThrowingCallable call) {
    NotFoundException missing = catchThrowableOfType(NotFoundException.class, call);
    assertThat(missing).as("not found").isNotNull();
    assertThat(missing.subject()).isEqualTo(subject);
  }

  /** All violations, as {@code field CODE}, in any order. */
  public static void invalid(ThrowingCallable call, String... violations) {
    InvalidException invalid = catchThrowableOfType(InvalidException.class, call);
    assertThat(invalid).as("invalid").isNotNull();
    assertThat(invalid.violations())
        .extracting(violation -> violation.field() + " " + violation.code())
        .containsExactlyInAnyOrder(violations);
  }
}
