package dev.crmkit.access.internal.plan;

import dev.crmkit.access.change.SecurityChange.CreateGroup;
import dev.crmkit.access.change.SecurityChange.DeleteGroup;
import dev.crmkit.access.change.SecurityChange.EditGroup;
import dev.crmkit.access.change.SecurityChange.SetAllowedRanges;
import dev.crmkit.access.change.SecurityChange.SetPolicies;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.network.AllowedRanges;
import dev.crmkit.core.network.IpRange;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.core.text.Texts;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupEdit;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plans changes of groups, allowed ranges and policies (rules.md U8, U11, F2). */
final class SecurityChanges {

  /** The types are groups as well, and these their names (rules.md U11). */
  private static final Set<String> BUILT_IN = Set.of("director", "head", "manager");

  /** An upper bound of the length of a range in any notation. */
  private static final int LONGEST_RANGE = 200;

  private SecurityChanges() {}

  static PlannedChange plan(PlanContext p, CreateGroup change) {
    p.requireManage(SettingsArea.SECURITY);
    NewGroup wanted = change.group();
    GroupId id = p.newId(wanted.id().orElse(null), GroupId::new);
    String name = Texts.orEmpty(wanted.name());
    checkName(p, null, name);
    int count = p.org().groupCount();
    p.checkQuota("groups", p.quotas().groups(), count, count + 1L, "groups in the workspace");
    checkMembers(p, 0, wanted.members());
    p.throwIfInvalid();
    OrgDeltaBuilder draft = new OrgDeltaBuilder(p.org()).put(new Group(id, name));
    putMembers(p, draft, id, wanted.members());
    return draft.build(id);
  }

  static PlannedChange plan(PlanContext p, EditGroup change) {
    GroupEdit edit = change.edit();
    Group group = found(p, p.required(edit.id()));
    edit.name().ifPresent(name -> checkName(p, group, name));
    Set<UserId> before =
        p.org().members(group.id()).stream().map(User::id).collect(Collectors.toSet());
    Set<UserId> members = edit.members().applyTo(before);
    if (!edit.members().isKeep()) {
      checkMembers(p, before.size(), members);
    }
    p.throwIfInvalid();
    OrgDeltaBuilder draft = new OrgDeltaBuilder(p.org());
    edit.name().ifPresent(name -> draft.put(new Group(group.id(), name)));
    putMembers(p, draft, group.id(), members);
    return draft.build(group.id());
  }

  static PlannedChange plan(PlanContext p, DeleteGroup change) {
    Group group = found(p, change.group());
    OrgDeltaBuilder draft = new OrgDeltaBuilder(p.org()).remove(group.id());
    putMembers(p, draft, group.id(), Set.of());
    for (Section section : p.org().sections()) {
      draft.put(section.withAccess(section.access().withoutGroup(group.id())));
    }
    return draft.build(group.id());
  }

  /** A group, which everyone knows of and the Director manages. */
  private static Group found(PlanContext p, GroupId id) {
    Group group = p.visibility().group(id).orElseThrow(() -> new NotFoundException(id));
    p.requireManage(SettingsArea.SECURITY);
    return group;
  }

  private static void checkName(PlanContext p, @Nullable Group present, String name) {
    Texts.checkName("name", name, p.violations());
    p.checkUnique(name, p.org().groupsNamed(name), present);
    if (BUILT_IN.contains(TextOrder.nameKey(name))) {
      p.addViolation("name", ViolationCode.TAKEN, name, "a name that is no type of user");
    }
  }

  private static void checkMembers(PlanContext p, int before, Set<UserId> members) {
    if (!p.checkQuota(
        "members", p.quotas().groupMembers(), before, members.size(), "members of a group")) {
      return;
    }
    members.stream()
        .filter(member -> p.org().user(member).isEmpty())
        .sorted(Comparator.comparingLong(UserId::value))
        .forEach(
            member ->
                p.addViolation(
                    "members", ViolationCode.UNKNOWN, member.key(), "users that there are"));
  }

  private static void putMembers(
      PlanContext p, OrgDeltaBuilder draft, GroupId group, Set<UserId> members) {
    List<User> changed = new ArrayList<>();
    for (User user : p.org().members(group)) {
      if (!members.contains(user.id())) {
        changed.add(user);
      }
    }
    for (UserId member : members) {
      User user = p.org().user(member).orElse(null);
      if (user != null && !user.groups().contains(group)) {
        changed.add(user);
      }
    }
    changed.sort(Comparator.comparingLong(user -> user.id().value()));
    for (User user : changed) {
      Set<GroupId> groups = new HashSet<>(user.groups());
      if (!groups.remove(group)) {
        groups.add(group);
      }
      draft.put(user.toBuilder().groups(groups).build());
    }
  }

  static PlannedChange plan(PlanContext p, SetAllowedRanges change) {
    p.requireManage(SettingsArea.SECURITY);
    int before = p.org().allowedRanges().ranges().size();
    p.checkQuota(
        "ranges",
        p.quotas().allowedRanges(),
        before,
        change.ranges().size(),
        "allowed ranges in the workspace");
    p.throwIfInvalid();
    List<IpRange> ranges = new ArrayList<>();
    for (int i = 0; i < change.ranges().size(); i++) {
      IpRange range = range(p, "ranges[" + i + "]", change.ranges().get(i));
      if (range != null) {
        ranges.add(range);
      }
    }
    p.throwIfInvalid();
    return new OrgDeltaBuilder(p.org()).put(new AllowedRanges(ranges)).build(SettingsArea.SECURITY);
  }

  private static @Nullable IpRange range(PlanContext p, String at, String text) {
    try {
      if (text.length() <= LONGEST_RANGE) {
        return IpRange.parse(text);
      }
    } catch (IllegalArgumentException e) {
      // reported below
    }
    p.addViolation(
        at,
        ViolationCode.MALFORMED,
        text,
        "an address, a block such as 10.0.0.0/8, or from-to with the lower end first");
    return null;
  }

  static PlannedChange plan(PlanContext p, SetPolicies change) {
    p.requireManage(SettingsArea.SECURITY);
    return new OrgDeltaBuilder(p.org()).put(change.policies()).build(SettingsArea.SECURITY);
  }
}
