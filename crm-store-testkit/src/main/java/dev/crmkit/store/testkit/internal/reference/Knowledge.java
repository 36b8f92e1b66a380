package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.FormField;
import dev.crmkit.store.testkit.internal.model.HistoryEntry;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that one user may know (V8). */
final class Knowledge {

  private final ReferenceWorkspace workspace;
  private final String user;
  private final VisibilityRules visibility;
  private final Permissions permissions;
  private final QuestionEvaluator questions;
  private final EntityViews showing;

  Knowledge(ReferenceWorkspace workspace, String user) {
    this.workspace = workspace;
    this.user = user;
    this.visibility = new VisibilityRules(workspace);
    this.permissions = new Permissions(workspace);
    this.questions = new QuestionEvaluator(workspace);
    this.showing = new EntityViews(workspace, user);
  }

  Map<String, Object> all() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("works", visibility.canWork(user));
    if (!visibility.canWork(user)) {
      // the reason is shown
      Person refused = Objects.requireNonNull(workspace.people.get(user));
      all.put("name", refused.name);
      all.put("status", refused.deletion > 0 ? "deleted" : refused.status);
      return all;
    }
    Person me = workspace.present(user);
    boolean director = me.isDirector();
    if (director || me.status.equals("ip-restricted")) {
      // they can try from which addresses they can work
      all.put("ranges", List.copyOf(workspace.ranges));
      all.put("address at sign-in only", workspace.addressAtSignInOnly);
    }
    all.put("settings", settings());
    all.put(
        "creates users",
        List.of(permissions.mayCreate(user, "manager"), permissions.mayCreate(user, "head")));
    all.put(
        "peers edit", director || !visibility.peers(user).isEmpty() ? workspace.peersEdit : "-");
    all.put("profiles", profiles());
    all.put("names", names());
    all.put("gives to", givesTo());
    all.put("records", records());
    all.put("order by creation", order(Comparator.comparing(item -> 0)));
    all.put("order by change", order(Comparator.comparing(item -> item.updated)));
    all.put("form", form());
    all.put("pipelines", things("pipeline", workspace.pipelines.keySet()));
    all.put("labels", things("label", workspace.labels.keySet()));
    all.put("groups", groups());
    if (director) {
      all.put("deleted", deleted());
    }
    return all;
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new TreeMap<>();
    for (String area : Permissions.AREAS) {
      settings.put(area, permissions.area(user, area));
    }
    return settings;
  }

  /** U4, U10. */
  private Map<String, Object> profiles() {
    Map<String, Object> profiles = new TreeMap<>();
    for (Person person : workspace.present()) {
      if (visibility.seesProfile(user, person.id)) {
        Map<String, Object> profile = showing.show("user/" + person.id);
        profile.put("sign-ins", List.copyOf(person.signIns));
        profile.put("tokens sent", person.tokens);
        profile.put("past", pastOf(person));
        profiles.put(person.id, profile);
      }
    }
    return profiles;
  }

  /** U4: the names of others, wherever a visible record or profile refers to them. */
  private Map<String, Object> names() {
    Map<String, Object> names = new TreeMap<>();
    for (Person person : workspace.present()) {
      if (visibility.seesProfile(user, person.id)) {
        name(person.responsible, names);
        for (Object made : past("user/" + person.id)) {
          ((List<?>) made)
              .stream()
                  .filter(Map.class::isInstance)
                  .forEach(state -> name(((Map<?, ?>) state).get("responsible"), names));
        }
      }
    }
    for (Item item : workspace.living()) {
      if (visibility.sees(user, item.key())) {
        name(workspace.owner(item), names);
        if (!workspace.present(user).isManager()) {
          questions.who("view", item.key()).forEach(person -> name(person, names)); // V9
        }
        for (HistoryEntry entry : item.history) {
          String change = entry.others().getOrDefault("owner", "");
          int arrow = change.indexOf(" -> ");
          if (arrow >= 0) {
            name(change.substring(0, arrow), names);
            name(change.substring(arrow + " -> ".length()), names);
          }
        }
      }
    }
    return names;
  }

  private void name(@Nullable Object id, Map<String, Object> names) {
    Person person = id instanceof String text ? workspace.people.get(text) : null;
    if (person != null) {
      names.put(person.id, person.name);
    }
  }

  /** E4, D8: whom the user can make an owner. */
  private List<String> givesTo() {
    List<String> givesTo = new ArrayList<>();
    for (Person person : workspace.present()) {
      if (permissions.mayMakeOwner(user, person.id) && !person.cannotOwnRecords()) {
        givesTo.add(person.id);
      }
    }
    return givesTo;
  }

  private Map<String, Object> records() {
    Map<String, Object> records = new TreeMap<>();
    for (Item item : workspace.living()) {
      if (visibility.sees(user, item.key())) {
        Map<String, Object> shown = showing.show(item.key());
        shown.put("edits", permissions.mayEdit(user, workspace.record(item)));
        shown.put("deletes", permissions.mayDelete(user, workspace.record(item)));
        shown.put("history", history(item));
        if (!workspace.present(user).isManager()) {
          shown.put("seen by", questions.who("view", item.key())); // V9
        }
        records.put(item.key(), shown);
      }
    }
    return records;
  }

  /** W2: the visible entries, with the visible values before and after. */
  private List<Object> history(Item item) {
    List<Object> entries = new ArrayList<>();
    for (HistoryEntry entry : item.history) {
      if (!questions.isHidden(user, entry)) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("by", entry.by());
        shown.put("name", entry.name());
        shown.put("from", questions.from(user, entry));
        shown.put("did", entry.action());
        Map<String, Object> changes = new TreeMap<>(entry.others());
        for (String field : questions.seen(user, entry)) {
          changes.put("field/" + field, entry.fields().get(field));
        }
        shown.put("changes", changes);
        entries.add(shown);
      }
    }
    return entries;
  }

  private List<String> order(Comparator<Item> order) {
    return workspace.living().stream()
        .filter(item -> visibility.sees(user, item.key()))
        .sorted(order)
        .map(Item::key)
        .toList();
  }

  /** F2: the sections that are open to the user, and their fields. */
  private Map<String, Object> form() {
    Map<String, Object> form = new TreeMap<>();
    for (String id : workspace.sections.keySet()) {
      if (visibility.seesSection(user, id)) {
        form.put("section/" + id, List.of(showing.show("section/" + id), past("section/" + id)));
      }
    }
    for (FormField field : workspace.fields.values()) {
      if (visibility.seesField(user, field.id)) {
        Map<String, Object> shown = showing.show("field/" + field.id);
        shown.put("archived", List.copyOf(field.archived));
        shown.put("past", past("field/" + field.id));
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

  /** The past of a profile, without the groups that the user does not see (U11). */
  private List<Object> pastOf(Person person) {
    List<Object> past = past("user/" + person.id);
    if (visibility.seesAllGroups(user)) {
      return past;
    }
    Set<String> groups = groups();
    List<Object> shown = new ArrayList<>();
    for (Object entry : past) {
      List<?> change = (List<?>) entry;
      Object was = among(groups, change.get(1));
      Object now = among(groups, change.get(2));
      if (!was.equals(now)) {
        shown.add(List.of(change.get(0), was, now));
      }
    }
    return shown;
  }

  /** The state of a profile with those of its groups that are among some. */
  private static Object among(Set<String> groups, Object state) {
    Map<Object, Object> shown = new LinkedHashMap<>((Map<?, ?>) state);
    shown.computeIfPresent(
        "groups", (key, all) -> ((List<?>) all).stream().filter(groups::contains).toList());
    return shown;
  }

  private Map<String, Object> things(String kind, Iterable<String> ids) {
    Map<String, Object> things = new TreeMap<>();
    for (String id : ids) {
      things.put(id, List.of(showing.show(kind + "/" + id), past(kind + "/" + id)));
    }
    return things;
  }

  /** W2: with a thing its past is seen. */
  private List<Object> past(String thing) {
    return List.copyOf(workspace.settingsHistory.getOrDefault(thing, List.of()));
  }

  /** E6, D9: what the Director can undo, and what would come of it. */
  private Map<String, Object> deleted() {
    Map<String, Object> deleted = new TreeMap<>();
    for (Item item : workspace.items.values()) {
      if (item.deletion > 0 && !item.purged) {
        Item living = new Item(item);
        living.deletion = 0;
        deleted.put(item.key(), List.of(item.deletion, stored(living)));
      }
    }
    for (Person person : workspace.people.values()) {
      if (person.isDeleted()) {
        deleted.put("user/" + person.id, comesBack(person));
      }
    }
    return deleted;
  }

  private static List<@Nullable Object> stored(Item item) {
    List<@Nullable Object> stored = new ArrayList<>();
    stored.add(item.owner);
    stored.add(item.title);
    stored.add(item.client);
    stored.add(item.activityKind);
    stored.add(item.due);
    stored.add(item.done);
    stored.add(item.amount);
    stored.add(item.on);
    stored.add(item.content);
    stored.add(new TreeMap<>(item.fields));
    stored.add(new TreeSet<>(item.labels));
    stored.add(new TreeMap<>(item.stages));
    stored.add(item.version);
    stored.add(List.copyOf(item.history));
    return stored;
  }

  private List<@Nullable Object> comesBack(Person person) {
    List<@Nullable Object> comesBack = new ArrayList<>();
    comesBack.add(person.name);
    comesBack.add(person.email);
    comesBack.add(person.type);
    comesBack.add(person.responsible);
    comesBack.add(new TreeSet<>(person.groups));
    comesBack.add(new TreeSet<>(person.denied));
    comesBack.add(person.lastIp);
    comesBack.add(List.copyOf(person.signIns));
    TreeSet<String> records = new TreeSet<>();
    for (Item item : workspace.items.values()) {
      if (item.handedOverBy.contains(person.deletion)) {
        records.add(item.key());
      }
    }
    comesBack.add(records);
    return comesBack;
  }
}
