package dev.crmkit.core.internal.org;

import com.google.common.hash.Hashing;
import dev.crmkit.core.internal.collection.PersistentLongMap;
import java.util.ArrayList;
import java.util.List;

/**
 * A persistent hash index from the keys of names to the ids of the entries that have them. Several
 * entries can have the same name, as data of earlier versions can.
 *
 * <p>Users choose the names, so the hash is a cryptographic one, the first 64 bits of SHA-256:
 * nobody can choose names that collide. Copies share what was not changed since, like those of a
 * {@link PersistentLongMap}.
 */
final class NameIndex {

  private final PersistentLongMap<List<Entry>> buckets;

  /** A name key and the id of an entry that has it. */
  private record Entry(String name, long id) {}

  NameIndex() {
    this(new PersistentLongMap<>());
  }

  private NameIndex(PersistentLongMap<List<Entry>> buckets) {
    this.buckets = buckets;
  }

  /** Returns a copy. Later changes of either index do not affect the other. */
  NameIndex copy() {
    return new NameIndex(buckets.copy());
  }

  /** Returns the ids of the entries with a name key, in ascending order. */
  List<Long> get(String name) {
    return bucket(hash(name)).stream()
        .filter(entry -> entry.name.equals(name))
        .map(Entry::id)
        .sorted()
        .toList();
  }

  void put(String name, long id) {
    long hash = hash(name);
    List<Entry> changed = new ArrayList<>(bucket(hash));
    changed.add(new Entry(name, id));
    buckets.put(hash, List.copyOf(changed));
  }

  void remove(String name, long id) {
    long hash = hash(name);
    List<Entry> changed = new ArrayList<>(bucket(hash));
    changed.remove(new Entry(name, id));
    if (changed.isEmpty()) {
      buckets.remove(hash);
    } else {
      buckets.put(hash, List.copyOf(changed));
    }
  }

  private List<Entry> bucket(long hash) {
    List<Entry> bucket = buckets.get(hash);
    return bucket == null ? List.of() : bucket;
  }

  static long hash(String name) {
    return Hashing.sha256().hashUnencodedChars(name).asLong();
  }
}
