package dev.crmkit.store.testkit.internal.question;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.RecordFacet;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Order;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.RecordView;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.query.Summary;
import java.util.List;

/** Lists, counts and summarizes records of any kind. */
final class RecordQueries {

  static final List<String> KINDS = List.of("clients", "activities", "deals");

  private RecordQueries() {}

  /** Lists all records that pass the filters, page by page. */
  static List<? extends RecordView> list(
      CrmSession session, String what, Filter[] filters, Order order) {
    return facet(session, what).stream(
            Query.all().where(filters).sortedBy(order).limit(PageRequest.MAX_LIMIT))
        .toList();
  }

  static long count(CrmSession session, String what, Filter[] filters) {
    return facet(session, what).count(Query.all().where(filters));
  }

  static Summary summarize(
      CrmSession session, String what, Filter[] filters, List<Grouping<?>> by) {
    return facet(session, what)
        .summarize(Query.all().where(filters), by.toArray(Grouping<?>[]::new));
  }

  private static RecordFacet<?, ? extends RecordView, ?, ?> facet(CrmSession session, String what) {
    return switch (what) {
      case "clients" -> session.clients();
      case "activities" -> session.activities();
      case "deals" -> session.deals();
      default -> throw new IllegalArgumentException("no kind of record: " + what);
    };
  }
}
