package dev.crmkit.store.memory.internal.tree;

import java.util.function.ToIntFunction;

/** A position in a {@link SortedTree}: a prefix of the key, and a comparison for the rest of it. */
public final class TreeKey<E> {

  public static final long[] NO_PREFIX = {};

  private final long[] prefix;
  private final ToIntFunction<? super E> comparison;

  /**
   * Creates a key.
   *
   * @param prefix the key's prefix as {@link KeyOrder#prefix} defines it, or the first words of it
   * @param comparison decides for elements with the same prefix: negative for those before the
   *     position, zero for those at it, positive for those after it
   */
  public TreeKey(long[] prefix, ToIntFunction<? super E> comparison) {
    this.prefix = prefix;
    this.comparison = comparison;
  }

  /** Returns a position that is given by a comparison alone. */
  static <E> TreeKey<E> of(ToIntFunction<? super E> comparison) {
    return new TreeKey<>(NO_PREFIX, comparison);
  }

  /** Returns the key of a number in an order by {@link KeyOrder#comparingLong}. */
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
