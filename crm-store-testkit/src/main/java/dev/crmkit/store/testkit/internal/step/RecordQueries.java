package dev.crmkit.store.testkit.internal.step;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.query.ActivityQuery;
import dev.crmkit.access.query.ClientQuery;
import dev.crmkit.access.query.DealQuery;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.ListQuery;
import dev.crmkit.access.query.Order;
import dev.crmkit.access.view.Page;
import dev.crmkit.access.view.RecordView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Lists and counts records of any kind. */
final class RecordQueries {

  private RecordQueries() {}

  /** Lists all records that pass the filters, page by page. */
  static List<RecordView> list(CrmSession session, String what, Filter[] filters, Order order) {
    return switch (what) {
      case "clients" ->
          all(
              ClientQuery.all().where(filters).sortedBy(order).limit(ListQuery.MAX_LIMIT),
              ClientQuery::after,
              session.clients()::list);
      case "activities" ->
          all(
              ActivityQuery.all().where(filters).sortedBy(order).limit(ListQuery.MAX_LIMIT),
              ActivityQuery::after,
              session.activities()::list);
      case "deals" ->
          all(
              DealQuery.all().where(filters).sortedBy(order).limit(ListQuery.MAX_LIMIT),
              DealQuery::after,
              session.deals()::list);
      default -> throw new IllegalArgumentException("no kind of record: " + what);
    };
  }

  static long count(CrmSession session, String what, Filter[] filters) {
    return switch (what) {
      case "clients" -> session.clients().count(ClientQuery.all().where(filters));
      case "activities" -> session.activities().count(ActivityQuery.all().where(filters));
      case "deals" -> session.deals().count(DealQuery.all().where(filters));
      default -> throw new IllegalArgumentException("no kind of record: " + what);
    };
  }

  private static <Q, V extends RecordView> List<RecordView> all(
      Q query, BiFunction<Q, String, Q> after, java.util.function.Function<Q, Page<V>> list) {
    List<RecordView> found = new ArrayList<>();
    @Nullable Q next = query;
    while (next != null) {
      Page<V> page = list.apply(next);
      found.addAll(page.items());
      next = page.next().isPresent() ? after.apply(query, page.next().get()) : null;
    }
    return found;
  }
}
