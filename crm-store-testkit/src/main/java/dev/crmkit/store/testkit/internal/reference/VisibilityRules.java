package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.FormField;
import dev.crmkit.store.testkit.internal.model.FormSection;
import dev.crmkit.store.testkit.internal.model.IpAddresses;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who can work, who is in whose team, and who sees what. */
final class VisibilityRules {

  private final ReferenceWorkspace workspace;

  VisibilityRules(ReferenceWorkspace workspace) {
    this.workspace = workspace;
  }

  /** Returns whether the user can work from an address (U6, U7); null if none is known. */
  boolean canWorkFrom(String user, @Nullable String from) {
    return canWorkFrom(user, from, false);
  }

  /** Returns whether the user can sign in; the address is checked under both policies (U7). */
  boolean canSignInFrom(String user, @Nullable String from) {
    return canWorkFrom(user, from, true);
  }

  private boolean canWorkFrom(String user, @Nullable String from, boolean signingIn) {
    Person person = workspace.person(user);
    if (person == null) {
      return false;
    }
    return switch (person.status) {
      case "active" -> true;
      case "ip-restricted" ->
          (workspace.addressAtSignInOnly && !signingIn)
              ? !workspace.ranges.isEmpty()
              : from != null && isAllowed(from);
      default -> false;
    };
  }

  /**
   * Returns whether the user can work at all; an IP-restricted user counts as coming from an
   * allowed address (V9).
   */
  boolean canWork(String user) {
    Person person = workspace.person(user);
    return person != null
        && (person.status.equals("active")
            || (person.status.equals("ip-restricted") && !workspace.ranges.isEmpty()));
  }

  private boolean isAllowed(String from) {
    IpAddresses.Address address = IpAddresses.parseAddress(from);
    if (address == null) {
      throw new UnspecifiedException("not an address: " + from);
    }
    return workspace.ranges.stream().anyMatch(range -> range.has(address));
  }

  /** Returns the team of a Head: the Managers whose responsible is that Head; empty for others. */
  List<String> team(String user) {
    Person head = workspace.person(user);
    if (head == null || !head.isHead()) {
      return List.of();
    }
    return workspace.present().stream()
        .filter(person -> person.isManager() && user.equals(person.responsible))
        .map(person -> person.id)
        .toList();
  }

  /**
   * Returns the peers of a Manager: the other Managers of the team; none under the Director (V4).
   */
  List<String> peers(String user) {
    List<String> peers = new ArrayList<>();
    Person person = workspace.person(user);
    if (person != null && person.isManager() && person.responsible != null) {
      peers.addAll(team(person.responsible));
      peers.remove(user);
    }
    return peers;
  }

  /** Returns whether the user sees the records of an owner (V1 to V5). */
  boolean seesRecordsOf(String user, String owner) {
    Person person = workspace.present(user);
    return switch (person.type) {
      case "director" -> true;
      case "head" -> user.equals(owner) || team(user).contains(owner);
      default -> user.equals(owner) || peers(user).contains(owner);
    };
  }

  /** Returns whether the user sees the record, or the file with its record (V6, V7, E5). */
  boolean sees(String user, String key) {
    Item item = workspace.living(key);
    return item != null && seesRecordsOf(user, workspace.owner(item));
  }

  /** Returns whether the user sees the profile (U4); a Head can be denied the others (S2). */
  boolean seesProfile(String user, String other) {
    Person person = workspace.present(user);
    if (workspace.person(other) == null) {
      return false;
    }
    if (person.isDirector() || user.equals(other)) {
      return true;
    }
    return person.isHead() && !person.denied.contains("users") && team(user).contains(other);
  }

  /** Returns whether the section exists and is open to the user (F2). */
  boolean seesSection(String user, @Nullable String id) {
    FormSection section = id == null ? null : workspace.sections.get(id);
    if (section == null) {
      return false;
    }
    Person person = workspace.present(user);
    return person.isDirector()
        || section.everyone
        || section.types.contains(person.type)
        || person.groups.stream().anyMatch(section.groups::contains);
  }

  /** Returns whether the field exists in a section that is open to the user (F2). */
  boolean seesField(String user, String id) {
    FormField field = workspace.fields.get(id);
    return field != null && seesSection(user, field.section);
  }

  /** U11: users see their own groups and those on profiles that they can view, or all groups. */
  boolean seesGroup(String user, String group) {
    return workspace.groups.contains(group)
        && (seesAllGroups(user)
            || workspace.present().stream()
                .anyMatch(person -> person.groups.contains(group) && seesProfile(user, person.id)));
  }

  /** U11: those who manage the client form or security see all groups. */
  boolean seesAllGroups(String user) {
    Permissions permissions = new Permissions(workspace);
    return permissions.manages(user, "client-form") || permissions.manages(user, "security");
  }
}
