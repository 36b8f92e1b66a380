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
 * The decisions of rules.md on records, users and settings, each a pure function of the
 * organisation. Those on a thing suppose that the user can work, which {@link #gate} decides; the
 * {@code allows…} and {@code decide…} of one thing rest on the same rule.
 */
public final class Decisions {

  private Decisions() {}

  // Working at all

  /**
   * Whether a user can work, coming from an address (rules.md U6, U7).
   *
   * @param org the organisation
   * @param id who
   * @param from the address of this request, or null when none is known
   * @param signingIn true when he signs in, false for any later call
   * @return allowed when he can
   */
  public static Decision gate(
      OrgSnapshot org, UserId id, @Nullable InetAddress from, boolean signingIn) {
    User user = userOrNull(org, id);
    return Decision.of(gateRule(org, user, from, signingIn), user);
  }

  private static Rule gateRule(
      OrgSnapshot org, @Nullable User user, @Nullable InetAddress from, boolean signingIn) {
    if (user == null) {
      return Rule.NO_SUCH_USER;
    }
    return switch (user.status()) {
      case ACTIVE -> Rule.WORKS;
      case INACTIVE -> Rule.INACTIVE;
      case DISMISSED -> Rule.DISMISSED;
      case ACTIVATION_REQUIRED -> Rule.NOT_ACTIVATED;
      case IP_RESTRICTED -> {
        // No range, no work: he could not have signed in, and canWork says the same (V9).
        if (!signingIn
            && org.policies().ipCheck() == Policies.IpCheck.SIGN_IN
            && canWork(org, user)) {
          yield Rule.WORKS;
        }
        yield from == null
            ? Rule.NO_ADDRESS
            : org.allowedRanges().allows(from) ? Rule.WORKS : Rule.ADDRESS_NOT_ALLOWED;
      }
    };
  }

  /**
   * Whether a user can work if he comes from an allowed address (rules.md V9).
   *
   * @param org the organisation
   * @param user a living user
   * @return true when he can; false for one limited by IP where no range is set
   */
  public static boolean canWork(OrgSnapshot org, User user) {
    return switch (user.status()) {
      case ACTIVE -> true;
      case IP_RESTRICTED -> !org.allowedRanges().ranges().isEmpty();
      case INACTIVE, DISMISSED, ACTIVATION_REQUIRED -> false;
    };
  }

  // Records

  /**
   * Decides on a record (rules.md V1 to V7, E2, E3).
   *
   * @param org the organisation
   * @param actor a living user who can work
   * @param action view, edit, delete or assign; any other is denied
   * @param record the record
   * @return the decision with its whole reason
   */
  public static Decision decide(OrgSnapshot org, User actor, Action action, CrmRecord record) {
    PortfolioOwner owner = portfolioOwner(org, record.portfolio());
    Rule rule = recordRule(org, actor, action, owner);
    User over = rule.namesHead() ? responsibleOrNull(org, actor) : null;
    return Decision.of(rule, actor, owner.user(), over, record.id());
  }

  /**
   * The answer of {@link #decide(OrgSnapshot, User, Action, CrmRecord)} alone.
   *
   * @param org the organisation
   * @param actor a living user who can work
   * @param action view, edit, delete or assign
   * @param record the record
   * @return true when it is allowed
   */
  public static boolean allows(OrgSnapshot org, User actor, Action action, CrmRecord record) {
    return allows(org, actor, action, record.portfolio());
  }

  /**
   * Returns the same answer for any record in a portfolio: nothing else of a record matters.
   *
   * @param org the organisation
   * @param actor a living user who can work
   * @param action view, edit, delete or assign
   * @param portfolio the portfolio that the record is in
   * @return true when it is allowed
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
   * Whether a user may name another as the owner of a record that he creates or may assign
   * (rules.md E4). Whether the other can be an owner at all (D8) is not asked here.
   *
   * @param org the organisation
   * @param actor a living user who can work
   * @param owner whom he names; null when there is no such user
   * @return denied also for an unknown one, except to the Director
   */
  public static Decision decideOwner(OrgSnapshot org, User actor, @Nullable User owner) {
    boolean may =
        actor.type() == UserType.DIRECTOR
            || (owner != null && Visibility.of(org, actor).ruleFor(owner).allows());
    return Decision.of(may ? Rule.MAY_ASSIGN_TO : Rule.MAY_NOT_ASSIGN_TO, actor, owner, null, null);
  }

  /**
   * Who sees a record, of those who can work (rules.md V9).
   *
   * @param org the organisation
   * @param record the record
   * @return by id upwards
   */
  public static List<User> whoSees(OrgSnapshot org, CrmRecord record) {
    return who(org, Action.VIEW, record);
  }

  /**
   * Who may do something with a record, of those who can work (rules.md V9).
   *
   * @param org the organisation
   * @param action view, edit, delete or assign
   * @param record the record
   * @return by id upwards
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
   * Those of some users who can work and pass a test.
   *
   * @param org the organisation
   * @param candidates living users
   * @param allowed the test
   * @return by id upwards
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

  // Users

  /**
   * Decides on a user's profile (rules.md U4, U5, S2).
   *
   * @param actor a living user who can work
   * @param action view, edit or delete; any other is denied
   * @param target the living user whose profile it is
   * @return the decision
   */
  public static Decision decide(User actor, Action action, User target) {
    return Decision.of(profileRule(actor, action, target), actor, target, null, target.id());
  }

  /**
   * Whether a user sees another's profile (rules.md U4).
   *
   * @param actor a living user who can work
   * @param target the other
   * @return true when he does
   */
  public static boolean seesProfile(User actor, User target) {
    return profileRule(actor, Action.VIEW, target).allows();
  }

  private static Rule profileRule(User actor, Action action, User target) {
    Rule seen = profileVisibilityRule(actor, target);
    return switch (action) {
      case VIEW, EDIT -> seen;
      case DELETE -> {
        if (!seen.allows()) {
          yield seen;
        }
        if (target.type() == UserType.DIRECTOR) {
          yield Rule.ONE_DIRECTOR;
        }
        yield actor.type() == UserType.DIRECTOR ? seen : Rule.ONLY_DIRECTOR_CHANGES;
      }
      case ASSIGN, CREATE, OPEN, MANAGE, SIGN_IN -> Rule.NO_SUCH_ACTION;
    };
  }

  private static Rule profileVisibilityRule(User actor, User target) {
    if (actor.type() == UserType.DIRECTOR) {
      return Rule.DIRECTOR_MAY_ALL;
    }
    if (actor.id().equals(target.id())) {
      return Rule.OWN_PROFILE;
    }
    boolean hisManager =
        actor.type() == UserType.HEAD
            && target.responsible().filter(over -> over.equals(actor.id())).isPresent();
    if (!hisManager) {
      return Rule.PROFILE_NOT_SEEN;
    }
    return actor.deniedSettings().contains(SettingsArea.USERS)
        ? Rule.AREA_DENIED
        : Rule.PROFILE_OF_TEAM;
  }

  /**
   * Whether a user may create users of a type (rules.md U3, S2).
   *
   * @param actor a living user who can work
   * @param type the type of the new user
   * @return denied for a second Director to everyone
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
   * Whether a user may create records (rules.md E1).
   *
   * @param actor a living user who can work
   * @return allowed
   */
  public static Decision decideCreateRecord(User actor) {
    return Decision.of(Rule.EVERYONE_CREATES, actor);
  }

  // Settings

  /**
   * Decides on an area of settings (rules.md S1, S2).
   *
   * @param actor a living user who can work
   * @param action open or manage; any other is denied
   * @param area which
   * @return the decision
   */
  public static Decision decide(User actor, Action action, SettingsArea area) {
    return Decision.of(areaRule(actor, action, area), actor, area);
  }

  /**
   * Whether a user manages an area of settings (rules.md S1, S2).
   *
   * @param actor a living user who can work
   * @param area which
   * @return true when it is allowed
   */
  public static boolean manages(User actor, SettingsArea area) {
    return areaRule(actor, Action.MANAGE, area).allows();
  }

  private static Rule areaRule(User actor, Action action, SettingsArea area) {
    if (action != Action.OPEN && action != Action.MANAGE) {
      return Rule.NO_SUCH_ACTION;
    }
    if (actor.type() == UserType.DIRECTOR) {
      return Rule.DIRECTOR_MAY_ALL;
    }
    boolean head = actor.type() == UserType.HEAD;
    boolean manages =
        switch (area) {
          case LABELS -> true;
          case CLIENT_FORM, STAGES -> head;
          case USERS, SECURITY -> false;
        };
    boolean opens =
        manages
            || switch (area) {
              case STAGES -> true;
              case USERS -> head;
              case CLIENT_FORM, LABELS, SECURITY -> false;
            };
    if (!opens) {
      return Rule.AREA_NOT_OF_TYPE;
    }
    if (actor.deniedSettings().contains(area)) {
      return Rule.AREA_DENIED;
    }
    if (manages) {
      return Rule.TYPE_MANAGES_AREA;
    }
    return action == Action.OPEN ? Rule.TYPE_OPENS_AREA : Rule.AREA_NOT_OF_TYPE;
  }
}
