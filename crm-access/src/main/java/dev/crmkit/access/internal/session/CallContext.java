package dev.crmkit.access.internal.session;

import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.decision.Visibility;
import dev.crmkit.access.internal.draft.DraftContext;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.UnreadableException;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.network.IpAddresses;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One call of a user who can work, inside its transaction: the transaction, the data that the call
 * is decided on, and operations that most calls need.
 *
 * @param <X> the type of the transaction
 */
public final class CallContext<X extends ReadTransaction> {

  private final X tx;
  private final OrgSnapshot org;
  private final User actor;
  private final @Nullable InetAddress from;
  private final CrmOptions options;
  private final Visibility visibility;
  private final Instant now;

  CallContext(X tx, OrgSnapshot org, User actor, @Nullable InetAddress from, CrmOptions options) {
    this.tx = tx;
    this.org = org;
    this.actor = actor;
    this.from = from;
    this.options = options;
    this.visibility = Visibility.of(org, actor);
    this.now = StoredClock.now(options);
  }

  public X tx() {
    return tx;
  }

  /** The organisation on which the user was admitted; unlike that of the transaction, it stays. */
  public OrgSnapshot org() {
    return org;
  }

  public User actor() {
    return actor;
  }

  public boolean isDirector() {
    return actor.type() == UserType.DIRECTOR;
  }

  public Visibility visibility() {
    return visibility;
  }

  /** The address of the request, or null when none is known. */
  @Nullable
  public InetAddress from() {
    return from;
  }

  /** The time of this call, truncated to the microsecond. */
  public Instant now() {
    return now;
  }

  public CrmOptions options() {
    return options;
  }

  /** Returns an empty draft on what this call is decided on. */
  public DraftContext newDraft() {
    return new DraftContext(visibility, now, options.limits(), new Violations());
  }

  /**
   * Returns a live record that the user sees.
   *
   * @throws NotFoundException if there is none; the same for hidden records (rules.md V8)
   */
  public CrmRecord requireVisible(RecordId id) {
    try {
      return tx.record(id)
          .filter(record -> visibility.sees(record.portfolio()))
          .orElseThrow(() -> new NotFoundException(id));
    } catch (UnreadableException e) {
      boolean sees = e.portfolio().filter(at -> visibility.sees((PortfolioId) at)).isPresent();
      throw sees ? e : new NotFoundException(id);
    }
  }

  /** Returns a live record that the user sees and may perform an action on. */
  public CrmRecord requirePermitted(Action action, RecordId id) {
    CrmRecord record = requireVisible(id);
    require(Decisions.decide(org, actor, action, record));
    return record;
  }

  private boolean sees(RecordId id) {
    try {
      requireVisible(id);
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** Returns a live file on a record that the user sees. */
  public FileInfo requireVisibleFile(FileId id) {
    return tx.file(id)
        .filter(file -> sees(file.record()))
        .orElseThrow(() -> new NotFoundException(id));
  }

  /** Returns a live user whose profile the user sees. */
  public User requireVisible(UserId id) {
    return org.user(id)
        .filter(target -> Decisions.seesProfile(actor, target))
        .orElseThrow(() -> new NotFoundException(id));
  }

  /** Throws {@link AccessDeniedException} unless a decision allows. */
  public void require(Decision decision) {
    if (!decision.allowed()) {
      throw new AccessDeniedException(decision);
    }
  }

  /** Begins an event of this call, at the present revision of the organisation. */
  public Event.Builder event(Subject subject, EventType type) {
    return Event.builder()
        .revision(tx.org().revision())
        .occurredAt(now)
        .actor(actor.ref())
        .address(Optional.ofNullable(from).map(IpAddresses::text))
        .subject(subject)
        .type(type);
  }

  /** Returns a random id for a record or a file that was never used (rules.md R5, V8). */
  public <S extends Subject> S newRecordId(LongFunction<S> of) {
    return of.apply(randomId(number -> tx.isTaken(of.apply(number))));
  }

  /** Returns a random number for an id that is not taken. */
  public long randomId(LongPredicate taken) {
    long number = options.random().nextLong(1, Id.MAX + 1);
    while (taken.test(number)) {
      number = options.random().nextLong(1, Id.MAX + 1);
    }
    return number;
  }
}
