package dev.crmkit.core.form;

import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.UserType;
import java.util.Set;

/**
 * To whom a section is open (rules.md F2). The Director sees every section.
 *
 * @param everyone true when it is open to all; then the sets are empty
 * @param types the types that it is open to
 * @param groups the groups that it is open to
 */
public record SectionAccess(boolean everyone, Set<UserType> types, Set<GroupId> groups) {

  /** Open to everyone. */
  public static final SectionAccess EVERYONE = new SectionAccess(true, Set.of(), Set.of());

  /**
   * Copies the sets.
   *
   * @param everyone true when it is open to all; then the sets are empty
   * @param types the types that it is open to
   * @param groups the groups that it is open to
   * @throws IllegalArgumentException when everyone and a type or a group are named together
   */
  public SectionAccess {
    types = Set.copyOf(types);
    groups = Set.copyOf(groups);
    if (everyone && !(types.isEmpty() && groups.isEmpty())) {
      throw new IllegalArgumentException("a section is open to everyone or to some, not to both");
    }
  }

  /**
   * Open to some; with nobody named, to the Director only.
   *
   * @param types the types that it is open to
   * @param groups the groups that it is open to
   * @return the access
   */
  public static SectionAccess only(Set<UserType> types, Set<GroupId> groups) {
    return new SectionAccess(false, types, groups);
  }

  /**
   * Whether it is open to a user of that type and those groups.
   *
   * @param type the type of the user
   * @param memberOf the groups that he is in
   * @return true when he sees the section
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
   * The access without a group.
   *
   * @param group one that is no more
   * @return with nobody left it is the Director's only
   */
  public SectionAccess withoutGroup(GroupId group) {
    if (!groups.contains(group)) {
      return this;
    }
    Set<GroupId> left = new java.util.HashSet<>(groups);
    left.remove(group);
    return only(types, left);
  }
}
