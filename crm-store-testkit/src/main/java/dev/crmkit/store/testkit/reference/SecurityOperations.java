package dev.crmkit.store.testkit.reference;

import java.util.ArrayList;
import java.util.List;

/** Groups, allowed ranges and policies: the Director's (U7, U8, U11, S1); and labels (S3). */
final class SecurityOperations {

  private final Act act;
  private final Workspace workspace;

  SecurityOperations(Act act) {
    this.act = act;
    this.workspace = act.workspace();
  }

  /** U11: the types are groups as well, and have these names. */
  void createGroup(Args args) {
    act.requireDirector();
    String group = args.word("group");
    List<String> wrong = new ArrayList<>();
    boolean taken =
        Workspace.like(workspace.groups, group) != null
            || Workspace.like(List.of("director", "head", "manager"), group) != null;
    if (taken || Texts.blank(group)) {
      wrong.add("group");
    }
    checkMembers(args, wrong);
    Refusal.ifAny(wrong);
    workspace.groups.add(group);
    for (String member : args.texts("members")) {
      workspace.present(member).groups.add(group);
    }
  }

  private void checkMembers(Args args, List<String> wrong) {
    for (String member : args.texts("members")) {
      if (workspace.person(member) == null) {
        wrong.add("members");
      }
    }
  }

  /** Everyone knows the groups, only the Director changes them. */
  private void requireGroup(String group) {
    if (!workspace.groups.contains(group)) {
      if (Workspace.like(workspace.groups, group) != null) {
        throw new Open("a group in another case");
      }
      throw Refusal.notFound();
    }
    if (!act.sight().seesGroup(act.user(), group)) {
      throw Refusal.notFound();
    }
    act.requireDirector();
  }

  void setGroupMembers(Args args) {
    String group = args.word("group");
    requireGroup(group);
    List<String> wrong = new ArrayList<>();
    checkMembers(args, wrong);
    Refusal.ifAny(wrong);
    for (Person person : workspace.people.values()) {
      if (person.isDeleted() && person.groups.contains(group)) {
        throw new Open("a deleted user in the group");
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
  void setAllowedIps(Args args) {
    act.requireDirector();
    List<Addresses.Range> ranges = new ArrayList<>();
    for (String text : args.texts("allowed-ips")) {
      Addresses.Range range = Addresses.range(text);
      if (range == null) {
        throw Refusal.invalid("allowed-ips");
      }
      ranges.add(range);
    }
    workspace.ranges.clear();
    workspace.ranges.addAll(ranges);
  }

  /** E3, U7. */
  void setPolicy(Args args) {
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
    Refusal.ifAny(wrong);
    workspace.peersEdit = peers.equals("edit");
    workspace.addressAtSignInOnly = check.equals("sign-in");
  }

  /** S3: unique without case. */
  void createLabel(Args args) {
    act.requireManage("labels");
    String label = args.word("label");
    if (Texts.blank(label) || workspace.labelLike(label) != null) {
      throw Refusal.invalid("label", "name");
    }
    workspace.labels.put(label, args.text("colour"));
  }

  /** S3: it is taken off the records, which is no change of theirs. */
  void deleteLabel(String label) {
    if (!workspace.labels.containsKey(label)) {
      if (workspace.labelLike(label) != null) {
        throw new Open("a label in another case");
      }
      throw Refusal.notFound();
    }
    act.requireManage("labels");
    workspace.labels.remove(label);
    workspace.items.values().forEach(item -> item.labels.remove(label));
  }
}
