package dev.crmkit.store.testkit.internal.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lists with some of their items left out: halves first, then quarters, at last single ones. */
final class DeltaDebugging {

  private DeltaDebugging() {}

  /** All such lists, those without the last items first. */
  static <T> Stream<List<T>> smallerLists(List<T> items) {
    return sizes(items.size()).boxed().flatMap(size -> smallerLists(items, size));
  }

  private static IntStream sizes(int length) {
    return IntStream.iterate(length, size -> size > 0, size -> size / 2);
  }

  private static <T> Stream<List<T>> smallerLists(List<T> items, int size) {
    int chunks = (items.size() + size - 1) / size;
    return IntStream.range(0, chunks)
        .mapToObj(
            chunk -> {
              int end = items.size() - chunk * size;
              List<T> rest = new ArrayList<>(items.subList(0, Math.max(0, end - size)));
              rest.addAll(items.subList(end, items.size()));
              return rest;
            });
  }
}
