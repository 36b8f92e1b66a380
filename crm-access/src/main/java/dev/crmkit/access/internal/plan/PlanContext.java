package dev.crmkit.access.internal.plan;

import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.decision.Visibility;
import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.Subject;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The input of a plan apart from the change itself, and checks that all planners use. They are made
 * in the order of rules.md A1: found, allowed, valid.
 */
public final class PlanContext {

  /** A source of new ids. */
  @FunctionalInterface
  public interface Ids {
    /** Returns a number that is not taken. */
    long next(LongPredicate taken);
  }

  private final OrgSnapshot org;
  private final User actor;
  private final Visibility visibility;
  private final Instant now;
  private final Ids ids;
  private final Usage usage;
  private final Quotas quotas;
  private final Confirmation confirmation;
  private final Violations violations = new Violations();
  private final Set<Long> issued = new HashSet<>();

  /**
   * Creates the context of one plan.
   *
   * @param confirmation what was confirmed by a plan, and what has to be
   */
  public PlanContext(
      OrgSnapshot org,
      User actor,
      Instant now,
      Ids ids,
      Usage usage,
      Quotas quotas,
      Confirmation confirmation) {
    this.org = org;
    this.actor = actor;
    this.visibility = Visibility.of(org, actor);
    this.now = now;
    this.ids = ids;
    this.usage = usage;
    this.quotas = quotas;
    this.confirmation = confirmation;
  }

  OrgSnapshot org() {
    return org;
  }

  User actor() {
    return actor;
  }

  Visibility visibility() {
    return visibility;
  }

  Instant now() {
    return now;
  }

  Usage usage() {
    return usage;
  }

  Quotas quotas() {
    return quotas;
  }

  boolean isDirector() {
    return actor.type() == UserType.DIRECTOR;
  }

  boolean isActor(User user) {
    return user.id().equals(actor.id());
  }

  /** Returns a live user whose profile the actor can view; others do not exist for them. */
  User requireVisible(UserId id) {
    return org.user(id)
        .filter(user -> Decisions.seesProfile(actor, user))
        .orElseThrow(() -> new NotFoundException(id));
  }

  void require(Decision decision) {
    if (!decision.allowed()) {
      throw new AccessDeniedException(decision);
    }
  }

  void requireManage(SettingsArea area) {
    require(Decisions.decide(actor, Action.MANAGE, area));
  }

  /** Returns the denial of an action on a user. */
  AccessDeniedException denied(Rule rule, @Nullable User target) {
    return new AccessDeniedException(
        Decision.of(rule, actor, target, null, target == null ? null : target.id()));
  }

  /** Denies a change of a profile that only the Director can make, and no one on their own. */
  void requireDirector(Rule rule, User target) {
    if (!isDirector()) {
      throw denied(isActor(target) ? Rule.NOT_ON_OWN_PROFILE : rule, target);
    }
  }

  /** Requires that the number of lost values or records is confirmed (rules.md F8, P4). */
  void requireConfirmed(@Nullable Long given, long used, String of) {
    if (usage.isComplete()) {
      confirmation.require(given, used, of, violations);
    }
  }

  /** Adds a violation. */
  void addViolation(String at, ViolationCode code, @Nullable String value, String expected) {
    violations.add(at, code, value, expected);
  }

  /** Returns the id of what is edited; throws if it is missing. */
  <I> I required(@Nullable I id) {
    if (id == null) {
      throw new InvalidException("id", ViolationCode.REQUIRED, null, "the id of what is edited");
    }
    return id;
  }

  Violations violations() {
    return violations;
  }

  /**
   * Checks a number against a quota, which it can exceed only if it does not grow.
   *
   * @param at where a violation is reported
   * @param before how many there are now
   * @param after how many there would be
   * @param of the counted things, such as "labels in the workspace"
   * @return false if there would be too many
   */
  boolean checkQuota(String at, int quota, long before, long after, String of) {
    if (after <= quota || after <= before) {
      return true;
    }
    addViolation(
        at, ViolationCode.OUT_OF_RANGE, Long.toString(after), "at most " + quota + " " + of);
    return false;
  }

  /** Checks a text that is not a name; false if it is too long or cannot be stored. */
  boolean checkText(String at, String text) {
    return quotas.texts().check(at, text, violations);
  }

  /** Checks the total length of the texts of an entry, before and after the change. */
  void checkTotalLength(String at, long before, long after) {
    quotas.texts().checkTogether(at, before, after, violations);
  }

  /** Throws if there are violations, with all of them. */
  void throwIfInvalid() {
    violations.throwIfAny();
  }

  /** Returns the id of a new entry: the given one, which must be unused, or a random one. */
  <S extends Subject> S newId(@Nullable S given, LongFunction<S> of) {
    if (given == null) {
      return of.apply(newNumber(number -> org.isTaken(of.apply(number))));
    }
    if (org.isTaken(given)) {
      addViolation("id", ViolationCode.TAKEN, given.key(), "an id that was never used");
    }
    return given;
  }

  /** Returns a number for the id of a part of an entry. */
  long newNumber(LongPredicate taken) {
    long number = ids.next(candidate -> issued.contains(candidate) || taken.test(candidate));
    issued.add(number);
    return number;
  }

  /**
   * Checks that no other entry has a name.
   *
   * @param named the entries that have it now
   * @param itself the entry that gets the name; null for a new one
   */
  void checkUnique(String name, List<? extends OrgEntry> named, @Nullable OrgEntry itself) {
    if (named.stream().anyMatch(other -> !other.equals(itself))) {
      addViolation(
          "name", ViolationCode.TAKEN, name, "a name that no other entry has, ignoring case");
    }
  }
}
