package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may do what, provided that they can work. */
final class Permissions {

  static final List<String> AREAS = List.of("client-form", "labels", "stages", "users", "security");
  static final List<String> RECORDS = List.of("client", "activity", "deal");

  private final ReferenceWorkspace workspace;
  private final VisibilityRules visibility;

  Permissions(ReferenceWorkspace workspace) {
    this.workspace = workspace;
    this.visibility = new VisibilityRules(workspace);
  }

  /**
   * Whether the user may edit the record: the owner, the owner's Head, the Director (E2), by policy
   * a peer (E3).
   */
  boolean mayEdit(String user, Item record) {
    if (mayDelete(user, record)) {
      return true;
    }
    return workspace.peersEdit && visibility.peers(user).contains(workspace.owner(record));
  }

  /**
   * Whether the user may delete the record: the owner, the owner's Head, the Director (E2); never a
   * peer (E3).
   */
  boolean mayDelete(String user, Item record) {
    String owner = workspace.owner(record);
    return workspace.present(user).isDirector()
        || user.equals(owner)
        || visibility.team(user).contains(owner);
  }

  /** Whether the user may assign the record at all (E4); {@link #mayMakeOwner} says to whom. */
  boolean mayAssign(String user, Item record) {
    return mayDelete(user, record);
  }

  /**
   * Whom the user may make an owner of what they may assign (E4), whatever the status of that
   * person (D8).
   */
  boolean mayMakeOwner(String user, String owner) {
    Person person = workspace.present(user);
    return switch (person.type) {
      case "director" -> workspace.person(owner) != null;
      case "head" -> owner.equals(user) || visibility.team(user).contains(owner);
      default -> owner.equals(user) || visibility.peers(user).contains(owner);
    };
  }

  /** The user's access to an area of the settings: manage, open, or null (S1, S2). */
  @Nullable String area(String user, String area) {
    Person person = workspace.present(user);
    if (!AREAS.contains(area)) {
      return null;
    }
    if (person.isDirector()) {
      return "manage";
    }
    if (person.denied.contains(area)) {
      return null;
    }
    if (person.isHead()) {
      return switch (area) {
        case "client-form", "labels", "stages" -> "manage";
        case "users" -> "open";
        default -> null;
      };
    }
    return switch (area) {
      case "labels" -> "manage";
      case "stages" -> "open";
      default -> null;
    };
  }

  boolean manages(String user, String area) {
    return "manage".equals(area(user, area));
  }

  /**
   * Whether the user may create a user of that type (U3); a Head who is denied users may not (S2).
   */
  boolean mayCreate(String user, String type) {
    Person person = workspace.present(user);
    if (person.isDirector()) {
      return type.equals("head") || type.equals("manager");
    }
    return person.isHead() && !person.denied.contains("users") && type.equals("manager");
  }

  /** The answer to a check (V9). What cannot be done with such a thing, nobody may do. */
  boolean may(String user, String action, @Nullable String on) {
    if (action.equals("sign-in")) {
      return true;
    }
    if (on == null) {
      throw new UnspecifiedException(action + " of nothing");
    }
    if (action.equals("create")) {
      return RECORDS.contains(on) // E1
          || (on.startsWith("user:") && mayCreate(user, on.substring(5)));
    }
    if (!on.contains("/")) {
      throw new UnspecifiedException(action + " of " + on);
    }
    String kind = on.substring(0, on.indexOf('/'));
    String id = on.substring(on.indexOf('/') + 1);
    return switch (kind) {
      case "settings" -> maySettings(user, action, id);
      case "user" -> mayUser(user, action, id);
      case "client", "activity", "deal" -> mayRecord(user, action, on);
      case "file" -> mayFile(user, action, on);
      default -> mayPart(user, action, kind, id);
    };
  }

  private boolean maySettings(String user, String action, String area) {
    return switch (action) {
      case "manage" -> manages(user, area);
      case "open" -> area(user, area) != null;
      default -> false;
    };
  }

  /** U4, U5. */
  private boolean mayUser(String user, String action, String other) {
    if (!visibility.seesProfile(user, other)) {
      return false;
    }
    return switch (action) {
      case "view", "edit" -> true;
      case "delete" -> workspace.present(user).isDirector() && !user.equals(other); // U1, U5
      default -> false;
    };
  }

  private boolean mayRecord(String user, String action, String key) {
    Item item = workspace.living(key);
    if (item == null || !visibility.sees(user, key)) {
      return false;
    }
    return switch (action) {
      case "view" -> true;
      case "edit" -> mayEdit(user, item);
      case "delete" -> mayDelete(user, item);
      case "assign" -> mayAssign(user, item);
      default -> false;
    };
  }

  /** E5. */
  private boolean mayFile(String user, String action, String key) {
    Item item = workspace.living(key);
    if (item == null || !visibility.sees(user, key)) {
      return false;
    }
    return switch (action) {
      case "view" -> true;
      case "delete" -> mayDelete(user, workspace.record(item));
      default -> false;
    };
  }

  /**
   * What is set up in the settings: seen by whom it is open to, changed by who manages the area.
   */
  private boolean mayPart(String user, String action, String kind, String id) {
    boolean seen =
        switch (kind) {
          case "section" -> visibility.seesSection(user, id);
          case "field" -> visibility.seesField(user, id);
          case "pipeline" -> workspace.pipelines.containsKey(id);
          case "label" -> workspace.labels.containsKey(id);
          case "group" -> visibility.seesGroup(user, id);
          default -> throw new UnspecifiedException(action + " of a " + kind);
        };
    if (!seen || (kind.equals("section") && id.equals("1") && action.equals("delete"))) {
      return false; // F1: section 1 always stays
    }
    String area =
        switch (kind) {
          case "pipeline" -> "stages";
          case "label" -> "labels";
          case "group" -> "security";
          default -> "client-form";
        };
    return switch (action) {
      case "view" -> true;
      case "edit", "delete" -> manages(user, area);
      default -> false;
    };
  }
}
