package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.access.RecordFacet;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Order;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.Page;
import dev.crmkit.access.view.RecordView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lists of one kind of record in a session. */
record RecordLists(RecordFacet<?, ? extends RecordView, ?, ?> facet) {

  /** The maximum page size. */
  static final int ALL = 500;

  /** Returns a page. */
  Page<? extends RecordView> page(Filter filter, Order order, int limit, @Nullable String after) {
    return facet.list(Query.all().where(filter).sortedBy(order).limit(limit).after(after));
  }

  /** Returns the number of results. */
  long count(Filter filter) {
    return facet.count(Query.all().where(filter));
  }

  /** Returns the records of all pages. */
  List<? extends RecordView> all(Filter filter, Order order, int limit) {
    return facet.stream(Query.all().where(filter).sortedBy(order).limit(limit)).toList();
  }
}
