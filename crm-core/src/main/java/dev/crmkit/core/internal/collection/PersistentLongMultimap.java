package dev.crmkit.core.internal.collection;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A persistent multimap with {@code long} keys, whose values have numbers of their own, such as the
 * direct reports of each user. Copies share what was not changed since, like those of a {@link
 * PersistentLongMap}. The first change of a key in a copy copies the map of that key, later ones do
 * not, so that changing all values of one key takes linear time.
 */
public final class PersistentLongMultimap<V> {

  private final PersistentLongMap<PersistentLongMap<V>> byKey;

  /** The keys whose maps no copy shares. */
  private Set<Long> owned = new HashSet<>();

  public PersistentLongMultimap() {
    this(new PersistentLongMap<>());
  }

  private PersistentLongMultimap(PersistentLongMap<PersistentLongMap<V>> byKey) {
    this.byKey = byKey;
  }

  /** Returns a copy. Later changes of either multimap do not affect the other. */
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
