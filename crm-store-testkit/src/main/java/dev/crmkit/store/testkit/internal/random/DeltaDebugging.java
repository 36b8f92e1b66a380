package dev.crmkit.store.testkit.internal.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Delta debugging (Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input",
 * 2002) on data: texts, lists, maps and null.
 *
 * <p>A {@link Reducer} returns the candidates that are a little smaller than some data. Reducers
 * combine: one for a map is made of those for its values. Whoever shrinks takes the first candidate
 * that still fails, and starts again from it.
 */
final class DeltaDebugging {

  private DeltaDebugging() {}

  /** Returns smaller data, the smallest first; none for data of another kind. */
  @FunctionalInterface
  interface Reducer {
    Stream<@Nullable Object> reduce(@Nullable Object data);
  }

  /** Returns the lists without a chunk: halves first, then quarters, at last single items. */
  static <T> Stream<List<T>> withoutChunks(List<T> items) {
    return IntStream.iterate(items.size(), size -> size > 0, size -> size / 2)
        .boxed()
        .flatMap(size -> withoutChunks(items, size));
  }

  private static <T> Stream<List<T>> withoutChunks(List<T> items, int size) {
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

  /** Reduces nothing. */
  static Reducer nothing() {
    return data -> Stream.of();
  }

  /** Tries one reducer after the other. */
  static Reducer inTurn(Reducer... reducers) {
    return data -> Stream.of(reducers).flatMap(reducer -> reducer.reduce(data));
  }

  /** Removes chunks of a list, or of the entries of a map. */
  static Reducer fewerItems() {
    return data -> {
      if (data instanceof List<?> list) {
        return withoutChunks(list).map(Object.class::cast);
      }
      return data instanceof Map<?, ?> map
          ? withoutChunks(new ArrayList<>(map.keySet())).map(keys -> only(map, keys))
          : Stream.of();
    };
  }

  private static Map<Object, @Nullable Object> only(Map<?, ?> map, List<?> keys) {
    Map<Object, @Nullable Object> rest = new LinkedHashMap<>(map);
    rest.keySet().retainAll(keys);
    return rest;
  }

  /** Removes single keys of a map. */
  static Reducer without(Predicate<String> optional) {
    return data ->
        keys(data)
            .filter(optional)
            .map(
                key -> {
                  Map<Object, @Nullable Object> rest = new LinkedHashMap<>((Map<?, ?>) data);
                  rest.remove(key);
                  return rest;
                });
  }

  /** Reduces one value of a map. */
  static Reducer inEachValue(Function<String, Reducer> reducers) {
    return data ->
        data instanceof Map<?, ?> map
            ? keys(map)
                .flatMap(
                    key ->
                        reducers
                            .apply(key)
                            .reduce(map.get(key))
                            .map(
                                value -> {
                                  Map<Object, @Nullable Object> copy = new LinkedHashMap<>(map);
                                  copy.put(key, value);
                                  return copy;
                                }))
            : Stream.of();
  }

  private static Stream<String> keys(@Nullable Object data) {
    return data instanceof Map<?, ?> map
        ? List.copyOf(map.keySet()).stream().map(String::valueOf)
        : Stream.of();
  }

  /** Reduces one item of a list. */
  static Reducer inEachItem(Reducer reducer) {
    return data ->
        data instanceof List<?> list
            ? IntStream.range(0, list.size())
                .boxed()
                .flatMap(
                    index ->
                        reducer
                            .reduce(list.get(index))
                            .map(
                                item -> {
                                  List<@Nullable Object> copy = new ArrayList<>(list);
                                  copy.set(index, item);
                                  return copy;
                                }))
            : Stream.of();
  }
}
