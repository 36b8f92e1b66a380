package dev.crmkit.core.internal.collection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A map from numbers to values whose copies share what was not changed since: a hash table in
 * parts. A few dozen entries lie in one array of slots; more are spread over the parts of a {@link
 * Branch}, which become more, or fewer, as the entries do. So an entry is found in three steps, and
 * a change copies the slots of one part, and the first change of a copy the array of parts too.
 *
 * <p>Callers choose the numbers, so any number of them may fall into one part. Then it is a branch
 * itself, which spreads them by the next bits: no two keys have all bits in common.
 */
public final class PersistentLongMap<V> {

  /** How many entries lie in one array of slots, at most. */
  static final int MAX_LEAF_ENTRIES = 128;

  /** How many entries a branch has for each of its parts, at most. */
  static final int MAX_LOAD = 32;

  /** The same at least. */
  static final int MIN_LOAD = 8;

  /** The same at most when it is made; at least it is half of that. */
  private static final int INITIAL_LOAD = 24;

  /**
   * A part, as all that is called one here: a {@link Branch}, or slots, of which at least half are
   * free, and each entry is in the first that was free from a certain one on.
   */
  Object root;

  /** Whether the array of parts is this map's alone. */
  private boolean owned;

  public PersistentLongMap() {
    this(slots(List.of()));
  }

  private PersistentLongMap(Object root) {
    this.root = root;
  }

  /** A copy; a later change of the one is none of the other. */
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
    long bits = scatter(key);
    Object part = root;
    while (part instanceof Branch branch) {
      part = branch.parts[(int) bits & (branch.parts.length - 1)];
      bits >>>= branch.width();
    }
    @Nullable Entry<?>[] slots = (Entry<?>[]) part;
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

  @SuppressWarnings("unchecked")
  public // only entries with values of type V are ever put in
  void forEach(Consumer<? super V> consumer) {
    forEach(root, entry -> consumer.accept((V) entry.value));
  }

  private static int size(Object part) {
    if (part instanceof Branch branch) {
      return branch.size;
    }
    int size = 0;
    for (Entry<?> entry : (@Nullable Entry<?>[]) part) {
      size += entry == null ? 0 : 1;
    }
    return size;
  }

  private static void forEach(Object part, Consumer<Entry<?>> consumer) {
    if (part instanceof Branch branch) {
      for (Object each : branch.parts) {
        forEach(each, consumer);
      }
      return;
    }
    for (Entry<?> entry : (@Nullable Entry<?>[]) part) {
      if (entry != null) {
        consumer.accept(entry);
      }
    }
  }

  /** A part with one more entry, or another for its key. */
  private static Object with(Object part, Entry<?> entry, int shift, boolean owned) {
    if (part instanceof Branch branch) {
      int index = branch.index(entry.key, shift);
      Object changed = with(branch.parts[index], entry, shift + branch.width(), false);
      return branch.with(index, changed, shift, owned);
    }
    @Nullable Entry<?>[] slots = (Entry<?>[]) part;
    int slot = slot(slots, entry.key);
    int more = slots[slot] == null ? size(slots) + 1 : 0;
    if (2 * more <= slots.length && more <= MAX_LEAF_ENTRIES) {
      @Nullable Entry<?>[] changed = slots.clone();
      changed[slot] = entry;
      return changed;
    }
    List<Entry<?>> entries = entries(slots);
    entries.add(entry);
    return part(entries, shift);
  }

  /** A part without a key that is there. */
  private static Object without(Object part, long key, int shift, boolean owned) {
    if (part instanceof Branch branch) {
      int index = branch.index(key, shift);
      Object changed = without(branch.parts[index], key, shift + branch.width(), false);
      return branch.with(index, changed, shift, owned);
    }
    List<Entry<?>> entries = entries(part);
    entries.removeIf(entry -> entry.key == key);
    return slots(entries);
  }

  private static List<Entry<?>> entries(Object part) {
    List<Entry<?>> entries = new ArrayList<>(size(part) + 1);
    forEach(part, entries::add);
    return entries;
  }

  /** A part that holds entries of which the scattered keys have the lowest bits in common. */
  private static Object part(List<Entry<?>> entries, int shift) {
    int size = entries.size();
    if (size <= MAX_LEAF_ENTRIES) {
      return slots(entries);
    }
    Branch branch =
        new Branch(new Object[2 * Integer.highestOneBit((size - 1) / INITIAL_LOAD)], size);
    List<List<Entry<?>>> spread = new ArrayList<>(branch.parts.length);
    for (int i = 0; i < branch.parts.length; i++) {
      spread.add(new ArrayList<>(INITIAL_LOAD));
    }
    entries.forEach(entry -> spread.get(branch.index(entry.key, shift)).add(entry));
    Arrays.setAll(branch.parts, i -> part(spread.get(i), shift + branch.width()));
    return branch;
  }

  private static @Nullable Entry<?>[] slots(List<Entry<?>> entries) {
    int twice = Math.max(2, 2 * entries.size());
    @Nullable Entry<?>[] slots = new Entry<?>[2 * Integer.highestOneBit(twice - 1)];
    entries.forEach(entry -> slots[slot(slots, entry.key)] = entry);
    return slots;
  }

  /** The slot that the key is in, or else the free one that it may be put into. */
  private static int slot(@Nullable Entry<?>[] slots, long key) {
    int mask = slots.length - 1;
    int slot = (int) (scatter(key) >>> Integer.SIZE) & mask;
    for (Entry<?> entry = slots[slot]; entry != null && entry.key != key; entry = slots[slot]) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** A bijection of the numbers, so that two keys never share all of their bits. */
  public static long scatter(long key) {
    long bits = key * 0x9E3779B97F4A7C15L;
    bits ^= bits >>> 32;
    bits *= 0xD6E8FEB86659FD93L;
    return bits ^ (bits >>> 32);
  }

  /** A value with its key. */
  static final class Entry<V> {
    final long key;
    final V value;

    Entry(long key, V value) {
      this.key = key;
      this.value = value;
    }
  }

  /** Parts by the next bits of the scattered keys, as many as a power of two. */
  static final class Branch {
    final Object[] parts;
    final int size;

    Branch(Object[] parts, int size) {
      this.parts = parts;
      this.size = size;
    }

    int width() {
      return Integer.numberOfTrailingZeros(parts.length);
    }

    int index(long key, int shift) {
      return (int) (scatter(key) >>> shift) & (parts.length - 1);
    }

    /**
     * With one part changed; spread anew when there are too many entries for its parts, or too few.
     */
    Object with(int index, Object changed, int shift, boolean owned) {
      int sum = size + size(changed) - PersistentLongMap.size(parts[index]);
      Branch branch = new Branch(owned ? parts : parts.clone(), sum);
      branch.parts[index] = changed;
      return sum > MAX_LOAD * parts.length || sum < MIN_LOAD * parts.length
          ? part(entries(branch), shift)
          : branch;
    }
  }
}
