package dev.crmkit.access.decision;

import static dev.crmkit.core.internal.org.IndexedOrgSnapshot.portfolioOwner;
import static dev.crmkit.core.internal.org.IndexedOrgSnapshot.responsibleOrNull;
import static dev.crmkit.core.internal.org.IndexedOrgSnapshot.userOrNull;

import dev.crmkit.core.internal.org.PortfolioOwner;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The access decisions of rules.md on records, users and settings; pure functions of the
 * organisation. All but {@link #gate} assume that the user can work. For the same question, {@code
 * allows} and {@code decide} apply the same rule; {@code allows} does not build an explanation.
 */
public final class Decisions {

  private Decisions() {}

  /**
   * Decides whether a user can work from an address (rules.md U6, U7).
   *
   * @param org the organisation
   * @param id the user
   * @param from the address of the request; null if unknown
   * @param signingIn true for a sign-in, false for any other call
   * @return the decision
   */
  public static Decision gate(
      OrgSnapshot org, UserId id, @Nullable InetAddress from, boolean signingIn) {
    User user = userOrNull(org, id);
    return Decision.of(WorkRules.gate(org, user, from, signingIn), user);
  }

  /**
   * Decides whether a user who comes from an allowed address can work (rules.md V9).
   *
   * @param org the organisation
   * @param id the user
   * @return the decision; a denial for a user with restricted addresses if no range is allowed
   */
  public static Decision gateFromAllowedAddress(OrgSnapshot org, UserId id) {
    User user = userOrNull(org, id);
    return user != null && canWork(org, user)
        ? Decision.of(Rule.WORKS, user)
        : gate(org, id, null, true);
  }

  /**
   * Returns whether a user can work from an allowed address (rules.md V9).
   *
   * @param org the organisation
   * @param user a live user
   * @return false also for a user with restricted addresses if no range is allowed
   */
  public static boolean canWork(OrgSnapshot org, User user) {
    return switch (user.status()) {
      case ACTIVE -> true;
      case IP_RESTRICTED -> !org.allowedRanges().ranges().isEmpty();
      case INACTIVE, DISMISSED, ACTIVATION_REQUIRED -> false;
    };
  }

  /**
   * Decides on a record (rules.md V1 to V7, E2, E3).
   *
   * @param org the organisation
   * @param actor a live user who can work
   * @param action view, edit, delete or assign; any other is denied
   * @param record the record
   * @return the decision with the complete reason
   */
  public static Decision decide(OrgSnapshot org, User actor, Action action, CrmRecord record) {
    PortfolioOwner owner = portfolioOwner(org, record.portfolio());
    Rule rule = recordRule(org, actor, action, owner);
    User over = rule.namesHead() ? responsibleOrNull(org, actor) : null;
    return Decision.of(rule, actor, owner.user(), over, record.id());
  }

  /**
   * Returns whether {@link #decide(OrgSnapshot, User, Action, CrmRecord)} allows an action.
   *
   * @param org the organisation
   * @param actor a live user who can work
   * @param action view, edit, delete or assign
   * @param record the record
   * @return true if it is allowed
   */
  public static boolean allows(OrgSnapshot org, User actor, Action action, CrmRecord record) {
    return allows(org, actor, action, record.portfolio());
  }

  /**
   * Returns whether an action is allowed on the records in a portfolio; nothing else of a record
   * matters.
   *
   * @param org the organisation
   * @param actor a live user who can work
   * @param action view, edit, delete or assign
   * @param portfolio the portfolio that the record is in
   * @return true if it is allowed
   */
  public static boolean allows(OrgSnapshot org, User actor, Action action, PortfolioId portfolio) {
    return recordRule(org, actor, action, portfolioOwner(org, portfolio)).allows();
  }

  private static Rule recordRule(OrgSnapshot org, User actor, Action action, PortfolioOwner owner) {
    Rule seen = Visibility.rule(org, actor, owner.number(), owner.teamNumber());
    boolean peers = seen == Rule.PEERS_SEE;
    return switch (action) {
      case VIEW -> seen;
      case EDIT ->
          !peers
              ? seen
              : org.policies().peerAccess() == Policies.PeerAccess.EDIT
                  ? Rule.PEERS_EDIT
                  : Rule.PEERS_VIEW_ONLY;
      case DELETE -> peers ? Rule.PEERS_NEVER_DELETE : seen;
      case ASSIGN -> peers ? Rule.PEERS_NEVER_ASSIGN : seen;
      case CREATE, OPEN, MANAGE, SIGN_IN -> Rule.NO_SUCH_ACTION;
    };
  }

  /**
   * Decides whether a user may make another the owner of a record that they create or may assign
   * (rules.md E4). Whether the other can be an owner at all (D8) is not decided here.
   *
   * @param org the organisation
   * @param actor a live user who can work
   * @param owner the new owner; null if there is no such user
   * @return the decision; an unknown owner is denied, except to the Director
   */
  public static Decision decideOwner(OrgSnapshot org, User actor, @Nullable User owner) {
    boolean may =
        actor.type() == UserType.DIRECTOR
            || (owner != null && Visibility.of(org, actor).ruleFor(owner).allows());
    return Decision.of(may ? Rule.MAY_ASSIGN_TO : Rule.MAY_NOT_ASSIGN_TO, actor, owner, null, null);
  }

  /**
   * Returns the users who see a record, of those who can work (rules.md V9).
   *
   * @param org the organisation
   * @param record the record
   * @return the users in ascending order of their ids
   */
  public static List<User> whoSees(OrgSnapshot org, CrmRecord record) {
    return who(org, Action.VIEW, record);
  }

  /**
   * Returns the users who may perform an action on a record, of those who can work (rules.md V9).
   *
   * @param org the organisation
   * @param action view, edit, delete or assign
   * @param record the record
   * @return the users in ascending order of their ids
   */
  public static List<User> who(OrgSnapshot org, Action action, CrmRecord record) {
    User owner = org.ownerOf(record.portfolio());
    Map<UserId, User> candidates = new LinkedHashMap<>();
    candidates.put(org.director().id(), org.director());
    candidates.put(owner.id(), owner);
    owner
        .responsible()
        .flatMap(org::user)
        .filter(over -> over.type() == UserType.HEAD)
        .ifPresent(
            head -> {
              candidates.put(head.id(), head);
              org.forEachDirectReport(head.id(), peer -> candidates.put(peer.id(), peer));
            });
    return workers(org, candidates.values(), user -> allows(org, user, action, record));
  }

  /**
   * Returns those of some users who can work and pass a test.
   *
   * @param org the organisation
   * @param candidates live users
   * @param allowed the test
   * @return the users in ascending order of their ids
   */
  public static List<User> workers(
      OrgSnapshot org, Iterable<User> candidates, Predicate<User> allowed) {
    List<User> found = new ArrayList<>();
    for (User user : candidates) {
      if (canWork(org, user) && allowed.test(user)) {
        found.add(user);
      }
    }
    found.sort(java.util.Comparator.comparingLong(user -> user.id().value()));
    return found;
  }

  /**
   * Decides on a user's profile (rules.md U4, U5, S2).
   *
   * @param actor a live user who can work
   * @param action view, edit or delete; any other is denied
   * @param target the live user whose profile it is
   * @return the decision
   */
  public static Decision decide(User actor, Action action, User target) {
    return Decision.of(ProfileRules.of(actor, action, target), actor, target, null, target.id());
  }

  /**
   * Returns whether a user can view the profile of another (rules.md U4).
   *
   * @param actor a live user who can work
   * @param target the other user, who is live
   * @return true if they can
   */
  public static boolean seesProfile(User actor, User target) {
    return ProfileRules.of(actor, Action.VIEW, target).allows();
  }

  /**
   * Decides whether a user may create users of a type (rules.md U3, S2).
   *
   * @param actor a live user who can work
   * @param type the type of the new user
   * @return the decision; a second Director is denied to everyone
   */
  public static Decision decideCreate(User actor, UserType type) {
    Rule rule =
        switch (actor.type()) {
          case DIRECTOR -> type == UserType.DIRECTOR ? Rule.ONE_DIRECTOR : Rule.DIRECTOR_MAY_ALL;
          case HEAD -> {
            if (actor.deniedSettings().contains(SettingsArea.USERS)) {
              yield Rule.AREA_DENIED;
            }
            yield type == UserType.MANAGER
                ? Rule.HEAD_CREATES_MANAGERS
                : Rule.DIRECTOR_CREATES_HEADS;
          }
          case MANAGER -> Rule.MANAGERS_CREATE_NOBODY;
        };
    return Decision.of(rule, actor, SettingsArea.USERS);
  }

  /**
   * Decides whether a user may create records (rules.md E1).
   *
   * @param actor a live user who can work
   * @return a decision that allows it
   */
  public static Decision decideCreateRecord(User actor) {
    return Decision.of(Rule.EVERYONE_CREATES, actor);
  }

  /**
   * Decides on a settings area (rules.md S1, S2).
   *
   * @param actor a live user who can work
   * @param action open or manage; any other is denied
   * @param area the area
   * @return the decision
   */
  public static Decision decide(User actor, Action action, SettingsArea area) {
    return Decision.of(AreaRules.of(actor, action, area), actor, area);
  }

  /**
   * Returns whether a user may manage a settings area (rules.md S1, S2).
   *
   * @param actor a live user who can work
   * @param area the area
   * @return true if it is allowed
   */
  public static boolean manages(User actor, SettingsArea area) {
    return AreaRules.of(actor, Action.MANAGE, area).allows();
  }
}
