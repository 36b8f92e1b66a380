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
import java.util.function.Predicate;

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

  /**
   * Carries the change out on a copy and compares who sees what; refused like the change itself.
   */
  Map<String, Object> plan(DataMap args) {
    Operation planned = OperationExecutor.operation(args);
    if (!(planned instanceof OrgOperation operation) || !PLANNED.contains(planned.getClass())) {
      throw new UnspecifiedException("a plan of " + planned.word());
    }
    ReferenceWorkspace before = visible();
    ReferenceWorkspace after = new ReferenceWorkspace(before);
    OperationExecutor.apply(new OperationContext(after, user, args.text("from")), operation);
    Map<String, Object> shown =
        operation instanceof DeleteUser deletion ? moved(deletion) : new LinkedHashMap<>();
    Map<String, Set<String>> seenNow = seen(before);
    Map<String, Set<String>> seenThen = seen(after);
    shown.put("gains", more(seenThen, seenNow, after));
    shown.put("loses", more(seenNow, seenThen, after));
    return shown;
  }

  /** V8: a plan covers the records that the user sees. */
  private ReferenceWorkspace visible() {
    ReferenceWorkspace visible = new ReferenceWorkspace(workspace);
    VisibilityRules visibility = new VisibilityRules(workspace);
    if (!workspace.present(user).isDirector()) { // who also sees deleted records
      visible.items.keySet().removeIf(key -> !visibility.sees(user, key));
    }
    return visible;
  }

  /** Returns how many of each kind move, and to whom. */
  private Map<String, Object> moved(DeleteUser deletion) {
    Person person = workspace.present(deletion.user());
    return DataMap.entries(
        "to", HierarchyOperations.recipient(person, deletion.to().value()),
        "clients", owned("client", person),
        "activities", owned("activity", person),
        "deals", owned("deal", person),
        "managers", count(workspace.present(), other -> person.id.equals(other.responsible)));
  }

  private String owned(String kind, Person person) {
    return count(
        workspace.living(), item -> item.kind.equals(kind) && person.id.equals(item.owner));
  }

  private static <T> String count(List<T> all, Predicate<T> which) {
    return String.valueOf(all.stream().filter(which).count());
  }

  /** Returns the records that each user sees; nothing for users who cannot work. */
  private static Map<String, Set<String>> seen(ReferenceWorkspace at) {
    VisibilityRules visibility = new VisibilityRules(at);
    Map<String, Set<String>> seen = new TreeMap<>();
    for (Person person : at.present()) {
      Set<String> records = seen.computeIfAbsent(person.id, id -> new TreeSet<>());
      for (Item item : visibility.canWork(person.id) ? at.living() : List.<Item>of()) {
        if (!item.isFile() && visibility.sees(person.id, item.key())) {
          records.add(item.key());
        }
      }
    }
    return seen;
  }

  /** Returns what each user sees only in the first state, for users whose profiles are visible. */
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
