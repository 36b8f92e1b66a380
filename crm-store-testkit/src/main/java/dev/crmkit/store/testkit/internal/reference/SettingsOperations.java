package dev.crmkit.store.testkit.internal.reference;

import static dev.crmkit.store.testkit.internal.model.RefusalException.requireSeen;
import static dev.crmkit.store.testkit.internal.model.RefusalException.requireValid;

import dev.crmkit.store.testkit.internal.model.FoldedTexts;
import dev.crmkit.store.testkit.internal.model.IpAddresses;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation;
import java.util.ArrayList;
import java.util.List;

/** Groups, allowed ranges, policies and denials (U7, U8, U11, S1, S2), and labels (S3). */
record SettingsOperations(OperationContext context, ReferenceWorkspace workspace)
    implements SettingsOperation.Visitor<Object> {

  SettingsOperations(OperationContext context) {
    this(context, context.workspace());
  }

  @Override
  public Object createPipeline(SettingsOperation.CreatePipeline operation) {
    return new PipelineOperations(context).create(operation);
  }

  @Override
  public Object editPipeline(SettingsOperation.EditPipeline operation) {
    return new PipelineOperations(context).edit(operation);
  }

  /** U11: the types are groups as well, and have these names. */
  @Override
  public Object createGroup(SettingsOperation.CreateGroup operation) {
    context.requireDirector();
    String group = operation.group();
    List<String> members = operation.members().or(List.of());
    List<String> names = new ArrayList<>(workspace.groups);
    names.addAll(List.of("director", "head", "manager"));
    Violations violations = new Violations();
    violations.addIf(
        FoldedTexts.isBlank(group) || ReferenceWorkspace.isTaken(names, group), "group");
    violations.addIf(!arePresent(members), "members");
    violations.throwIfAny();
    workspace.groups.add(group);
    members.forEach(member -> workspace.present(member).groups.add(group));
    return OperationContext.OK;
  }

  private boolean arePresent(List<String> users) {
    return users.stream().allMatch(user -> workspace.person(user) != null);
  }

  /** Requires a group that the user sees, and the Director: only they can change it. */
  private void requireGroup(String group) {
    boolean known = ReferenceWorkspace.isKnown(workspace.groups, group);
    requireSeen(group, known && context.visibility().seesGroup(context.user(), group));
    context.requireDirector();
  }

  @Override
  public Object setGroupMembers(SettingsOperation.SetGroupMembers operation) {
    String group = operation.group();
    requireGroup(group);
    requireValid(arePresent(operation.members()), "members");
    for (Person person : workspace.people.values()) {
      if (person.isDeleted() && person.groups.contains(group)) {
        throw new UnspecifiedException("a deleted user in the group");
      }
    }
    for (Person person : workspace.present()) {
      person.groups.remove(group);
      if (operation.members().contains(person.id)) {
        person.groups.add(group);
      }
    }
    return OperationContext.OK;
  }

  /** F2: a section that was open to the group alone is then open to the Director only. */
  Object deleteGroup(String group) {
    requireGroup(group);
    workspace.groups.remove(group);
    workspace.people.values().forEach(person -> person.groups.remove(group));
    workspace.sections.values().forEach(section -> section.groups.remove(group));
    return OperationContext.OK;
  }

  /** U8. */
  @Override
  public Object setAllowedIps(SettingsOperation.SetAllowedIps operation) {
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
    return OperationContext.OK;
  }

  /** E3, U7. */
  @Override
  public Object setPolicy(SettingsOperation.SetPolicy operation) {
    context.requireDirector();
    Violations violations = new Violations();
    String peers = operation.peerAccess().or(workspace.peersEdit ? "edit" : "view");
    violations.addIf(!List.of("view", "edit").contains(peers), "peer-access");
    String check = operation.ipCheck().or(workspace.addressAtSignInOnly ? "sign-in" : "every-call");
    violations.addIf(!List.of("every-call", "sign-in").contains(check), "ip-check");
    violations.throwIfAny();
    workspace.peersEdit = peers.equals("edit");
    workspace.addressAtSignInOnly = check.equals("sign-in");
    return OperationContext.OK;
  }

  @Override
  public Object denySetting(SettingsOperation.DenySetting operation) {
    return setDenial(operation.user(), operation.settings(), true);
  }

  @Override
  public Object allowSetting(SettingsOperation.AllowSetting operation) {
    return setDenial(operation.user(), operation.settings(), false);
  }

  /** S2: denies a user an area, or allows it again. */
  private Object setDenial(String user, String area, boolean deny) {
    Person person = context.directedUser(user);
    requireValid(Permissions.AREAS.contains(area) && !(person.isDirector() && deny), "settings");
    person.denied.remove(area);
    if (deny) {
      person.denied.add(area);
    }
    return OperationContext.OK;
  }

  /** S3: names are unique, ignoring case. */
  @Override
  public Object createLabel(SettingsOperation.CreateLabel operation) {
    context.requireManage("labels");
    String label = operation.label();
    requireValid(
        !FoldedTexts.isBlank(label)
            && !ReferenceWorkspace.isTaken(workspace.labels.keySet(), label),
        "label",
        "name");
    workspace.labels.put(label, operation.colour().value());
    return OperationContext.OK;
  }

  /** S3: the label disappears from the records, which does not count as a change of them. */
  Object deleteLabel(String label) {
    requireSeen(label, ReferenceWorkspace.isKnown(workspace.labels.keySet(), label));
    context.requireManage("labels");
    workspace.labels.remove(label);
    workspace.items.values().forEach(item -> item.labels.remove(label));
    return OperationContext.OK;
  }
}
