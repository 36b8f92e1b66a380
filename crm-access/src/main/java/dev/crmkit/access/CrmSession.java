package dev.crmkit.access;

import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.OrgChange;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.decision.UserDecision;
import dev.crmkit.access.internal.history.AuditPager;
import dev.crmkit.access.internal.history.FeedPager;
import dev.crmkit.access.internal.history.FeedWait;
import dev.crmkit.access.internal.org.ImpactPlanner;
import dev.crmkit.access.internal.org.OrgChangeExecutor;
import dev.crmkit.access.internal.page.LatestFirstPager;
import dev.crmkit.access.internal.session.Explanations;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.query.AuditQuery;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.ChangeResult;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.Subject;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import java.time.Duration;
import java.util.List;

/**
 * What one user can see and do, from the address of one request. Each call decides whether the user
 * can work, and is decided on the organisation as of then (rules.md U6, W4). A session is cheap to
 * create. Any number of threads can use it.
 */
public final class CrmSession {

  private final Guard guard;

  CrmSession(Guard guard) {
    this.guard = guard;
  }

  /**
   * Returns the user of this session.
   *
   * @return the id
   */
  public UserId user() {
    return guard.user();
  }

  /**
   * Returns a session of the same user for dry runs. Each of its changes is carried out in full and
   * then rolled back: it returns or throws what the change itself would, with all violations
   * (rules.md A1, A4), and nothing is written. So a form can be checked before it is saved.
   *
   * <p>Each call is a dry run of its own and does not see the changes of earlier ones. A generated
   * id is another one the next time, and an activation token activates nobody. A dry run takes the
   * same locks as the change, for as long.
   *
   * @return a session whose changes are rolled back
   */
  public CrmSession dryRun() {
    return new CrmSession(guard.dryRun());
  }

  /**
   * Returns the clients, as this user sees them.
   *
   * @return operations on clients
   */
  public Clients clients() {
    return new Clients(guard);
  }

  /**
   * Returns the activities, as this user sees them.
   *
   * @return operations on activities
   */
  public Activities activities() {
    return new Activities(guard);
  }

  /**
   * Returns the deals, as this user sees them.
   *
   * @return operations on deals
   */
  public Deals deals() {
    return new Deals(guard);
  }

  /**
   * Returns the files that are attached to records, as this user sees them (rules.md E5).
   *
   * @return operations on files
   */
  public Attachments attachments() {
    return new Attachments(guard);
  }

  /**
   * Returns the users, as this user sees them (rules.md U, D).
   *
   * @return operations on users
   */
  public Users users() {
    return new Users(guard);
  }

  /**
   * Returns the groups, as this user sees them (rules.md U11).
   *
   * @return operations on groups
   */
  public Groups groups() {
    return new Groups(guard);
  }

  /**
   * Returns the security settings: allowed ranges and policies (rules.md U8, S1).
   *
   * @return operations on security settings
   */
  public SecuritySettings security() {
    return new SecuritySettings(guard);
  }

  /**
   * Returns the client form, as this user sees it (rules.md F).
   *
   * @return operations on the form
   */
  public FormSettings form() {
    return new FormSettings(guard);
  }

  /**
   * Returns the pipelines and their stages (rules.md P).
   *
   * @return operations on pipelines
   */
  public Pipelines pipelines() {
    return new Pipelines(guard);
  }

  /**
   * Returns the labels (rules.md S3).
   *
   * @return operations on labels
   */
  public Labels labels() {
    return new Labels(guard);
  }

  /**
   * Returns lists of the records that users would start and stop seeing by a planned change
   * (rules.md D4).
   *
   * @return operations that change nothing
   */
  public Previews previews() {
    return new Previews(guard);
  }

  /**
   * Returns what a change of the organisation would do: what moves and to whom, and how much users
   * would start and stop seeing (rules.md D4). Nothing is changed. Unless the user is the Director,
   * this reads neither hidden nor deleted records (V8), so a plan can be made although the change
   * itself would be refused because of such records (F8, P3, P4).
   *
   * @param change any change of the organisation
   * @return the plan, which {@link #apply} carries out
   * @throws NotFoundException if what the change acts on does not exist for the user
   * @throws AccessDeniedException if the user cannot work, or may not make the change
   * @throws dev.crmkit.core.error.InvalidException if the change breaks rules, with all violations
   */
  public ImpactPlan preview(OrgChange change) {
    return guard.read(call -> ImpactPlanner.plan(call, change));
  }

  /**
   * Carries out a planned change, completely or not at all (rules.md D4). A deletion of a user
   * moves everything that they own now. The number of values or records that the plan shows is
   * confirmed by this (F8, P4); records are no part of the organisation, so the number can have
   * changed.
   *
   * @param plan a plan of this user
   * @return the new thing, or the one that was changed
   * @throws NotFoundException if what the change acts on does not exist for the user
   * @throws AccessDeniedException if the user cannot work, or may not make the change
   * @throws dev.crmkit.core.error.ConflictException if the organisation has changed since the plan
   *     was made
   * @throws dev.crmkit.core.error.InvalidException if the change breaks rules, with all violations;
   *     if another number has to be confirmed; if the plan is of another user or another change
   */
  public ChangeResult apply(ImpactPlan plan) {
    return guard.reorganise(call -> OrgChangeExecutor.run(call, plan));
  }

  /**
   * Returns the changes after a cursor, restricted to what the user sees now (rules.md W3): changes
   * of records and files, of users whose profiles they can view, and of the sections, fields,
   * pipelines and labels that they can see. Changes of deleted things, groups and security settings
   * are shown to the Director only.
   *
   * <p>A call reads until the page is full, the feed ends, or it has read {@link
   * dev.crmkit.access.options.Limits#scannedEvents} events, visible or not. The changes on a page
   * have at most 4,000,000 characters together, except that a single larger one is returned alone.
   * So a short or empty page is the end of the feed only if its {@code hasMore} is false. Whoever
   * continues with its {@code next} misses nothing. It is sealed and has no order; that a call
   * stopped early shows only that so many events have been recorded in the workspace since.
   *
   * @param page the page; the first one begins with the oldest change that can be read
   * @return the changes in the order in which they took effect, always with a {@code next}; for a
   *     user who cannot work an empty page, whose {@code next} is the one given, if any
   * @throws dev.crmkit.core.error.InvalidException if the page continues another feed or user, its
   *     size is out of range, or it is to be the newest first
   * @throws dev.crmkit.core.error.FeedExpiredException if the page continues after a {@code next},
   *     and the next change that the user can see is older than {@link
   *     dev.crmkit.access.options.CrmOptions#feedRetention}
   */
  public Page<HistoryView> events(PageRequest page) {
    return guard.readOr(
        () -> new Page<>(List.of(), page.after(), false), call -> FeedPager.page(call, page));
  }

  /**
   * Returns a page of changes as {@link #events} does, but waits for the next change that the user
   * can see if there is none yet. A user who cannot work waits, too, and sees nothing unless that
   * changes meanwhile. A waiting thread holds no transaction; it looks again at each change of the
   * workspace.
   *
   * @param page the page
   * @param timeout how long to wait; if it is zero or negative, the method only looks
   * @return the page; empty if the time has passed
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws dev.crmkit.core.error.InvalidException as {@link #events} does
   * @throws dev.crmkit.core.error.FeedExpiredException as {@link #events} does
   */
  public Page<HistoryView> awaitEvents(PageRequest page, Duration timeout)
      throws InterruptedException {
    return FeedWait.await(guard.store(), page, this::events, timeout);
  }

  /**
   * Returns a page of the changes that a user made, or everyone, in a period; to the Director
   * (rules.md W2). It costs about what it shows, however many changes there are. Like a history, it
   * shows everything that was not purged (rules.md E6), also what is older than {@link
   * dev.crmkit.access.options.CrmOptions#feedRetention}.
   *
   * @param query the user and the period
   * @param page the page, oldest or newest changes first
   * @return the changes by time, those of the same time in the order in which they took effect;
   *     empty for other users and if the user cannot work
   * @throws dev.crmkit.core.error.InvalidException if the page continues another query or user, or
   *     its size is out of range
   */
  public Page<HistoryView> audit(AuditQuery query, PageRequest page) {
    return guard.readOr(Page::empty, call -> AuditPager.page(call, query, page));
  }

  /**
   * Returns a page of the deletions of records and files that can be undone or purged. Only the
   * Director sees them (rules.md E6).
   *
   * @param page the page; the latest deletion comes first in any case
   * @return the deletions, latest first; empty for other users and if the user cannot work
   * @throws dev.crmkit.core.error.InvalidException if the page continues another list or user, or
   *     its size is out of range
   */
  public Page<Deletion> deleted(PageRequest page) {
    return guard.readOr(Page::empty, call -> LatestFirstPager.deletions(call, page));
  }

  /**
   * Decides whether the user may perform an action on a thing, with the reason (rules.md V9). A
   * user who cannot work is denied everything. A thing that the user cannot see does not exist
   * (V8). An action that does not {@linkplain Action#appliesTo apply} to the thing, such as
   * assigning a label, is denied to everyone, whether or not the thing exists (A1).
   *
   * @param action view, edit, delete or assign; for settings, open or manage; or sign in
   * @param thing the thing
   * @return the decision
   */
  public Decision may(Action action, Subject thing) {
    return guard.decide(
        call -> Explanations.explainToUser(call.tx(), call.actor(), call.from(), action, thing));
  }

  /**
   * Decides whether the user may create clients, activities and deals (rules.md E1).
   *
   * @return the decision
   */
  public Decision mayCreateRecords() {
    return guard.decide(call -> Decisions.decideCreateRecord(call.actor()));
  }

  /**
   * Decides whether the user may create users of a type (rules.md U3).
   *
   * @param type the type of the new user
   * @return the decision
   */
  public Decision mayCreate(UserType type) {
    return guard.decide(call -> Decisions.decideCreate(call.actor(), type));
  }

  /**
   * Returns the users who may perform an action on a thing, of those who can work, with the reason
   * of each (rules.md V9). A user with restricted addresses counts as coming from an allowed one. A
   * Head may ask this for records and files, the Director for everything.
   *
   * @param action view, edit, delete or assign; for settings, open or manage; or sign in
   * @param thing a thing that the user can see
   * @return the users in ascending order of their ids; empty, whoever asks, if the action does not
   *     {@linkplain Action#appliesTo apply} to the thing
   * @throws NotFoundException if the thing does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not ask this
   */
  public List<UserDecision> whoCan(Action action, Subject thing) {
    return guard.read(
        call -> {
          if (!action.appliesTo(thing)) {
            return List.of();
          }
          if (!Explanations.sees(call.tx(), call.actor(), thing)) {
            throw new NotFoundException(thing);
          }
          if (!mayAskWhoCan(call.actor(), thing)) {
            throw new AccessDeniedException(Decision.of(Rule.MAY_NOT_ASK, call.actor()));
          }
          return Explanations.whoCan(call.tx(), action, thing);
        });
  }

  private static boolean mayAskWhoCan(User actor, Subject thing) {
    return switch (actor.type()) {
      case DIRECTOR -> true;
      case HEAD -> thing instanceof RecordId || thing instanceof FileId;
      case MANAGER -> false;
    };
  }
}
