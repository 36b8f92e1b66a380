package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.access.view.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads complete lists page by page. */
final class AllPages {

  private AllPages() {}

  /** Returns all results of a query. */
  static <Q, V> List<V> all(Q query, BiFunction<Q, String, Q> after, Function<Q, Page<V>> list) {
    List<V> found = new ArrayList<>();
    Page<V> page = list.apply(query);
    found.addAll(page.items());
    while (page.next().isPresent()) {
      page = list.apply(after.apply(query, page.next().get()));
      found.addAll(page.items());
    }
    return found;
  }
}
