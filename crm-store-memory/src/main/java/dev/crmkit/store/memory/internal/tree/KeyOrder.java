package dev.crmkit.store.memory.internal.tree;

import java.util.Comparator;
import java.util.function.ToLongFunction;

/**
 * The order of a {@link SortedTree}, and the first words of each element's key, which nodes hold
 * beside it: most comparisons then need not look at the element, which is in no near cache.
 */
public interface KeyOrder<E> extends Comparator<E> {

  /** How many words there are of each element. */
  int prefixLength();

  /**
   * The first words of an element's key. Where those of two elements differ, the first that does
   * tells their order, as signed numbers; where they do not, {@link #compare} does.
   */
  long[] prefix(E element);

  /** An order without words. */
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

  /** The order of a number that each element has of its own. */
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
