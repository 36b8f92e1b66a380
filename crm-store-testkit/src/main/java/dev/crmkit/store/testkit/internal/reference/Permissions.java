package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What users who can work may do. */
final class Permissions {

  static final List<String> AREAS = List.of("client-form", "labels", "stages", "users", "security");
  static final List<String> RECORDS = List.of("client", "activity", "deal");

  private static final Map<String, String> HEADS_AREAS =
      Map.of("client-form", "manage", "labels", "manage", "stages", "manage", "users", "open");
  private static final Map<String, String> MANAGERS_AREAS =
      Map.of("labels", "manage", "stages", "open");

  private final ReferenceWorkspace workspace;
  private final VisibilityRules visibility;

  Permissions(ReferenceWorkspace workspace) {
    this.workspace = workspace;
    this.visibility = new VisibilityRules(workspace);
  }

  /** E2: the owner, the owner's Head and the Director may edit; E3: by policy, peers, too. */
  boolean mayEdit(String user, Item record) {
    return mayDelete(user, record)
        || (workspace.peersEdit && visibility.peers(user).contains(workspace.owner(record)));
  }

  /** E2: the owner, the owner's Head and the Director may delete; E3: peers may not. */
  boolean mayDelete(String user, Item record) {
    String owner = workspace.owner(record);
    return workspace.present(user).isDirector()
        || user.equals(owner)
        || visibility.team(user).contains(owner);
  }

  /** E4: whether the user may assign the record at all; {@link #mayMakeOwner} says to whom. */
  boolean mayAssign(String user, Item record) {
    return mayDelete(user, record);
  }

  /** E4: whether the user may make somebody an owner, whatever the status of the latter (D8). */
  boolean mayMakeOwner(String user, String owner) {
    Person person = workspace.present(user);
    return switch (person.type) {
      case "director" -> workspace.person(owner) != null;
      case "head" -> owner.equals(user) || visibility.team(user).contains(owner);
      default -> owner.equals(user) || visibility.peers(user).contains(owner);
    };
  }

  /** Returns the user's access to an area of the settings: manage, open, or null (S1, S2). */
  @Nullable String area(String user, String area) {
    Person person = workspace.present(user);
    if (!AREAS.contains(area) || person.denied.contains(area)) {
      return null;
    }
    return switch (person.type) {
      case "director" -> "manage";
      case "head" -> HEADS_AREAS.get(area);
      default -> MANAGERS_AREAS.get(area);
    };
  }

  boolean manages(String user, String area) {
    return "manage".equals(area(user, area));
  }

  /** U3: whether the user may create users of a type; S2: Heads can be denied it. */
  boolean mayCreate(String user, String type) {
    Person person = workspace.present(user);
    if (person.isDirector()) {
      return type.equals("head") || type.equals("manager");
    }
    return person.isHead() && !person.denied.contains("users") && type.equals("manager");
  }

  /** Answers a check (V9); nobody may do what cannot be done with such an entity. */
  boolean may(String user, String action, @Nullable String on) {
    if (action.equals("sign-in")) {
      return true;
    }
    if (on == null) {
      throw new UnspecifiedException(action + " without an entity");
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
      case "client", "activity", "deal", "file" -> mayItem(user, action, on);
      default -> maySetting(user, action, kind, id);
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

  /** E2, E5: files are viewed and deleted with the rights on their record. */
  private boolean mayItem(String user, String action, String key) {
    Item item = workspace.living(key);
    if (item == null || !visibility.sees(user, key)) {
      return false;
    }
    return switch (action) {
      case "view" -> true;
      case "edit" -> !item.isFile() && mayEdit(user, item);
      case "delete" -> mayDelete(user, workspace.record(item));
      case "assign" -> !item.isFile() && mayAssign(user, item);
      default -> false;
    };
  }

  /** Settings can be viewed by those to whom they are open, and edited by those who manage them. */
  private boolean maySetting(String user, String action, String kind, String id) {
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
      return false; // F1: section 1 cannot be deleted
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
