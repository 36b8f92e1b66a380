package dev.crmkit.access.change;

import dev.crmkit.core.org.Policies;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.UserId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A change of the security settings: groups, allowed ranges, policies (rules.md S1, U8, U11). */
public sealed interface SecurityChange extends OrgChange {

  /**
   * Makes a group (rules.md U11).
   *
   * @param id its id, never used before; null to let CrmKit choose one
   * @param name unique in the workspace without case
   * @param members who is in it
   */
  record CreateGroup(@Nullable GroupId id, String name, Set<UserId> members)
      implements SecurityChange {
    /**
     * Copies the set.
     *
     * @param id its id, never used before; null to let CrmKit choose one
     * @param name unique in the workspace without case
     * @param members who is in it
     */
    public CreateGroup {
      members = Set.copyOf(members);
    }
  }

  /**
   * Renames a group.
   *
   * @param group which
   * @param name unique in the workspace without case
   */
  record RenameGroup(GroupId group, String name) implements SecurityChange {}

  /**
   * Deletes a group: it is taken off its members, and off the sections that are open to it
   * (rules.md F2).
   *
   * @param group which
   */
  record DeleteGroup(GroupId group) implements SecurityChange {}

  /**
   * Says who is in a group.
   *
   * @param group which
   * @param members all who shall be in it
   */
  record SetGroupMembers(GroupId group, Set<UserId> members) implements SecurityChange {
    /**
     * Copies the set.
     *
     * @param group which
     * @param members all who shall be in it
     */
    public SetGroupMembers {
      members = Set.copyOf(members);
    }
  }

  /**
   * Sets the ranges that users limited by IP may come from (rules.md U8).
   *
   * @param ranges each an address, a CIDR block or from-to; none allows nobody
   */
  record SetAllowedRanges(List<String> ranges) implements SecurityChange {
    /**
     * Copies the list.
     *
     * @param ranges each an address, a CIDR block or from-to; none allows nobody
     */
    public SetAllowedRanges {
      ranges = List.copyOf(ranges);
    }
  }

  /**
   * Sets the policies (rules.md E3, U7).
   *
   * @param policies all of them
   */
  record SetPolicies(Policies policies) implements SecurityChange {}
}
