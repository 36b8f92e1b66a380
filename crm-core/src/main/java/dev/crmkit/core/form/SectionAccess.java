package dev.crmkit.core.form;

import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.UserType;
import java.util.HashSet;
import java.util.Set;

/**
 * The users to whom a section is open (rules.md F2). Every section is open to the Director.
 *
 * @param everyone true if it is open to all users; then the sets are empty
 * @param types the types of users to whom it is open
 * @param groups the groups to whom it is open
 */
public record SectionAccess(boolean everyone, Set<UserType> types, Set<GroupId> groups) {

  /** Open to everyone. */
  public static final SectionAccess EVERYONE = new SectionAccess(true, Set.of(), Set.of());

  public SectionAccess {
    types = Set.copyOf(types);
    groups = Set.copyOf(groups);
    if (everyone && !(types.isEmpty() && groups.isEmpty())) {
      throw new IllegalArgumentException(
          "a section is open either to everyone or to some types and groups");
    }
  }

  /**
   * Creates an access for some users. If there are none, the section is open to the Director only.
   *
   * @param types the types of users
   * @param groups the groups
   * @return the access
   */
  public static SectionAccess only(Set<UserType> types, Set<GroupId> groups) {
    return new SectionAccess(false, types, groups);
  }

  /**
   * Returns whether the section is open to a user.
   *
   * @param type the type of the user
   * @param memberOf the groups of the user
   * @return true if the user can see the section
   */
  public boolean isOpenTo(UserType type, Set<GroupId> memberOf) {
    if (everyone || type == UserType.DIRECTOR || types.contains(type)) {
      return true;
    }
    for (GroupId group : memberOf) {
      if (groups.contains(group)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Removes a group.
   *
   * @param group the id of a deleted group
   * @return an access for the Director only if nobody is left
   */
  public SectionAccess withoutGroup(GroupId group) {
    if (!groups.contains(group)) {
      return this;
    }
    Set<GroupId> left = new HashSet<>(groups);
    left.remove(group);
    return only(types, left);
  }
}
