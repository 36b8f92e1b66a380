package dev.crmkit.store.memory.internal.tree;

import java.util.function.ToIntFunction;

/** A place in a {@link SortedTree}. */
public final class TreeKey<E> {

  public static final long[] NO_PREFIX = {};

  private final long[] prefix;
  private final ToIntFunction<? super E> comparison;

  /**
   * A place.
   *
   * @param words the first words of the key there, all of them or fewer
   * @param rest for elements with the same words: negative for those before the place, zero for
   *     those at it, positive for those behind
   */
  public TreeKey(long[] words, ToIntFunction<? super E> rest) {
    this.prefix = words;
    this.comparison = rest;
  }

  /** A place that is told by elements alone. */
  static <E> TreeKey<E> of(ToIntFunction<? super E> place) {
    return new TreeKey<>(NO_PREFIX, place);
  }

  /** The place of the element with a number, in the order of that number. */
  public static <E> TreeKey<E> at(long number) {
    return new TreeKey<>(new long[] {number}, element -> 0);
  }

  long[] prefix() {
    return prefix;
  }

  ToIntFunction<? super E> comparison() {
    return comparison;
  }
}
