package dev.crmkit.access.query;

/** Which activities a list shows, in which order, and how many on a page. */
public final class ActivityQuery extends ListQuery<ActivityQuery> {

  private static final ActivityQuery ALL = new ActivityQuery(Parts.ALL);

  private ActivityQuery(Parts parts) {
    super(parts);
  }

  /**
   * Returns a query for all activities that the user sees, in the order of their creation.
   *
   * @return the query to add filters and an order to
   */
  public static ActivityQuery all() {
    return ALL;
  }

  @Override
  ActivityQuery with(Parts changed) {
    return new ActivityQuery(changed);
  }
}
