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

/** All that a workspace holds. */
public final class ReferenceWorkspace {

  public final Map<String, Person> people = new LinkedHashMap<>();
  public final Set<String> groups = new LinkedHashSet<>();
  public final Map<String, FormSection> sections = new LinkedHashMap<>();
  public final Map<String, FormField> fields = new LinkedHashMap<>();
  public final Map<String, PipelineState> pipelines = new LinkedHashMap<>();

  /** The labels with their colours, null where none was named. */
  public final Map<String, @Nullable String> labels = new LinkedHashMap<>();

  /** Clients, activities, deals and files by their names, as "client/acme". */
  public final Map<String, Item> items = new LinkedHashMap<>();

  public final List<IpAddresses.Range> ranges = new ArrayList<>();
  public boolean peersEdit;
  public boolean addressAtSignInOnly;

  /** Names of whatever ever was, as "user/vera": ids are never used twice (R5). */
  public final Set<String> usedKeys = new HashSet<>();

  /** What each user and thing of the settings was made into, by whom (W2). */
  public final Map<String, List<Object>> past = new HashMap<>();

  /** How many deletions, of users and of records, there have been. */
  public int deletions;

  /** Milliseconds since the beginning. */
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
    other.past.forEach((thing, changes) -> past.put(thing, new ArrayList<>(changes)));
    deletions = other.deletions;
    now = other.now;
  }

  /** The user, if he is there and not deleted. */
  @Nullable
  public Person person(@Nullable String id) {
    Person person = id == null ? null : people.get(id);
    return person == null || person.isDeleted() ? null : person;
  }

  /** The user, of whom it is known that he is there. */
  public Person present(String id) {
    Person person = person(id);
    if (person == null) {
      throw new IllegalArgumentException("no user " + id);
    }
    return person;
  }

  /** U1: there is exactly one. */
  public Person director() {
    for (Person person : people.values()) {
      if (person.isDirector()) {
        return person;
      }
    }
    throw new IllegalStateException("no Director");
  }

  /** The users that are not deleted, in the order of their creation. */
  public List<Person> present() {
    return people.values().stream().filter(person -> !person.isDeleted()).toList();
  }

  /** The record or file, if it is there: not deleted, nor purged, nor is what it is on (E5, E6). */
  @Nullable
  public Item living(@Nullable String key) {
    Item item = key == null ? null : items.get(key);
    if (item == null || item.deletion > 0 || item.purged) {
      return null;
    }
    return item.isFile() && living(item.on) == null ? null : item;
  }

  /** All records and files that are there, in the order of their creation. */
  public List<Item> living() {
    return items.values().stream().filter(item -> living(item.key()) != null).toList();
  }

  /** The record itself, or that which a file is on. */
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

  /** Whose it is: of a file, whose the record is. */
  public String owner(Item item) {
    String owner = record(item).owner;
    if (owner == null) {
      throw new IllegalStateException("nobody's: " + item.key());
    }
    return owner;
  }

  /** P3: how the stages close the deal: won, lost, or null. */
  @Nullable
  public String closed(Item deal) {
    for (String how : outcomesOf(deal.stages)) {
      return how;
    }
    return null;
  }

  /** All the ways in which these stages close a deal. */
  public Set<String> outcomesOf(Map<String, String> stages) {
    Set<String> all = new LinkedHashSet<>();
    stages.forEach(
        (pipeline, stage) -> {
          PipelineState pipe = pipelines.get(pipeline);
          String how = pipe == null ? null : pipe.closes(stage);
          if (how != null) {
            all.add(how);
          }
        });
    return all;
  }

  /** The label with that name but for the case (S3), as it is written; null if there is none. */
  @Nullable
  public String labelLike(String name) {
    return like(labels.keySet(), name);
  }

  public static @Nullable String like(Collection<String> names, String name) {
    for (String other : names) {
      if (FoldedTexts.name(other).equals(FoldedTexts.name(name))) {
        return other;
      }
    }
    return null;
  }

  /** Creates what can hold a name for good. */
  public void reserve(String key) {
    usedKeys.add(key);
  }
}
