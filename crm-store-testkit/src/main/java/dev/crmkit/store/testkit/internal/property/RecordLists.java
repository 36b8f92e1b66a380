package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.query.ActivityQuery;
import dev.crmkit.access.query.ClientQuery;
import dev.crmkit.access.query.DealQuery;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Order;
import dev.crmkit.access.view.Page;
import dev.crmkit.access.view.RecordView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lists of one kind of record in a session. */
abstract class RecordLists {

  /** The maximum page size. */
  static final int ALL = 500;

  /** Returns a page. */
  abstract Page<? extends RecordView> page(
      Filter filter, Order order, int limit, @Nullable String after);

  /** Returns the number of results. */
  abstract long count(Filter filter);

  /** Returns the records of all pages. */
  List<RecordView> all(Filter filter, Order order, int limit) {
    List<RecordView> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<? extends RecordView> page = page(filter, order, limit, after.orElse(null));
      all.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  static RecordLists clients(CrmSession session) {
    return new RecordLists() {
      @Override
      Page<? extends RecordView> page(
          Filter filter, Order order, int limit, @Nullable String after) {
        ClientQuery query = ClientQuery.all().where(filter).sortedBy(order).limit(limit);
        return session.clients().list(after == null ? query : query.after(after));
      }

      @Override
      long count(Filter filter) {
        return session.clients().count(ClientQuery.all().where(filter));
      }
    };
  }

  static RecordLists activities(CrmSession session) {
    return new RecordLists() {
      @Override
      Page<? extends RecordView> page(
          Filter filter, Order order, int limit, @Nullable String after) {
        ActivityQuery query = ActivityQuery.all().where(filter).sortedBy(order).limit(limit);
        return session.activities().list(after == null ? query : query.after(after));
      }

      @Override
      long count(Filter filter) {
        return session.activities().count(ActivityQuery.all().where(filter));
      }
    };
  }

  static RecordLists deals(CrmSession session) {
    return new RecordLists() {
      @Override
      Page<? extends RecordView> page(
          Filter filter, Order order, int limit, @Nullable String after) {
        DealQuery query = DealQuery.all().where(filter).sortedBy(order).limit(limit);
        return session.deals().list(after == null ? query : query.after(after));
      }

      @Override
      long count(Filter filter) {
        return session.deals().count(DealQuery.all().where(filter));
      }
    };
  }
}
