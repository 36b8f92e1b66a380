package dev.crmkit.store.testkit.internal.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state of a workspace in the reference. */
public final class ReferenceWorkspace {

  public final Map<String, Person> people = new LinkedHashMap<>();
  public final Set<String> groups = new LinkedHashSet<>();
  public final Map<String, FormSection> sections = new LinkedHashMap<>();
  public final Map<String, FormField> fields = new LinkedHashMap<>();
  public final Map<String, PipelineState> pipelines = new LinkedHashMap<>();

  /** The labels with their colours, null for the default colour. */
  public final Map<String, @Nullable String> labels = new LinkedHashMap<>();

  /** Clients, activities, deals and files by their names, as "client/acme". */
  public final Map<String, Item> items = new LinkedHashMap<>();

  public final List<IpAddresses.Range> ranges = new ArrayList<>();
  public boolean peersEdit;
  public boolean addressAtSignInOnly;

  /** The names of all entities that ever existed, as "user/vera": ids are never reused (R5). */
  public final Set<String> usedKeys = new HashSet<>();

  /** The history of each user and each entity of the settings, with authors (W2). */
  public final Map<String, List<Object>> settingsHistory = new HashMap<>();

  /** The number of deletions so far, of users and of records. */
  public int deletions;

  /** The current time in milliseconds since the beginning. */
  public long now;

  public ReferenceWorkspace() {}

  public ReferenceWorkspace(ReferenceWorkspace other) {
    other.people.values().forEach(person -> people.put(person.id, new Person(person)));
    groups.addAll(other.groups);
    other.sections.values().forEach(section -> sections.put(section.id, new FormSection(section)));
    other.fields.values().forEach(field -> fields.put(field.id, new FormField(field)));
    other.pipelines.values().forEach(pipe -> pipelines.put(pipe.id, new PipelineState(pipe)));
    labels.putAll(other.labels);
    other.items.values().forEach(item -> items.put(item.key(), new Item(item)));
    ranges.addAll(other.ranges);
    peersEdit = other.peersEdit;
    addressAtSignInOnly = other.addressAtSignInOnly;
    usedKeys.addAll(other.usedKeys);
    other.settingsHistory.forEach(
        (entity, changes) -> settingsHistory.put(entity, new ArrayList<>(changes)));
    deletions = other.deletions;
    now = other.now;
  }

  /** Returns the user, or null if there is none or the user is deleted. */
  @Nullable
  public Person person(@Nullable String id) {
    Person person = id == null ? null : people.get(id);
    return person == null || person.isDeleted() ? null : person;
  }

  /** Returns the user, who must exist and not be deleted. */
  public Person present(String id) {
    Person person = person(id);
    if (person == null) {
      throw new IllegalArgumentException("no user " + id);
    }
    return person;
  }

  /** Returns the Director; there is exactly one (U1). */
  public Person director() {
    for (Person person : people.values()) {
      if (person.isDirector()) {
        return person;
      }
    }
    throw new IllegalStateException("no Director");
  }

  /** Returns the users that are not deleted, in the order of creation. */
  public List<Person> present() {
    return people.values().stream().filter(person -> !person.isDeleted()).toList();
  }

  /**
   * Returns the record or file, or null if it, or the record of the file, is missing, deleted or
   * purged (E5, E6).
   */
  @Nullable
  public Item living(@Nullable String key) {
    Item item = key == null ? null : items.get(key);
    if (item == null || item.deletion > 0 || item.purged) {
      return null;
    }
    return item.isFile() && living(item.on) == null ? null : item;
  }

  /** Returns all living records and files, in the order of creation. */
  public List<Item> living() {
    return items.values().stream().filter(item -> living(item.key()) != null).toList();
  }

  /** Returns the record itself, or the record of a file. */
  public Item record(Item item) {
    if (item.on == null) {
      return item;
    }
    Item record = items.get(item.on);
    if (record == null) {
      throw new IllegalStateException("no " + item.on);
    }
    return record;
  }

  /** Returns the owner of a record, or of the record of a file. */
  public String owner(Item item) {
    String owner = record(item).owner;
    if (owner == null) {
      throw new IllegalStateException("no owner: " + item.key());
    }
    return owner;
  }

  /** Returns the outcome of a closed deal, won or lost; null if the deal is open (P3). */
  @Nullable
  public String closed(Item deal) {
    for (String how : outcomesOf(deal.stages)) {
      return how;
    }
    return null;
  }

  /** Returns all outcomes of the stages. */
  public Set<String> outcomesOf(Map<String, String> stages) {
    Set<String> all = new LinkedHashSet<>();
    stages.forEach(
        (pipeline, stage) -> {
          PipelineState pipe = pipelines.get(pipeline);
          String how = pipe == null ? null : pipe.outcome(stage);
          if (how != null) {
            all.add(how);
          }
        });
    return all;
  }

  /** Returns whether a name is among others, ignoring case. */
  public static boolean isTaken(Collection<String> names, String name) {
    return names.stream()
        .anyMatch(other -> FoldedTexts.nameKey(other).equals(FoldedTexts.nameKey(name)));
  }

  /** Returns whether a name is among others; one that differs in case only is unspecified. */
  public static boolean isKnown(Collection<String> names, String name) {
    requireSameCase(names, name);
    return names.contains(name);
  }

  /** Requires that a name is not one of others in another case, which is unspecified. */
  public static void requireSameCase(Collection<String> names, String name) {
    if (!names.contains(name) && isTaken(names, name)) {
      throw new UnspecifiedException(name + " in another case");
    }
  }

  /** Reserves the key of a new entity for ever. */
  public void reserve(String key) {
    usedKeys.add(key);
  }
}
