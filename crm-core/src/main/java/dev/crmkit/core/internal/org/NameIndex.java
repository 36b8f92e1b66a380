package dev.crmkit.core.internal.org;

import com.google.common.hash.Hashing;
import dev.crmkit.core.internal.collection.PersistentLongMap;
import java.util.ArrayList;
import java.util.List;

/**
 * A persistent hash index from names, in the form in which they are compared, to the ids of the
 * entries that have them. Copies share what was not changed since, as those of a {@link
 * PersistentLongMap} do, so a look-up and a change cost the same however many names there are.
 *
 * <p>Several entries may have the same name, as data of an earlier version can. The hash is the
 * first 64 bits of SHA-256, since users choose the names: nobody can choose many that share a
 * bucket.
 */
final class NameIndex {

  private final PersistentLongMap<List<Entry>> buckets;

  /** An entry by the name that it has. */
  private record Entry(String name, long id) {}

  NameIndex() {
    this(new PersistentLongMap<>());
  }

  private NameIndex(PersistentLongMap<List<Entry>> buckets) {
    this.buckets = buckets;
  }

  /** A copy; a later change of one does not change the other. */
  NameIndex copy() {
    return new NameIndex(buckets.copy());
  }

  /** The ids of the entries with a name, in ascending order. */
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
