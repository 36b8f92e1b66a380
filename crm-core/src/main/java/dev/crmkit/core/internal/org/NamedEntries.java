package dev.crmkit.core.internal.org;

import com.google.common.base.Suppliers;
import dev.crmkit.core.internal.collection.PersistentLongMap;
import dev.crmkit.core.text.TextOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one kind that are looked up by name: a persistent map by id, an index by name, and
 * a sorted list. The list is computed on first use, and shared by all copies in which no entry of
 * the kind has changed.
 *
 * @param <E> the class of the entries
 */
final class NamedEntries<E> {

  private final ToLongFunction<E> idOf;
  private final Function<E, String> nameOf;
  private final boolean byNameFirst;
  private final PersistentLongMap<E> byId;
  private final NameIndex byName;
  private Supplier<List<E>> sorted;

  /**
   * Creates an empty collection.
   *
   * @param idOf returns the number of an entry's id
   * @param nameOf returns an entry's name
   * @param byNameFirst whether to sort by name and then by id, or by id only
   */
  NamedEntries(ToLongFunction<E> idOf, Function<E, String> nameOf, boolean byNameFirst) {
    this.idOf = idOf;
    this.nameOf = nameOf;
    this.byNameFirst = byNameFirst;
    this.byId = new PersistentLongMap<>();
    this.byName = new NameIndex();
    this.sorted = List::of;
  }

  private NamedEntries(NamedEntries<E> from) {
    idOf = from.idOf;
    nameOf = from.nameOf;
    byNameFirst = from.byNameFirst;
    byId = from.byId.copy();
    byName = from.byName.copy();
    sorted = from.sorted;
  }

  /** Returns a copy. Later changes of either collection do not affect the other. */
  NamedEntries<E> copy() {
    return new NamedEntries<>(this);
  }

  int size() {
    return byId.size();
  }

  @Nullable E get(long id) {
    return byId.get(id);
  }

  /** Returns the entries whose name has the same key, by id, ascending. */
  List<E> named(String name) {
    List<E> found = new ArrayList<>();
    for (long id : byName.get(TextOrder.nameKey(name))) {
      E entry = byId.get(id);
      if (entry != null) {
        found.add(entry);
      }
    }
    return found;
  }

  List<E> sorted() {
    return sorted.get();
  }

  void forEach(Consumer<? super E> consumer) {
    byId.forEach(consumer);
  }

  void put(E entry) {
    long id = idOf.applyAsLong(entry);
    unlist(id);
    byId.put(id, entry);
    byName.put(TextOrder.nameKey(nameOf.apply(entry)), id);
  }

  void remove(long id) {
    unlist(id);
    byId.remove(id);
  }

  /** Removes an entry from the index and invalidates the sorted list. */
  private void unlist(long id) {
    E before = byId.get(id);
    if (before != null) {
      byName.remove(TextOrder.nameKey(nameOf.apply(before)), id);
    }
    sorted = Suppliers.memoize(this::sort);
  }

  /** An entry with its sort key, which is computed once for all comparisons. */
  private record Keyed<E>(String key, long id, E entry) {}

  private List<E> sort() {
    List<Keyed<E>> all = new ArrayList<>(byId.size());
    byId.forEach(
        entry ->
            all.add(
                new Keyed<>(
                    byNameFirst ? TextOrder.key(nameOf.apply(entry)) : "",
                    idOf.applyAsLong(entry),
                    entry)));
    all.sort(
        Comparator.comparing((Keyed<E> keyed) -> keyed.key, TextOrder.BY_CODE_POINT)
            .thenComparingLong(keyed -> keyed.id));
    return all.stream().map(keyed -> keyed.entry).toList();
  }
}
