package dev.crmkit.core.internal.collection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A persistent hash map with {@code long} keys: a hash array mapped trie with wide nodes. Copies
 * share what was not changed since, so copying takes constant time, and a change of a copy copies
 * one leaf and, once per copy, the array of the root.
 *
 * <h2>Structure</h2>
 *
 * A leaf is an open-addressing hash table with linear probing. A map with few entries is one leaf;
 * larger maps have a root {@link Branch} whose children are leaves, so that a look-up reads two
 * arrays. The root is rebuilt with more or fewer children when the load is too high or too low.
 *
 * <h2>Collisions</h2>
 *
 * Users can choose ids and so make many keys fall into one child. That child is then a branch
 * itself, which distributes its keys by the next bits of their hashes. The hash is a bijection, so
 * two keys never have all bits in common.
 */
public final class PersistentLongMap<V> {

  /** The maximum number of entries of a leaf. */
  static final int MAX_LEAF_ENTRIES = 128;

  /** The maximum number of entries of a branch per child. */
  static final int MAX_LOAD = 32;

  /** The minimum number of entries of a branch per child. */
  static final int MIN_LOAD = 8;

  /** The maximum number of entries per child of a new branch; the minimum is half of it. */
  private static final int INITIAL_LOAD = 24;

  /**
   * A {@link Branch} or a leaf. A leaf is an array of at least twice as many slots as entries, in
   * which an entry is in the first slot that was free from the slot of its hash on.
   */
  Object root;

  /** Whether no copy shares the array of the root. */
  private boolean owned;

  public PersistentLongMap() {
    this(slots(List.of()));
  }

  private PersistentLongMap(Object root) {
    this.root = root;
  }

  /** Returns a copy. Later changes of either map do not affect the other. */
  public PersistentLongMap<V> copy() {
    owned = false;
    return new PersistentLongMap<>(root);
  }

  public int size() {
    return size(root);
  }

  boolean isEmpty() {
    return size() == 0;
  }

  @Nullable
  public V get(long key) {
    Entry<V> entry = find(key);
    return entry == null ? null : entry.value;
  }

  @SuppressWarnings("unchecked") // only entries with values of type V are ever put in
  private @Nullable Entry<V> find(long key) {
    long bits = hash(key);
    Object node = root;
    while (node instanceof Branch branch) {
      node = branch.children[(int) bits & (branch.children.length - 1)];
      bits >>>= branch.width();
    }
    @Nullable Entry<?>[] slots = (Entry<?>[]) node;
    return (Entry<V>) slots[slot(slots, key)];
  }

  public void put(long key, V value) {
    root = with(root, new Entry<>(key, value), 0, owned);
    owned = true;
  }

  public void remove(long key) {
    if (find(key) != null) {
      root = without(root, key, 0, owned);
      owned = true;
    }
  }

  @SuppressWarnings("unchecked") // only entries with values of type V are ever put in
  public void forEach(Consumer<? super V> consumer) {
    forEach(root, entry -> consumer.accept((V) entry.value));
  }

  private static int size(Object node) {
    if (node instanceof Branch branch) {
      return branch.size;
    }
    int size = 0;
    for (Entry<?> entry : (@Nullable Entry<?>[]) node) {
      size += entry == null ? 0 : 1;
    }
    return size;
  }

  private static void forEach(Object node, Consumer<Entry<?>> consumer) {
    if (node instanceof Branch branch) {
      for (Object each : branch.children) {
        forEach(each, consumer);
      }
      return;
    }
    for (Entry<?> entry : (@Nullable Entry<?>[]) node) {
      if (entry != null) {
        consumer.accept(entry);
      }
    }
  }

  /** Returns a node with an entry added or replaced. */
  private static Object with(Object node, Entry<?> entry, int shift, boolean owned) {
    if (node instanceof Branch branch) {
      int index = branch.index(entry.key, shift);
      Object changed = with(branch.children[index], entry, shift + branch.width(), false);
      return branch.with(index, changed, shift, owned);
    }
    @Nullable Entry<?>[] slots = (Entry<?>[]) node;
    int slot = slot(slots, entry.key);
    int more = slots[slot] == null ? size(slots) + 1 : 0;
    if (2 * more <= slots.length && more <= MAX_LEAF_ENTRIES) {
      @Nullable Entry<?>[] changed = slots.clone();
      changed[slot] = entry;
      return changed;
    }
    List<Entry<?>> entries = entries(slots);
    entries.add(entry);
    return node(entries, shift);
  }

  /** Returns a node without a key that it contains. */
  private static Object without(Object node, long key, int shift, boolean owned) {
    if (node instanceof Branch branch) {
      int index = branch.index(key, shift);
      Object changed = without(branch.children[index], key, shift + branch.width(), false);
      return branch.with(index, changed, shift, owned);
    }
    List<Entry<?>> entries = entries(node);
    entries.removeIf(entry -> entry.key == key);
    return slots(entries);
  }

  private static List<Entry<?>> entries(Object node) {
    List<Entry<?>> entries = new ArrayList<>(size(node) + 1);
    forEach(node, entries::add);
    return entries;
  }

  /** Returns a node of entries whose hashes have the lowest {@code shift} bits in common. */
  private static Object node(List<Entry<?>> entries, int shift) {
    int size = entries.size();
    if (size <= MAX_LEAF_ENTRIES) {
      return slots(entries);
    }
    Branch branch =
        new Branch(new Object[2 * Integer.highestOneBit((size - 1) / INITIAL_LOAD)], size);
    List<List<Entry<?>>> spread = new ArrayList<>(branch.children.length);
    for (int i = 0; i < branch.children.length; i++) {
      spread.add(new ArrayList<>(INITIAL_LOAD));
    }
    entries.forEach(entry -> spread.get(branch.index(entry.key, shift)).add(entry));
    Arrays.setAll(branch.children, i -> node(spread.get(i), shift + branch.width()));
    return branch;
  }

  private static @Nullable Entry<?>[] slots(List<Entry<?>> entries) {
    int twice = Math.max(2, 2 * entries.size());
    @Nullable Entry<?>[] slots = new Entry<?>[2 * Integer.highestOneBit(twice - 1)];
    entries.forEach(entry -> slots[slot(slots, entry.key)] = entry);
    return slots;
  }

  /** Returns the slot of a key, or the free slot to put it into. */
  private static int slot(@Nullable Entry<?>[] slots, long key) {
    int mask = slots.length - 1;
    int slot = (int) (hash(key) >>> Integer.SIZE) & mask;
    for (Entry<?> entry = slots[slot]; entry != null && entry.key != key; entry = slots[slot]) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Returns the hash of a key. The function is a bijection. */
  public static long hash(long key) {
    long bits = key * 0x9E3779B97F4A7C15L;
    bits ^= bits >>> 32;
    bits *= 0xD6E8FEB86659FD93L;
    return bits ^ (bits >>> 32);
  }

  /** A key and its value. */
  static final class Entry<V> {
    final long key;
    final V value;

    Entry(long key, V value) {
      this.key = key;
      this.value = value;
    }
  }

  /** An inner node, with a power of two of children by the next bits of the hashes. */
  static final class Branch {
    final Object[] children;
    final int size;

    Branch(Object[] children, int size) {
      this.children = children;
      this.size = size;
    }

    int width() {
      return Integer.numberOfTrailingZeros(children.length);
    }

    int index(long key, int shift) {
      return (int) (hash(key) >>> shift) & (children.length - 1);
    }

    /** Returns the branch with one child replaced, rebuilt if the load is too high or too low. */
    Object with(int index, Object changed, int shift, boolean owned) {
      int sum = size + size(changed) - PersistentLongMap.size(children[index]);
      Branch branch = new Branch(owned ? children : children.clone(), sum);
      branch.children[index] = changed;
      return sum > MAX_LOAD * children.length || sum < MIN_LOAD * children.length
          ? node(entries(branch), shift)
          : branch;
    }
  }
}
