package dev.crmkit.core.internal.collection;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A persistent multimap from numbers to values that have a number of their own, such as the users
 * under each responsible. Copies share what was not changed since, as those of a {@link
 * PersistentLongMap} do. The first change of a key in a copy copies that key's map, further changes
 * do not, so that a change of all values of one key stays linear.
 */
public final class PersistentLongMultimap<V> {

  private final PersistentLongMap<PersistentLongMap<V>> byKey;

  /** The keys whose maps belong to this copy alone. */
  private Set<Long> owned = new HashSet<>();

  public PersistentLongMultimap() {
    this(new PersistentLongMap<>());
  }

  private PersistentLongMultimap(PersistentLongMap<PersistentLongMap<V>> byKey) {
    this.byKey = byKey;
  }

  /** A copy; a later change of one does not change the other. */
  public PersistentLongMultimap<V> copy() {
    owned = new HashSet<>();
    return new PersistentLongMultimap<>(byKey.copy());
  }

  public void put(long key, long number, V value) {
    PersistentLongMap<V> present = byKey.get(key);
    ownMap(key, present == null ? new PersistentLongMap<>() : present).put(number, value);
  }

  public void remove(long key, long number) {
    PersistentLongMap<V> present = byKey.get(key);
    if (present == null) {
      return;
    }
    PersistentLongMap<V> changed = ownMap(key, present);
    changed.remove(number);
    if (changed.isEmpty()) {
      byKey.remove(key);
      owned.remove(key);
    }
  }

  private PersistentLongMap<V> ownMap(long key, PersistentLongMap<V> present) {
    if (!owned.add(key)) {
      return present;
    }
    PersistentLongMap<V> own = present.copy();
    byKey.put(key, own);
    return own;
  }

  public int count(long key) {
    PersistentLongMap<V> values = byKey.get(key);
    return values == null ? 0 : values.size();
  }

  public void forEach(long key, Consumer<? super V> consumer) {
    PersistentLongMap<V> values = byKey.get(key);
    if (values != null) {
      values.forEach(consumer);
    }
  }
}
