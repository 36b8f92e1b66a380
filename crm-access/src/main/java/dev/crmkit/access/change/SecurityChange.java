package dev.crmkit.access.change;

import dev.crmkit.core.org.Policies;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A change of the security settings: groups, allowed ranges, policies (rules.md S1, U8, U11). */
public sealed interface SecurityChange extends OrgChange {

  @Override
  default SettingsArea area() {
    return SettingsArea.SECURITY;
  }

  /**
   * Creates a group (rules.md U11).
   *
   * @param id an id that was never used; null for a random one
   * @param name unique in the workspace ignoring case
   * @param members the members
   */
  record CreateGroup(@Nullable GroupId id, String name, Set<UserId> members)
      implements SecurityChange {
    /**
     * Copies the set.
     *
     * @param id an id that was never used; null for a random one
     * @param name unique in the workspace ignoring case
     * @param members the members
     */
    public CreateGroup {
      members = Set.copyOf(members);
    }
  }

  /**
   * Renames a group.
   *
   * @param group the group
   * @param name unique in the workspace ignoring case
   */
  record RenameGroup(GroupId group, String name) implements SecurityChange {}

  /**
   * Deletes a group: it is removed from its members, and from the sections that are open to it
   * (rules.md F2).
   *
   * @param group the group
   */
  record DeleteGroup(GroupId group) implements SecurityChange {}

  /**
   * Sets the members of a group.
   *
   * @param group the group
   * @param members all members from now on
   */
  record SetGroupMembers(GroupId group, Set<UserId> members) implements SecurityChange {
    /**
     * Copies the set.
     *
     * @param group the group
     * @param members all members from now on
     */
    public SetGroupMembers {
      members = Set.copyOf(members);
    }
  }

  /**
   * Sets the address ranges from which users with restricted addresses can work (rules.md U8).
   *
   * @param ranges each an address, a CIDR block or a from-to pair; if there are none, no address is
   *     allowed
   */
  record SetAllowedRanges(List<String> ranges) implements SecurityChange {
    /**
     * Copies the list.
     *
     * @param ranges each an address, a CIDR block or a from-to pair; if there are none, no address
     *     is allowed
     */
    public SetAllowedRanges {
      ranges = List.copyOf(ranges);
    }
  }

  /**
   * Sets the policies (rules.md E3, U7).
   *
   * @param policies all policies
   */
  record SetPolicies(Policies policies) implements SecurityChange {}
}
