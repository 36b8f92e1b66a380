package dev.crmkit.access;

import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.OrgChange;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.internal.history.FeedPager;
import dev.crmkit.access.internal.page.PageLimits;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.internal.session.Explanations;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.view.FeedPage;
import dev.crmkit.core.Subject;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one user can see and do, from the address of one request. Everything goes through it:
 * whether he can work is decided at each call, and each call is decided on the organisation as it
 * is then (rules.md U6, W4). Any number of threads can use it.
 */
public final class CrmSession {

  private final Guard guard;

  CrmSession(Guard guard) {
    this.guard = guard;
  }

  /**
   * Whose session it is.
   *
   * @return the id
   */
  public UserId user() {
    return guard.user();
  }

  /**
   * The users (rules.md U, D).
   *
   * @return what this user sees and may change of them
   */
  public Users users() {
    return new Users(guard);
  }

  /**
   * The groups (rules.md U11).
   *
   * @return what this user sees and may change of them
   */
  public Groups groups() {
    return new Groups(guard);
  }

  /**
   * The security settings: allowed ranges and policies (rules.md U8, S1).
   *
   * @return what this user sees and may change of them
   */
  public SecuritySettings security() {
    return new SecuritySettings(guard);
  }

  /**
   * The client form (rules.md F).
   *
   * @return what this user sees and may change of them
   */
  public FormSettings form() {
    return new FormSettings(guard);
  }

  /**
   * The pipelines and their stages (rules.md P).
   *
   * @return what this user sees and may change of them
   */
  public Pipelines pipelines() {
    return new Pipelines(guard);
  }

  /**
   * The labels (rules.md S3).
   *
   * @return what this user sees and may change of them
   */
  public Labels labels() {
    return new Labels(guard);
  }

  /**
   * What a change of the organisation would do, before it is done (rules.md D4).
   *
   * @return plans for this user
   */
  public Previews previews() {
    return new Previews(guard);
  }

  /**
   * What a change of the organisation would do: short for {@code previews().of(change)}.
   *
   * @param change any change of the organisation
   * @return the plan, for the organisation as it is now
   * @throws dev.crmkit.core.error.NotFoundException when what it acts on is not there for the user
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when it breaks rules, with all of them
   */
  public ImpactPlan preview(OrgChange change) {
    return previews().of(change);
  }

  /**
   * The clients that the user sees.
   *
   * @return what can be done with them
   */
  public Clients clients() {
    return new Clients(guard);
  }

  /**
   * The activities that the user sees.
   *
   * @return what can be done with them
   */
  public Activities activities() {
    return new Activities(guard);
  }

  /**
   * The deals that the user sees.
   *
   * @return what can be done with them
   */
  public Deals deals() {
    return new Deals(guard);
  }

  /**
   * The files that the user sees.
   *
   * @return what can be done with them
   */
  public Attachments attachments() {
    return new Attachments(guard);
  }

  /**
   * The changes since a cursor, of what the user sees now and as far as he sees them (rules.md W3):
   * of records and files, of users whose profile he sees, of the sections, fields, pipelines and
   * labels that he sees. What concerns deleted things, groups and security is the Director's.
   *
   * <p>A call reads on until the page is full, the feed ends, or it has read as many events as
   * {@link Limits#scannedEvents} allows, whoever may see them; a page holds 4,000,000 characters of
   * changes at most, but at least one item if there is one. So a short or empty page is the end
   * only if its {@code more} is false. Whoever goes on with its {@code next} misses nothing. The
   * cursor is sealed and has no order; that a call stopped at its budget says only that so many
   * events were recorded in the workspace since, of whatever kind, not what they were about.
   *
   * @param cursor the {@code next} of the previous page; null to begin with the first change
   * @param limit how many at most, 1 to {@link dev.crmkit.access.query.ListQuery#MAX_LIMIT}
   * @return in the order in which they took effect; none for a user who cannot work
   * @throws dev.crmkit.core.error.InvalidException when the cursor is not one of this feed and
   *     user, or the limit out of range
   */
  public FeedPage events(@Nullable String cursor, int limit) {
    return guard.readOr(
        () -> new FeedPage(List.of(), cursor, false), call -> FeedPager.page(call, cursor, limit));
  }

  /**
   * The deletions of records and files that can be undone or purged: the Director's (rules.md E6).
   *
   * @param limit how many at most, 1 to {@link dev.crmkit.access.query.ListQuery#MAX_LIMIT}
   * @return the latest first; none for anyone else
   * @throws dev.crmkit.core.error.InvalidException when the limit is out of range
   */
  public List<Deletion> deleted(int limit) {
    return guard.readOr(
        List::of,
        call -> {
          PageLimits.check(limit);
          return call.actor().type() == UserType.DIRECTOR ? call.tx().deletions(limit) : List.of();
        });
  }

  /**
   * Whether the user may do something with a thing, and why (rules.md V9). Never throws for what it
   * is asked: a user who cannot work is denied everything; a thing that the user does not see does
   * not exist (V8); and an action that does not {@linkplain Action#appliesTo apply} to the thing,
   * such as assigning a label or signing in as somebody else, is denied to everybody, the Director
   * included, whether or not the thing exists (A1).
   *
   * @param action what they would do: view, edit, delete, assign; open or manage for settings
   * @param thing with what
   * @return the decision
   */
  public Decision may(Action action, Subject thing) {
    return decide(
        call -> Explanations.explainToUser(call.tx(), call.actor(), call.from(), action, thing));
  }

  /**
   * Whether the user may create clients, activities and deals (rules.md E1).
   *
   * @return the decision
   */
  public Decision mayCreateRecords() {
    return decide(call -> Decisions.decideCreateRecord(call.actor()));
  }

  /**
   * Whether the user may create users of a type (rules.md U3).
   *
   * @param type the type of the new user
   * @return the decision
   */
  public Decision mayCreate(UserType type) {
    return decide(call -> Decisions.decideCreate(call.actor(), type));
  }

  private Decision decide(Function<CallContext<?>, Decision> question) {
    return guard
        .store()
        .read(
            guard.workspace(),
            tx -> {
              Decision gate = guard.gate(tx.org());
              return gate.allowed() ? question.apply(guard.call(tx)) : gate;
            });
  }

  /**
   * Who may do something with a thing, of those who can work (rules.md V9). A Head may ask this for
   * records and files, the Director for everything.
   *
   * @param action view, edit, delete or assign; open or manage for settings
   * @param thing a thing that the user sees
   * @return by id upwards; nobody, whoever asks, where the action does not {@linkplain
   *     Action#appliesTo apply} to the thing
   * @throws dev.crmkit.core.error.NotFoundException when there is no such thing, or the user does
   *     not see it
   * @throws AccessDeniedException when the user may not ask this, or cannot work
   */
  public List<UserRef> whoCan(Action action, Subject thing) {
    return guard.read(
        call -> {
          if (!action.appliesTo(thing)) {
            return List.of();
          }
          if (!Explanations.sees(call.tx(), call.actor(), thing)) {
            throw new NotFoundException(thing);
          }
          boolean record = thing instanceof RecordId || thing instanceof FileId;
          boolean mayAsk =
              switch (call.actor().type()) {
                case DIRECTOR -> true;
                case HEAD -> record;
                case MANAGER -> false;
              };
          if (!mayAsk) {
            throw new AccessDeniedException(Decision.of(Rule.MAY_NOT_ASK, call.actor()));
          }
          return Explanations.whoCan(call.tx(), action, thing).stream().map(User::ref).toList();
        });
  }
}
