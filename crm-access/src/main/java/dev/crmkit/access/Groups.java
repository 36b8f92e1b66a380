package dev.crmkit.access;

import dev.crmkit.access.change.SecurityChange;
import dev.crmkit.access.change.SecurityChange.CreateGroup;
import dev.crmkit.access.change.SecurityChange.DeleteGroup;
import dev.crmkit.access.change.SecurityChange.RenameGroup;
import dev.crmkit.access.change.SecurityChange.SetGroupMembers;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.internal.org.OrgChangeExecutor;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import java.util.List;
import java.util.Set;

/**
 * The groups of users, as a user sees and changes them (rules.md U11). A group that the user does
 * not see does not exist for them; only the Director can change groups.
 */
public final class Groups {

  private final Guard guard;

  Groups(Guard guard) {
    this.guard = guard;
  }

  /**
   * The groups that the user sees (rules.md U11): all of them for users who manage the client form
   * or security; for others their own groups and those on profiles that they can view.
   *
   * @return by id upwards; nothing to a user who cannot work
   */
  public List<Group> list() {
    return guard.readOr(List::of, call -> call.visibility().groups());
  }

  /**
   * Who is in a group: the Director's to see.
   *
   * @param group which
   * @return by id upwards
   * @throws dev.crmkit.core.error.NotFoundException when there is no such group, or the user does
   *     not see it
   * @throws AccessDeniedException when the user is not the Director, or cannot work
   */
  public List<UserRef> members(GroupId group) {
    return guard.read(
        call -> {
          if (call.visibility().group(group).isEmpty()) {
            throw new NotFoundException(group);
          }
          call.require(Decisions.decide(call.actor(), Action.OPEN, SettingsArea.SECURITY));
          return call.org().members(group).stream().map(User::ref).toList();
        });
  }

  /**
   * Makes a group with nobody in it.
   *
   * @param name unique in the workspace without case, and no type of user
   * @return the group
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public Group create(String name) {
    return create(new CreateGroup(null, name, Set.of()));
  }

  /**
   * Makes a group.
   *
   * @param group its id, name and members
   * @return the group
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public Group create(CreateGroup group) {
    return changed(group);
  }

  /**
   * Renames a group.
   *
   * @param group which
   * @param name unique in the workspace without case, and no type of user
   * @return the group after it
   * @throws dev.crmkit.core.error.NotFoundException when there is no such thing for the user
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public Group rename(GroupId group, String name) {
    return changed(new RenameGroup(group, name));
  }

  /**
   * Says who is in a group.
   *
   * @param group which
   * @param members all who shall be in it
   * @throws dev.crmkit.core.error.NotFoundException when there is no such thing for the user
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public void setMembers(GroupId group, Set<UserId> members) {
    changed(new SetGroupMembers(group, members));
  }

  /**
   * Deletes a group: it is taken off its members and off the sections that are open to it; a
   * section that is left with none is the Director's only (rules.md F2).
   *
   * @param group which
   * @throws dev.crmkit.core.error.NotFoundException when there is no such thing for the user
   * @throws AccessDeniedException when the user cannot work
   */
  public void delete(GroupId group) {
    guard.reorganise(call -> OrgChangeExecutor.run(call, new DeleteGroup(group), null));
  }

  private Group changed(SecurityChange change) {
    return guard.reorganise(
        call -> {
          GroupId id = (GroupId) OrgChangeExecutor.run(call, change, null).subject();
          return call.tx().org().group(id).orElseThrow();
        });
  }
}
