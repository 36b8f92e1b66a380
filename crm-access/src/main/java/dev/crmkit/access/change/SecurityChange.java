package dev.crmkit.access.change;

import dev.crmkit.core.org.Policies;
import dev.crmkit.core.user.GroupEdit;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.SettingsArea;
import java.util.List;

/** A change of the security settings: groups, allowed ranges, policies (rules.md S1, U8, U11). */
public sealed interface SecurityChange extends OrgChange {

  @Override
  default SettingsArea area() {
    return SettingsArea.SECURITY;
  }

  /**
   * Creates a group (rules.md U11).
   *
   * @param group the input
   */
  record CreateGroup(NewGroup group) implements SecurityChange {}

  /**
   * Renames a group, or changes its members.
   *
   * @param edit the changes
   */
  record EditGroup(GroupEdit edit) implements SecurityChange {}

  /**
   * Deletes a group: it is removed from its members, and from the sections that are open to it
   * (rules.md F2).
   *
   * @param group the group
   */
  record DeleteGroup(GroupId group) implements SecurityChange {}

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
