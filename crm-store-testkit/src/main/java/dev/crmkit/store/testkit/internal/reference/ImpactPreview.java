package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.operation.FormOperation;
import dev.crmkit.store.testkit.internal.operation.Operation;
import dev.crmkit.store.testkit.internal.operation.OrgOperation;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation;
import dev.crmkit.store.testkit.internal.operation.UserOperation;
import dev.crmkit.store.testkit.internal.operation.UserOperation.DeleteUser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The impact of a change of the organisation before it is carried out (D4). */
final class ImpactPreview {

  private static final Set<Class<? extends OrgOperation>> PLANNED =
      Set.of(
          DeleteUser.class,
          UserOperation.SetResponsible.class,
          UserOperation.SetType.class,
          UserOperation.SetStatus.class,
          FormOperation.SetSectionAccess.class,
          FormOperation.EditField.class,
          SettingsOperation.SetGroupMembers.class,
          SettingsOperation.SetAllowedIps.class,
          SettingsOperation.EditPipeline.class);

  private final ReferenceWorkspace workspace;
  private final String user;

  ImpactPreview(ReferenceWorkspace workspace, String user) {
    this.workspace = workspace;
    this.user = user;
  }

  /** Does it on a copy, and compares who sees what. Refused as the change itself would be. */
  Map<String, Object> plan(DataMap args) {
    Operation planned = OperationExecutor.operation(args);
    if (!(planned instanceof OrgOperation operation) || !PLANNED.contains(planned.getClass())) {
      throw new UnspecifiedException("a plan of " + planned.word());
    }
    ReferenceWorkspace before = visible();
    ReferenceWorkspace after = new ReferenceWorkspace(before);
    OperationExecutor.apply(new OperationContext(after, user, args.text("from")), operation);
    Map<String, Object> shown = new LinkedHashMap<>();
    if (operation instanceof DeleteUser deletion) {
      moved(deletion, shown);
    }
    Map<String, Set<String>> seenNow = seen(before);
    Map<String, Set<String>> seenThen = seen(after);
    shown.put("gains", more(seenThen, seenNow, after));
    shown.put("loses", more(seenNow, seenThen, after));
    return shown;
  }

  /** V8: what a plan reads: everything for the Director, for others the records that they see. */
  private ReferenceWorkspace visible() {
    ReferenceWorkspace visible = new ReferenceWorkspace(workspace);
    if (!workspace.present(user).isDirector()) {
      VisibilityRules visibility = new VisibilityRules(workspace);
      visible.items.keySet().removeIf(key -> !visibility.sees(user, key));
    }
    return visible;
  }

  /** How many of each kind move, and to whom. */
  private void moved(DeleteUser deletion, Map<String, Object> shown) {
    Person person = workspace.present(deletion.user());
    shown.put("to", HierarchyOperations.recipient(person, deletion.to().value()));
    shown.put("clients", owned("client", person));
    shown.put("activities", owned("activity", person));
    shown.put("deals", owned("deal", person));
    int managers = 0;
    for (Person other : workspace.present()) {
      managers += person.id.equals(other.responsible) ? 1 : 0;
    }
    shown.put("managers", String.valueOf(managers));
  }

  private String owned(String kind, Person person) {
    int owned = 0;
    for (Item item : workspace.living()) {
      owned += item.kind.equals(kind) && person.id.equals(item.owner) ? 1 : 0;
    }
    return String.valueOf(owned);
  }

  /** Who, of those who can work, sees which records. */
  private static Map<String, Set<String>> seen(ReferenceWorkspace at) {
    VisibilityRules visibility = new VisibilityRules(at);
    Map<String, Set<String>> seen = new TreeMap<>();
    for (Person person : at.present()) {
      Set<String> records = new TreeSet<>();
      for (Item item : at.living()) {
        if (!item.isFile()
            && visibility.canWork(person.id)
            && visibility.sees(person.id, item.key())) {
          records.add(item.key());
        }
      }
      seen.put(person.id, records);
    }
    return seen;
  }

  /** What each sees more by the one than by the other; of those whose profiles the asker sees. */
  private Map<String, Object> more(
      Map<String, Set<String>> one, Map<String, Set<String>> other, ReferenceWorkspace after) {
    Map<String, Object> more = new TreeMap<>();
    one.forEach(
        (who, records) -> {
          Set<String> left = new TreeSet<>(records);
          left.removeAll(other.getOrDefault(who, Set.of()));
          boolean stays = after.person(who) != null;
          if (stays && !left.isEmpty() && new VisibilityRules(workspace).seesProfile(user, who)) {
            more.put(who, List.copyOf(left));
          }
        });
    return more;
  }
}
