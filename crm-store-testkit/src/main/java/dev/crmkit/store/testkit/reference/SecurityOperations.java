package dev.crmkit.store.testkit.reference;

import dev.crmkit.store.testkit.internal.model.FoldedTexts;
import dev.crmkit.store.testkit.internal.model.IpAddresses;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import java.util.ArrayList;
import java.util.List;

/** Groups, allowed ranges and policies: the Director's (U7, U8, U11, S1); and labels (S3). */
final class SecurityOperations {

  private final OperationContext act;
  private final ReferenceWorkspace workspace;

  SecurityOperations(OperationContext act) {
    this.act = act;
    this.workspace = act.workspace();
  }

  /** U11: the types are groups as well, and have these names. */
  void createGroup(DataMap args) {
    act.requireDirector();
    String group = args.word("group");
    List<String> wrong = new ArrayList<>();
    boolean taken =
        ReferenceWorkspace.like(workspace.groups, group) != null
            || ReferenceWorkspace.like(List.of("director", "head", "manager"), group) != null;
    if (taken || FoldedTexts.blank(group)) {
      wrong.add("group");
    }
    checkMembers(args, wrong);
    RefusalException.throwIfAny(wrong);
    workspace.groups.add(group);
    for (String member : args.texts("members")) {
      workspace.present(member).groups.add(group);
    }
  }

  private void checkMembers(DataMap args, List<String> wrong) {
    for (String member : args.texts("members")) {
      if (workspace.person(member) == null) {
        wrong.add("members");
      }
    }
  }

  /** Everyone knows the groups, only the Director changes them. */
  private void requireGroup(String group) {
    if (!workspace.groups.contains(group)) {
      if (ReferenceWorkspace.like(workspace.groups, group) != null) {
        throw new UnspecifiedException("a group in another case");
      }
      throw RefusalException.notFound();
    }
    if (!act.sight().seesGroup(act.user(), group)) {
      throw RefusalException.notFound();
    }
    act.requireDirector();
  }

  void setGroupMembers(DataMap args) {
    String group = args.word("group");
    requireGroup(group);
    List<String> wrong = new ArrayList<>();
    checkMembers(args, wrong);
    RefusalException.throwIfAny(wrong);
    for (Person person : workspace.people.values()) {
      if (person.isDeleted() && person.groups.contains(group)) {
        throw new UnspecifiedException("a deleted user in the group");
      }
    }
    for (Person person : workspace.present()) {
      if (args.texts("members").contains(person.id)) {
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
  void setAllowedIps(DataMap args) {
    act.requireDirector();
    List<IpAddresses.Range> ranges = new ArrayList<>();
    for (String text : args.texts("allowed-ips")) {
      IpAddresses.Range range = IpAddresses.range(text);
      if (range == null) {
        throw RefusalException.invalid("allowed-ips");
      }
      ranges.add(range);
    }
    workspace.ranges.clear();
    workspace.ranges.addAll(ranges);
  }

  /** E3, U7. */
  void setPolicy(DataMap args) {
    act.requireDirector();
    List<String> wrong = new ArrayList<>();
    String peers = args.text("peer-access", workspace.peersEdit ? "edit" : "view");
    if (!List.of("view", "edit").contains(peers)) {
      wrong.add("peer-access");
    }
    String check = args.text("ip-check", workspace.addressAtSignInOnly ? "sign-in" : "every-call");
    if (!List.of("every-call", "sign-in").contains(check)) {
      wrong.add("ip-check");
    }
    RefusalException.throwIfAny(wrong);
    workspace.peersEdit = peers.equals("edit");
    workspace.addressAtSignInOnly = check.equals("sign-in");
  }

  /** S3: unique without case. */
  void createLabel(DataMap args) {
    act.requireManage("labels");
    String label = args.word("label");
    if (FoldedTexts.blank(label) || workspace.labelLike(label) != null) {
      throw RefusalException.invalid("label", "name");
    }
    workspace.labels.put(label, args.text("colour"));
  }

  /** S3: it is taken off the records, which is no change of theirs. */
  void deleteLabel(String label) {
    if (!workspace.labels.containsKey(label)) {
      if (workspace.labelLike(label) != null) {
        throw new UnspecifiedException("a label in another case");
      }
      throw RefusalException.notFound();
    }
    act.requireManage("labels");
    workspace.labels.remove(label);
    workspace.items.values().forEach(item -> item.labels.remove(label));
  }
}
