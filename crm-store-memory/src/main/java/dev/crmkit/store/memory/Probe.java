package dev.crmkit.store.memory;

import java.util.function.ToIntFunction;

/** A place in a {@link SortedTree}. */
final class Probe<E> {

  static final long[] NO_WORDS = {};

  private final long[] words;
  private final ToIntFunction<? super E> rest;

  /**
   * A place.
   *
   * @param words the first words of the key there, all of them or fewer
   * @param rest for elements with the same words: negative for those before the place, zero for
   *     those at it, positive for those behind
   */
  Probe(long[] words, ToIntFunction<? super E> rest) {
    this.words = words;
    this.rest = rest;
  }

  /** A place that is told by elements alone. */
  static <E> Probe<E> of(ToIntFunction<? super E> place) {
    return new Probe<>(NO_WORDS, place);
  }

  /** The place of the element with a number, in the order of that number. */
  static <E> Probe<E> at(long number) {
    return new Probe<>(new long[] {number}, element -> 0);
  }

  long[] words() {
    return words;
  }

  ToIntFunction<? super E> rest() {
    return rest;
  }
}
