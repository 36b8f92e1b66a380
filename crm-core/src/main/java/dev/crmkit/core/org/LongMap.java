package dev.crmkit.core.org;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from numbers to values that shares what did not change with the map that it came
 * from: a trie of 32-way nodes over the scattered bits of the key. Finding and changing an entry
 * cost a few steps, whatever the size.
 */
final class LongMap<V> {

  private static final LongMap<?> EMPTY = new LongMap<>(new Node(0, new Object[0]), 0);

  private final Node root;
  private final int size;

  private LongMap(Node root, int size) {
    this.root = root;
    this.size = size;
  }

  @SuppressWarnings("unchecked") // an empty map holds no value of any type
  static <V> LongMap<V> empty() {
    return (LongMap<V>) EMPTY;
  }

  int size() {
    return size;
  }

  @SuppressWarnings("unchecked") // only values of type V are ever put in
  @Nullable V get(long key) {
    long bits = scatter(key);
    Node node = root;
    while (true) {
      int bit = 1 << (bits & 31);
      if ((node.bitmap & bit) == 0) {
        return null;
      }
      Object slot = node.slots[node.index(bit)];
      if (slot instanceof Node next) {
        node = next;
        bits >>>= 5;
      } else {
        Entry entry = (Entry) slot;
        return entry.key == key ? (V) entry.value : null;
      }
    }
  }

  LongMap<V> with(long key, V value) {
    boolean isNew = get(key) == null;
    Node changed = root.with(new Entry(key, value), scatter(key), 0);
    return new LongMap<>(changed, isNew ? size + 1 : size);
  }

  LongMap<V> without(long key) {
    return get(key) == null ? this : new LongMap<>(root.without(scatter(key)), size - 1);
  }

  @SuppressWarnings("unchecked") // only values of type V are ever put in
  void forEach(Consumer<? super V> consumer) {
    root.forEach(value -> consumer.accept((V) value));
  }

  /** A bijection of the numbers, so that two keys never share all of their bits. */
  private static long scatter(long key) {
    long bits = key * 0x9E3779B97F4A7C15L;
    bits ^= bits >>> 32;
    bits *= 0xD6E8FEB86659FD93L;
    return bits ^ (bits >>> 32);
  }

  private record Entry(long key, Object value) {}

  /** A node: for each set bit, from the lowest on, an {@link Entry} or a further node. */
  private static final class Node {
    final int bitmap;
    final Object[] slots;

    Node(int bitmap, Object[] slots) {
      this.bitmap = bitmap;
      this.slots = slots;
    }

    int index(int bit) {
      return Integer.bitCount(bitmap & (bit - 1));
    }

    Node with(Entry entry, long bits, int depth) {
      int bit = 1 << (bits & 31);
      int at = index(bit);
      if ((bitmap & bit) == 0) {
        Object[] more = new Object[slots.length + 1];
        System.arraycopy(slots, 0, more, 0, at);
        System.arraycopy(slots, at, more, at + 1, slots.length - at);
        more[at] = entry;
        return new Node(bitmap | bit, more);
      }
      Object slot = slots[at];
      Object changed;
      if (slot instanceof Node next) {
        changed = next.with(entry, bits >>> 5, depth + 1);
      } else {
        Entry present = (Entry) slot;
        changed =
            present.key == entry.key
                ? entry
                : new Node(0, new Object[0])
                    .with(present, scatter(present.key) >>> (5 * (depth + 1)), depth + 1)
                    .with(entry, bits >>> 5, depth + 1);
      }
      Object[] copy = slots.clone();
      copy[at] = changed;
      return new Node(bitmap, copy);
    }

    /** Takes out a key that is there; a node that is left with one entry is replaced by it. */
    Node without(long bits) {
      int bit = 1 << (bits & 31);
      int at = index(bit);
      if (slots[at] instanceof Node next) {
        Node smaller = next.without(bits >>> 5);
        Object[] copy = slots.clone();
        copy[at] =
            smaller.slots.length == 1 && smaller.slots[0] instanceof Entry single
                ? single
                : smaller;
        return new Node(bitmap, copy);
      }
      Object[] fewer = Arrays.copyOf(slots, slots.length - 1);
      System.arraycopy(slots, at + 1, fewer, at, fewer.length - at);
      return new Node(bitmap & ~bit, fewer);
    }

    void forEach(Consumer<Object> consumer) {
      for (Object slot : slots) {
        if (slot instanceof Node next) {
          next.forEach(consumer);
        } else {
          consumer.accept(((Entry) slot).value);
        }
      }
    }
  }
}
