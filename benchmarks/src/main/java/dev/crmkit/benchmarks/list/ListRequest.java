package dev.crmkit.benchmarks.list;

import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Order;
import dev.crmkit.access.query.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for a list of clients.
 *
 * @param viewer the user
 * @param byName whether to sort by name; otherwise by creation
 * @param city the city to filter by, or null
 */
record ListRequest(Viewer viewer, boolean byName, @Nullable String city) {

  /** The number of clients on a page. */
  static final int PAGE = 50;

  /** Returns requests of all viewers in both orders, without a filter. */
  static List<ListRequest> unfiltered() {
    List<ListRequest> all = new ArrayList<>();
    for (Viewer viewer : Viewer.values()) {
      all.add(new ListRequest(viewer, false, null));
      all.add(new ListRequest(viewer, true, null));
    }
    return all;
  }

  /** Returns requests of some viewers, for a frequent and for a rare city. */
  static List<ListRequest> filtered() {
    List<ListRequest> all = new ArrayList<>();
    for (Viewer viewer : List.of(Viewer.DIRECTOR, Viewer.HEAD_OF_50, Viewer.HEAD_OF_1000)) {
      all.add(new ListRequest(viewer, false, ListFixture.FREQUENT_CITY));
      all.add(new ListRequest(viewer, false, ListFixture.RARE_CITY));
    }
    return all;
  }

  /** Returns the request as a query of a session. */
  Query query() {
    Query query = Query.all().sortedBy(byName ? Order.NAME : Order.CREATED).limit(PAGE);
    return city == null ? query : query.where(Filter.field(ListFixture.CITY).is(city));
  }

  @Override
  public String toString() {
    String order = byName ? ", by name" : ", by creation";
    String filter =
        city == null
            ? ""
            : ", in a " + (city.equals(ListFixture.RARE_CITY) ? "rare" : "frequent") + " city";
    return viewer + order + filter;
  }
}
