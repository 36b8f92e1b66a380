package dev.crmkit.benchmarks.list;

import dev.crmkit.access.query.ClientQuery;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Order;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list that somebody asks for.
 *
 * @param viewer who
 * @param byName whether by name; else by creation
 * @param city of which the clients are, or null for all
 */
record ListRequest(Viewer viewer, boolean byName, @Nullable String city) {

  /** How many are on a page. */
  static final int PAGE = 50;

  /** All viewers in both orders. */
  static List<ListRequest> unfiltered() {
    List<ListRequest> all = new ArrayList<>();
    for (Viewer viewer : Viewer.values()) {
      all.add(new ListRequest(viewer, false, null));
      all.add(new ListRequest(viewer, true, null));
    }
    return all;
  }

  /** Some viewers, of the clients of a city with many, and of one with few. */
  static List<ListRequest> filtered() {
    List<ListRequest> all = new ArrayList<>();
    for (Viewer viewer : List.of(Viewer.DIRECTOR, Viewer.HEAD_OF_50, Viewer.HEAD_OF_1000)) {
      all.add(new ListRequest(viewer, false, ListFixture.FREQUENT_CITY));
      all.add(new ListRequest(viewer, false, ListFixture.RARE_CITY));
    }
    return all;
  }

  /** The same for ours. */
  ClientQuery query() {
    ClientQuery query = ClientQuery.all().sortedBy(byName ? Order.NAME : Order.CREATED).limit(PAGE);
    return city == null ? query : query.where(Filter.field(ListFixture.CITY).is(city));
  }

  @Override
  public String toString() {
    String order = byName ? ", by name" : ", by creation";
    String of =
        city == null
            ? ""
            : ", of a city of " + (city.equals(ListFixture.RARE_CITY) ? "few" : "many");
    return viewer + order + of;
  }
}
