package dev.crmkit.access.query;

/** Which deals a list shows, in which order, and how many on a page. */
public final class DealQuery extends ListQuery<DealQuery> {

  private static final DealQuery ALL = new DealQuery(Parts.ALL);

  private DealQuery(Parts parts) {
    super(parts);
  }

  /**
   * Returns a query for all deals that the user sees, in the order of their creation.
   *
   * @return the query to add filters and an order to
   */
  public static DealQuery all() {
    return ALL;
  }

  @Override
  DealQuery with(Parts changed) {
    return new DealQuery(changed);
  }
}
