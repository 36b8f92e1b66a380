package dev.crmkit.access.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a query of any kind of record holds. */
record Asked(List<Filter> filters, Order order, int limit, @Nullable String cursor) {

  static final Asked ALL = new Asked(List.of(), Order.CREATED, ListQuery.DEFAULT_LIMIT, null);

  Asked {
    filters = List.copyOf(filters);
  }

  Asked where(Filter... more) {
    List<Filter> all = new ArrayList<>(filters);
    all.addAll(List.of(more));
    return new Asked(all, order, limit, cursor);
  }

  Asked sortedBy(Order changed) {
    return new Asked(filters, changed, limit, cursor);
  }

  Asked limit(int changed) {
    return new Asked(filters, order, changed, cursor);
  }

  Asked after(String changed) {
    return new Asked(filters, order, limit, changed);
  }
}
