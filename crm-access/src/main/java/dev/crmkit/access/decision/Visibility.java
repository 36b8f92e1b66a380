package dev.crmkit.access.decision;

import static dev.crmkit.core.internal.org.IndexedOrgSnapshot.responsibleOrNull;

import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.internal.org.IndexedOrgSnapshot;
import dev.crmkit.core.internal.org.UserNumbers;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user sees of a workspace at one revision (rules.md V1 to V5, F2). It is the only
 * definition of visibility: the check of one record ({@link #sees}), the records of a list ({@link
 * #scope}, which a store translates) and the users who see a record ({@link Decisions#whoSees}, the
 * inverse) all follow from one rule.
 */
public final class Visibility {

  private final OrgSnapshot org;
  private final User user;
  private final @Nullable User head;

  private Visibility(OrgSnapshot org, User user, @Nullable User head) {
    this.org = org;
    this.user = user;
    this.head = head;
  }

  /**
   * Returns what a user sees.
   *
   * @param org the organisation
   * @param user a live user who can work
   * @return the visibility
   */
  public static Visibility of(OrgSnapshot org, User user) {
    return new Visibility(org, user, headOf(org, user));
  }

  /** Returns the Head whose team the user leads or belongs to. */
  static @Nullable User headOf(OrgSnapshot org, User user) {
    if (user.type() == UserType.HEAD) {
      return user;
    }
    User over = responsibleOrNull(org, user);
    return over != null && over.type() == UserType.HEAD ? over : null;
  }

  /**
   * Returns the rule by which the user sees, or does not see, the records of an owner.
   *
   * @param owner an owner of portfolios
   * @return a rule that allows or denies it
   */
  public Rule ruleFor(User owner) {
    return rule(org, user, owner.id().value(), UserNumbers.team(owner));
  }

  /** {@link #ruleFor} for the number of an owner, and the number of the team they belong to. */
  static Rule rule(OrgSnapshot org, User user, long owner, long team) {
    UserType type = user.type();
    if (type == UserType.DIRECTOR) {
      return Rule.DIRECTOR_MAY_ALL;
    }
    long id = user.id().value();
    if (owner == id) {
      return Rule.OWNER;
    }
    if (type == UserType.HEAD) {
      return team == id ? Rule.HEAD_OF_OWNER : Rule.OTHER_TEAM;
    }
    long mine = user.responsibleNumber();
    if (mine == 0 || mine == org.director().id().value()) {
      return Rule.SEES_OWN_ONLY;
    }
    return team == mine ? Rule.PEERS_SEE : Rule.OTHER_TEAM;
  }

  /**
   * Returns whether the user sees the records in a portfolio.
   *
   * @param portfolio the portfolio
   * @return true if they do
   */
  public boolean sees(PortfolioId portfolio) {
    return ruleFor(org.ownerOf(portfolio)).allows();
  }

  /**
   * Returns the owners whose portfolios the user sees, as disjoint sets.
   *
   * @return at most two sets
   */
  public List<OwnerSet> owners() {
    if (user.type() == UserType.DIRECTOR) {
      return List.of(OwnerSet.ALL);
    }
    OwnerSet self = OwnerSet.of(user);
    if (head == null) {
      return List.of(self);
    }
    OwnerSet team = OwnerSet.teamOf(head);
    return user.type() == UserType.HEAD ? List.of(self, team) : List.of(team);
  }

  /**
   * Returns {@link #owners()} for a store: the portfolios that the records of a list may be in.
   *
   * @return everything for the Director, else some portfolios
   */
  public Scope scope() {
    List<OwnerSet> owners = owners();
    if (owners.contains(OwnerSet.ALL)) {
      return Scope.everything();
    }
    // Peers have the same owners, and an owner is in two lists at most: the Head's and the peers'.
    return Scope.portfolios(
        IndexedOrgSnapshot.portfolios(
            org, owners, to -> owners.forEach(set -> set.forEachPortfolio(org, to))));
  }

  /**
   * Returns whether a section of the client form, and its fields, are open to the user (rules.md
   * F2).
   *
   * @param section the section
   * @return false also if there is no such section
   */
  public boolean opens(SectionId section) {
    return org.section(section).map(this::opens).orElse(false);
  }

  /**
   * Returns whether a section of the client form is open to the user.
   *
   * @param section the section
   * @return true if it is
   */
  public boolean opens(Section section) {
    return section.access().isOpenTo(user.type(), user.groups());
  }

  /**
   * Returns the groups whose names the user sees (rules.md U11): all groups for users who manage
   * the client form or security; for others, their own and those on profiles that they can view.
   *
   * @return the groups in ascending order of their ids
   */
  public List<Group> groups() {
    if (seesAllGroups()) {
      return org.groups();
    }
    Set<GroupId> seen = new HashSet<>(user.groups());
    org.forEachDirectReport(
        user.id(),
        other -> {
          if (Decisions.seesProfile(user, other)) {
            seen.addAll(other.groups());
          }
        });
    return org.groups().stream().filter(group -> seen.contains(group.id())).toList();
  }

  /**
   * Returns whether the user sees the names of all groups (rules.md U11).
   *
   * @return true for users who manage the client form or security
   */
  public boolean seesAllGroups() {
    return Decisions.manages(user, SettingsArea.CLIENT_FORM)
        || Decisions.manages(user, SettingsArea.SECURITY);
  }

  /**
   * Returns a group if the user sees it (rules.md U11). For other users it does not exist (A2).
   *
   * @param id the group
   * @return empty also if there is no such group
   */
  public Optional<Group> group(GroupId id) {
    return groups().stream().filter(group -> group.id().equals(id)).findFirst();
  }

  /**
   * Returns the user whose visibility this is.
   *
   * @return the user
   */
  public User user() {
    return user;
  }

  /**
   * Returns the organisation at the revision that this applies to.
   *
   * @return the organisation
   */
  public OrgSnapshot org() {
    return org;
  }

  /**
   * Returns the Head whose team the user leads or belongs to.
   *
   * @return null for the Director, and for a Manager under the Director
   */
  @Nullable User head() {
    return head;
  }
}
