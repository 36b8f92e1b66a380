package dev.crmkit.access;

import dev.crmkit.access.change.SecurityChange;
import dev.crmkit.access.change.SecurityChange.CreateGroup;
import dev.crmkit.access.change.SecurityChange.DeleteGroup;
import dev.crmkit.access.change.SecurityChange.EditGroup;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.internal.history.HistoryPager;
import dev.crmkit.access.internal.org.OrgChangeExecutor;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupEdit;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserRef;
import java.util.List;
import java.util.Optional;

/**
 * The groups of users, as one user sees and changes them (rules.md U11). A group that the user
 * cannot see does not exist for them. Only the Director can change groups. Each change is made
 * completely or not at all.
 */
public final class Groups {

  private final Guard guard;

  Groups(Guard guard) {
    this.guard = guard;
  }

  /**
   * Returns the groups that the user can see (rules.md U11): all groups, if the user manages the
   * client form or security, otherwise their own and those on profiles that they can view.
   *
   * @return the groups in ascending order of their ids; empty if the user cannot work
   */
  public List<Group> list() {
    return guard.readOr(List::of, call -> call.visibility().groups());
  }

  /**
   * Returns a group.
   *
   * @param id the group
   * @return the group
   * @throws NotFoundException if the group does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   */
  public Group get(GroupId id) {
    return guard.read(call -> requireVisible(call, id));
  }

  /**
   * Finds a group by its name (rules.md U11).
   *
   * @param name a name, in any case
   * @return empty if no group has the name, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   */
  public Optional<Group> byName(String name) {
    return guard.read(
        call ->
            call.org().groupsNamed(name).stream()
                .flatMap(group -> call.visibility().group(group.id()).stream())
                .findFirst());
  }

  /**
   * Returns the members of a group, to the Director.
   *
   * @param group the group
   * @return the members in ascending order of their ids
   * @throws NotFoundException if the group does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or is not the Director
   */
  public List<UserRef> members(GroupId group) {
    return guard.read(
        call -> {
          requireVisible(call, group);
          call.require(Decisions.decide(call.actor(), Action.OPEN, SettingsArea.SECURITY));
          return call.org().members(group).stream().map(User::ref).toList();
        });
  }

  /**
   * Returns the first page of the history of a group, oldest entry first (rules.md W2).
   *
   * @param id the group
   * @return as {@link #history(GroupId, PageRequest)} does
   * @throws NotFoundException if the group does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or is not the Director
   */
  public Page<HistoryView> history(GroupId id) {
    return history(id, PageRequest.first());
  }

  /**
   * Returns a page of the history of a group, limited like that of a record (rules.md W2). Who is
   * in a group is part of the histories of the users.
   *
   * @param id the group; to the Director, also a deleted one
   * @param page the page: its size, its direction and where it begins
   * @return the entries in the order requested, without what the user cannot see
   * @throws NotFoundException if the group does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or is not the Director
   * @throws InvalidException if the page continues another history, direction or user, or its size
   *     is out of range
   */
  public Page<HistoryView> history(GroupId id, PageRequest page) {
    return guard.read(call -> HistoryPager.of(call, id, page));
  }

  /**
   * Creates a group.
   *
   * @param group the id, name and members
   * @return the group
   * @throws AccessDeniedException if the user cannot work, or may not change groups
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public Group create(NewGroup group) {
    return change(new CreateGroup(group));
  }

  /**
   * Renames a group, or changes its members.
   *
   * @param edit the group and the changes
   * @return the group after the edit
   * @throws NotFoundException if the group does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not change groups
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public Group edit(GroupEdit edit) {
    return change(new EditGroup(edit));
  }

  /**
   * Deletes a group. It is removed from its members, and from the sections that are open to it; a
   * section that is then open to no group is open to the Director only (rules.md F2).
   *
   * @param group the group
   * @throws NotFoundException if the group does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not change groups
   */
  public void delete(GroupId group) {
    OrgChangeExecutor.run(guard, new DeleteGroup(group));
  }

  private static Group requireVisible(CallContext<?> call, GroupId id) {
    return call.visibility().group(id).orElseThrow(() -> new NotFoundException(id));
  }

  private Group change(SecurityChange change) {
    return OrgChangeExecutor.run(
        guard,
        change,
        (call, done) -> call.tx().org().group((GroupId) done.subject()).orElseThrow());
  }
}
