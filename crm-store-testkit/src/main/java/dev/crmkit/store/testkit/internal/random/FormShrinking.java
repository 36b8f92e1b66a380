package dev.crmkit.store.testkit.internal.random;

import com.google.common.collect.Lists;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.store.testkit.internal.format.Form;
import dev.crmkit.store.testkit.internal.format.Forms;
import dev.crmkit.store.testkit.internal.format.KeyForm;
import dev.crmkit.store.testkit.internal.format.RecordForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Delta debugging (Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input",
 * 2002) on the data of a scenario file. The form of the data says what can be left out: optional
 * keys, items of lists, entries of maps, and the rest of a free text.
 *
 * <p>Whoever shrinks takes the first candidate that still fails, and starts again from it.
 */
final class FormShrinking {

  private final boolean inGiven;

  private FormShrinking(boolean inGiven) {
    this.inGiven = inGiven;
  }

  /** Returns candidates that are a little smaller than data of a form, the smallest first. */
  static Stream<@Nullable Object> smaller(Form<?> form, @Nullable Object data, boolean inGiven) {
    return new FormShrinking(inGiven).smaller(form, data);
  }

  private Stream<@Nullable Object> smaller(Form<?> form, @Nullable Object data) {
    if (data instanceof List<?> list) {
      return Stream.of(fewer(list), withoutKeyInAll(form, list), eachItem(form, list))
          .flatMap(candidates -> candidates);
    } else if (data instanceof Map<?, ?> map) {
      return record(form)
          .map(record -> Stream.concat(withoutKeys(record, map), eachValue(record, map)))
          .orElseGet(() -> fewer(new ArrayList<>(map.keySet())).map(keys -> only(map, keys)));
    }
    if (form == Forms.FREE
        && data instanceof String text
        && text.length() > 1
        && !TextOrder.nameKey(text).isEmpty()) {
      return Stream.of("x", text.substring(0, text.offsetByCodePoints(0, 1)));
    }
    return Stream.of();
  }

  private Optional<Map<String, KeyForm.Key>> record(Form<?> form) {
    Form<?> map = form instanceof Forms.EitherForm<?> either ? either.other() : form;
    return map instanceof RecordForm<?> record
        ? Optional.of(record.keys(inGiven).keys())
        : Optional.empty();
  }

  /** Returns the lists without a chunk: halves first, then quarters, at last single items. */
  static <T> Stream<List<T>> fewer(List<T> items) {
    return IntStream.iterate(items.size(), size -> size > 0, size -> size / 2)
        .boxed()
        .flatMap(size -> fewer(items, size));
  }

  private static <T> Stream<List<T>> fewer(List<T> items, int size) {
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

  private static Map<Object, @Nullable Object> only(Map<?, ?> map, List<?> keys) {
    Map<Object, @Nullable Object> rest = new LinkedHashMap<>(map);
    rest.keySet().retainAll(keys);
    return rest;
  }

  private static boolean isOptional(Map<String, KeyForm.Key> keys, Object key) {
    KeyForm.Key known = keys.get((String) key);
    return known != null && !known.mandatory() && known.alternative() == null;
  }

  private static Stream<Object> withoutKeys(Map<String, KeyForm.Key> keys, Map<?, ?> map) {
    return reversed(map).filter(key -> isOptional(keys, key)).map(key -> without(map, key));
  }

  private static Map<?, ?> without(Map<?, ?> map, Object key) {
    Map<Object, @Nullable Object> rest = new LinkedHashMap<>(map);
    rest.remove(key);
    return rest;
  }

  /** The last keys first: records get fewer before the users who own them. */
  private static Stream<?> reversed(Map<?, ?> map) {
    return Lists.reverse(new ArrayList<>(map.keySet())).stream();
  }

  private Stream<Object> eachValue(Map<String, KeyForm.Key> keys, Map<?, ?> map) {
    return reversed(map)
        .flatMap(
            key -> {
              KeyForm.Key known = keys.get((String) key);
              return known == null
                  ? Stream.of()
                  : smaller(known.form(), map.get(key)).map(value -> with(map, key, value));
            });
  }

  private static Map<?, ?> with(Map<?, ?> map, Object key, Object value) {
    Map<Object, @Nullable Object> copy = new LinkedHashMap<>(map);
    copy.put(key, value);
    return copy;
  }

  private Stream<Object> eachItem(Form<?> form, List<?> list) {
    if (!(form instanceof Forms.ListForm<?> listForm)) {
      return Stream.of();
    }
    return IntStream.range(0, list.size())
        .boxed()
        .flatMap(
            index ->
                smaller(listForm.item(), list.get(index))
                    .map(
                        item -> {
                          List<@Nullable Object> copy = new ArrayList<>(list);
                          copy.set(index, item);
                          return copy;
                        }));
  }

  /** Removes an optional key from all maps of a list at once. */
  private Stream<Object> withoutKeyInAll(Form<?> form, List<?> list) {
    Set<Object> keys = new LinkedHashSet<>();
    if (form instanceof Forms.ListForm<?> listForm) {
      Map<String, KeyForm.Key> known = record(listForm.item()).orElse(Map.of());
      list.stream()
          .filter(Map.class::isInstance)
          .flatMap(item -> ((Map<?, ?>) item).keySet().stream())
          .filter(key -> isOptional(known, key))
          .forEach(keys::add);
    }
    Function<Object, List<?>> without =
        key ->
            list.stream()
                .map(item -> item instanceof Map<?, ?> map ? without(map, key) : item)
                .toList();
    return keys.stream().map(without);
  }
}
