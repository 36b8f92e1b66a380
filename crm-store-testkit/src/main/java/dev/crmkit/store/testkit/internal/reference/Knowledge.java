package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.FormField;
import dev.crmkit.store.testkit.internal.model.HistoryEntry;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything that one user may know (V8), as data that compares by equals. */
final class Knowledge {

  private final ReferenceWorkspace workspace;
  private final String user;
  private final VisibilityRules visibility;
  private final Permissions permissions;
  private final QuestionEvaluator questions;
  private final EntityViews views;

  Knowledge(ReferenceWorkspace workspace, String user) {
    this.workspace = workspace;
    this.user = user;
    this.visibility = new VisibilityRules(workspace);
    this.permissions = new Permissions(workspace);
    this.questions = new QuestionEvaluator(workspace);
    this.views = new EntityViews(workspace, user);
  }

  Map<String, Object> all() {
    if (!visibility.canWork(user)) {
      // the reason is shown
      Person refused = Objects.requireNonNull(workspace.people.get(user));
      return DataMap.entries(
          "name", refused.name, "status", refused.isDeleted() ? "deleted" : refused.status);
    }
    Person me = workspace.present(user);
    boolean director = me.isDirector();
    Map<String, Object> all = new LinkedHashMap<>();
    if (director || me.status.equals("ip-restricted")) {
      // they can try from which addresses they can work
      all.put("ranges", List.copyOf(workspace.ranges));
      all.put("address at sign-in only", workspace.addressAtSignInOnly);
    }
    Permissions.AREAS.forEach(area -> all.put("settings/" + area, permissions.area(user, area)));
    all.put(
        "creates users",
        List.of(permissions.mayCreate(user, "manager"), permissions.mayCreate(user, "head")));
    all.put(
        "peers edit", director || !visibility.peers(user).isEmpty() ? workspace.peersEdit : "-");
    all.put("profiles", profiles());
    all.put("names", names());
    all.put("gives to", possibleOwners());
    all.put("records", records());
    all.put("order by creation", order(Comparator.comparing(item -> 0)));
    all.put("order by change", order(Comparator.comparing(item -> item.updated)));
    all.put("form", form());
    all.put("pipelines", entities("pipeline", workspace.pipelines.keySet()));
    all.put("labels", entities("label", workspace.labels.keySet()));
    all.put("groups", groups());
    if (director) {
      all.put("deleted", deleted());
    }
    return all;
  }

  /** Returns the users whose profiles are visible. */
  private List<Person> visibleUsers() {
    return workspace.present().stream()
        .filter(person -> visibility.seesProfile(user, person.id))
        .toList();
  }

  /** Returns the visible records and files. */
  private List<Item> visibleItems() {
    return workspace.living().stream().filter(item -> visibility.sees(user, item.key())).toList();
  }

  /** U4, U10. */
  private Map<String, Object> profiles() {
    Map<String, Object> profiles = new TreeMap<>();
    for (Person person : visibleUsers()) {
      Map<String, Object> profile = views.show("user/" + person.id);
      profile.put("sign-ins", List.copyOf(person.signIns));
      profile.put("tokens sent", person.tokens);
      profile.put("history", profileHistory(person));
      profiles.put(person.id, profile);
    }
    return profiles;
  }

  /** U4: the names of other users, wherever a visible record or profile refers to them. */
  private Map<String, Object> names() {
    Map<String, Object> names = new TreeMap<>();
    for (Person person : visibleUsers()) {
      addName(person.responsible, names);
      for (Object change : history("user/" + person.id)) {
        for (Object state : (List<?>) change) {
          if (state instanceof Map<?, ?> profile) {
            addName(profile.get("responsible"), names);
          }
        }
      }
    }
    for (Item item : visibleItems()) {
      addName(workspace.owner(item), names);
      if (!workspace.present(user).isManager()) {
        questions.who("view", item.key()).forEach(person -> addName(person, names)); // V9
      }
      for (HistoryEntry entry : item.history) {
        String owners = entry.others().getOrDefault("owner", "");
        if (owners.contains(" -> ")) {
          List.of(owners.split(" -> ")).forEach(owner -> addName(owner, names));
        }
      }
    }
    return names;
  }

  private void addName(@Nullable Object id, Map<String, Object> names) {
    Person person = id instanceof String text ? workspace.people.get(text) : null;
    if (person != null) {
      names.put(person.id, person.name);
    }
  }

  /** E4, D8. */
  private List<String> possibleOwners() {
    return workspace.present().stream()
        .filter(owner -> permissions.mayMakeOwner(user, owner.id) && !owner.cannotOwnRecords())
        .map(owner -> owner.id)
        .toList();
  }

  private Map<String, Object> records() {
    Map<String, Object> records = new TreeMap<>();
    for (Item item : visibleItems()) {
      Map<String, Object> shown = views.show(item.key());
      shown.put("edits", permissions.mayEdit(user, workspace.record(item)));
      shown.put("deletes", permissions.mayDelete(user, workspace.record(item)));
      shown.put("history", history(item));
      if (!workspace.present(user).isManager()) {
        shown.put("seen by", questions.who("view", item.key())); // V9
      }
      records.put(item.key(), shown);
    }
    return records;
  }

  /** W2: the visible entries, with the visible values before and after. */
  private List<Object> history(Item item) {
    List<Object> entries = new ArrayList<>();
    for (HistoryEntry entry : item.history) {
      if (!questions.isHidden(user, entry)) {
        Map<String, Object> changes = new TreeMap<>(entry.others());
        for (String field : questions.seen(user, entry)) {
          changes.put("field/" + field, entry.fields().get(field));
        }
        entries.add(
            Arrays.asList(
                entry.by(), entry.name(), questions.from(user, entry), entry.action(), changes));
      }
    }
    return entries;
  }

  private List<String> order(Comparator<Item> order) {
    return visibleItems().stream().sorted(order).map(Item::key).toList();
  }

  /** F2: the sections that are open to the user, and their fields. */
  private Map<String, Object> form() {
    Set<String> sections = new TreeSet<>(workspace.sections.keySet());
    sections.removeIf(section -> !visibility.seesSection(user, section));
    Map<String, Object> form = entities("section", sections);
    for (FormField field : workspace.fields.values()) {
      if (visibility.seesField(user, field.id)) {
        Map<String, Object> shown = views.show("field/" + field.id);
        shown.put("archived", List.copyOf(field.archived));
        shown.put("history", history("field/" + field.id));
        form.put("field/" + field.id, shown);
      }
    }
    return form;
  }

  /** U11. */
  private Set<String> groups() {
    Set<String> groups = new TreeSet<>(workspace.groups);
    groups.removeIf(group -> !visibility.seesGroup(user, group));
    return groups;
  }

  /** Returns the history of a profile, without the groups that the user does not see (U11). */
  private List<Object> profileHistory(Person person) {
    List<Object> history = history("user/" + person.id);
    if (visibility.seesAllGroups(user)) {
      return history;
    }
    Set<String> groups = groups();
    List<Object> shown = new ArrayList<>();
    for (Object entry : history) {
      List<?> change = (List<?>) entry;
      Object before = withGroups(groups, change.get(1));
      Object after = withGroups(groups, change.get(2));
      if (!before.equals(after)) {
        shown.add(List.of(change.get(0), before, after));
      }
    }
    return shown;
  }

  /** Returns the state of a profile with some of its groups. */
  private static Object withGroups(Set<String> groups, Object state) {
    Map<Object, Object> shown = new LinkedHashMap<>((Map<?, ?>) state);
    shown.computeIfPresent(
        "groups", (key, all) -> ((List<?>) all).stream().filter(groups::contains).toList());
    return shown;
  }

  private Map<String, Object> entities(String kind, Collection<String> ids) {
    Map<String, Object> entities = new TreeMap<>();
    for (String id : ids) {
      String key = kind + "/" + id;
      entities.put(key, List.of(views.show(key), history(key)));
    }
    return entities;
  }

  /** W2: the history of a setting is visible with it. */
  private List<Object> history(String entity) {
    return List.copyOf(workspace.settingsHistory.getOrDefault(entity, List.of()));
  }

  /** E6, D9: what the Director can restore, and what it would then be. */
  private Map<String, Object> deleted() {
    Map<String, Object> deleted = new TreeMap<>();
    for (Item item : workspace.items.values()) {
      if (item.deletion > 0 && !item.purged) {
        deleted.put(item.key(), stored(item));
      }
    }
    for (Person person : workspace.people.values()) {
      if (person.isDeleted()) {
        deleted.put("user/" + person.id, stored(person));
      }
    }
    return deleted;
  }

  private static List<@Nullable Object> stored(Item item) {
    return Arrays.asList(
        item.deletion,
        item.owner,
        item.title,
        item.client,
        item.activityKind,
        item.due,
        item.done,
        item.amount,
        item.on,
        item.content,
        new TreeMap<>(item.fields),
        new TreeSet<>(item.labels),
        new TreeMap<>(item.stages),
        item.version,
        List.copyOf(item.history));
  }

  private List<@Nullable Object> stored(Person person) {
    return Arrays.asList(
        person.name,
        person.email,
        person.type,
        person.responsible,
        new TreeSet<>(person.groups),
        new TreeSet<>(person.denied),
        person.lastIp,
        List.copyOf(person.signIns),
        workspace.items.values().stream()
            .filter(item -> item.handedOverBy.contains(person.deletion))
            .map(Item::key)
            .sorted()
            .toList());
  }
}
