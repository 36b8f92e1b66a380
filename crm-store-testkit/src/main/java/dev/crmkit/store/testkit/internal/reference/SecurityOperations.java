package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.FoldedTexts;
import dev.crmkit.store.testkit.internal.model.IpAddresses;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.CreateGroup;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.CreateLabel;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.SetAllowedIps;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.SetGroupMembers;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.SetPolicy;
import java.util.ArrayList;
import java.util.List;

/** Groups, allowed ranges and policies: the Director's (U7, U8, U11, S1); and labels (S3). */
final class SecurityOperations {

  private final OperationContext context;
  private final ReferenceWorkspace workspace;

  SecurityOperations(OperationContext context) {
    this.context = context;
    this.workspace = context.workspace();
  }

  /** U11: the types are groups as well, and have these names. */
  void createGroup(CreateGroup operation) {
    context.requireDirector();
    String group = operation.group();
    List<String> wrong = new ArrayList<>();
    boolean taken =
        ReferenceWorkspace.findIgnoringCase(workspace.groups, group) != null
            || ReferenceWorkspace.findIgnoringCase(List.of("director", "head", "manager"), group)
                != null;
    if (taken || FoldedTexts.isBlank(group)) {
      wrong.add("group");
    }
    checkMembers(operation.members().or(List.of()), wrong);
    RefusalException.throwIfAny(wrong);
    workspace.groups.add(group);
    for (String member : operation.members().or(List.of())) {
      workspace.present(member).groups.add(group);
    }
  }

  private void checkMembers(List<String> members, List<String> wrong) {
    for (String member : members) {
      if (workspace.person(member) == null) {
        wrong.add("members");
      }
    }
  }

  /** Everyone knows the groups, only the Director changes them. */
  private void requireGroup(String group) {
    if (!workspace.groups.contains(group)) {
      if (ReferenceWorkspace.findIgnoringCase(workspace.groups, group) != null) {
        throw new UnspecifiedException("a group in another case");
      }
      throw RefusalException.notFound();
    }
    if (!context.visibility().seesGroup(context.user(), group)) {
      throw RefusalException.notFound();
    }
    context.requireDirector();
  }

  void setGroupMembers(SetGroupMembers operation) {
    String group = operation.group();
    requireGroup(group);
    List<String> wrong = new ArrayList<>();
    checkMembers(operation.members(), wrong);
    RefusalException.throwIfAny(wrong);
    for (Person person : workspace.people.values()) {
      if (person.isDeleted() && person.groups.contains(group)) {
        throw new UnspecifiedException("a deleted user in the group");
      }
    }
    for (Person person : workspace.present()) {
      if (operation.members().contains(person.id)) {
        person.groups.add(group);
      } else {
        person.groups.remove(group);
      }
    }
  }

  /** F2: a section that was open to it alone is then open to the Director only. */
  void deleteGroup(String group) {
    requireGroup(group);
    workspace.groups.remove(group);
    workspace.people.values().forEach(person -> person.groups.remove(group));
    workspace.sections.values().forEach(section -> section.groups.remove(group));
  }

  /** U8. */
  void setAllowedIps(SetAllowedIps operation) {
    context.requireDirector();
    List<IpAddresses.Range> ranges = new ArrayList<>();
    for (String text : operation.allowedIps()) {
      IpAddresses.Range range = IpAddresses.parseRange(text);
      if (range == null) {
        throw RefusalException.invalid("allowed-ips");
      }
      ranges.add(range);
    }
    workspace.ranges.clear();
    workspace.ranges.addAll(ranges);
  }

  /** E3, U7. */
  void setPolicy(SetPolicy operation) {
    context.requireDirector();
    List<String> wrong = new ArrayList<>();
    String peers = operation.peerAccess().or(workspace.peersEdit ? "edit" : "view");
    if (!List.of("view", "edit").contains(peers)) {
      wrong.add("peer-access");
    }
    String check = operation.ipCheck().or(workspace.addressAtSignInOnly ? "sign-in" : "every-call");
    if (!List.of("every-call", "sign-in").contains(check)) {
      wrong.add("ip-check");
    }
    RefusalException.throwIfAny(wrong);
    workspace.peersEdit = peers.equals("edit");
    workspace.addressAtSignInOnly = check.equals("sign-in");
  }

  /** S3: unique without case. */
  void createLabel(CreateLabel operation) {
    context.requireManage("labels");
    String label = operation.label();
    if (FoldedTexts.isBlank(label) || workspace.findLabel(label) != null) {
      throw RefusalException.invalid("label", "name");
    }
    workspace.labels.put(label, operation.colour().value());
  }

  /** S3: it is taken off the records, which is no change of theirs. */
  void deleteLabel(String label) {
    if (!workspace.labels.containsKey(label)) {
      if (workspace.findLabel(label) != null) {
        throw new UnspecifiedException("a label in another case");
      }
      throw RefusalException.notFound();
    }
    context.requireManage("labels");
    workspace.labels.remove(label);
    workspace.items.values().forEach(item -> item.labels.remove(label));
  }
}
