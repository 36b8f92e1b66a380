package dev.crmkit.store.memory.internal.tree;

import java.util.Comparator;
import java.util.function.ToLongFunction;

/**
 * The order of a {@link SortedTree}, with a fixed-length prefix of each element's key. Nodes store
 * the prefix next to the reference, so that most comparisons avoid the cache miss of loading the
 * element itself.
 */
public interface KeyOrder<E> extends Comparator<E> {

  /** The number of words (longs) in each prefix. */
  int prefixLength();

  /**
   * Returns the prefix of an element's key. If the prefixes of two elements differ, the first word
   * that differs decides their order, as a signed number; if they are equal, {@link #compare}
   * decides.
   */
  long[] prefix(E element);

  /** Returns an order without prefixes. */
  static <E> KeyOrder<E> comparing(Comparator<? super E> comparator) {
    return new KeyOrder<>() {
      @Override
      public int prefixLength() {
        return 0;
      }

      @Override
      public long[] prefix(E element) {
        return TreeKey.NO_PREFIX;
      }

      @Override
      public int compare(E a, E b) {
        return comparator.compare(a, b);
      }
    };
  }

  /** Returns the order by a number that is unique to each element; the number is the prefix. */
  static <E> KeyOrder<E> comparingLong(ToLongFunction<? super E> number) {
    return new KeyOrder<>() {
      @Override
      public int prefixLength() {
        return 1;
      }

      @Override
      public long[] prefix(E element) {
        return new long[] {number.applyAsLong(element)};
      }

      @Override
      public int compare(E a, E b) {
        return Long.compare(number.applyAsLong(a), number.applyAsLong(b));
      }
    };
  }
}
