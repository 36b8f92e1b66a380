package dev.crmkit.access.query;

/** Which clients a list shows, in which order, and how many on a page. */
public final class ClientQuery extends ListQuery<ClientQuery> {

  private static final ClientQuery ALL = new ClientQuery(Parts.ALL);

  private ClientQuery(Parts parts) {
    super(parts);
  }

  /**
   * Returns a query for all clients that the user sees, in the order of their creation.
   *
   * @return the query to add filters and an order to
   */
  public static ClientQuery all() {
    return ALL;
  }

  @Override
  ClientQuery with(Parts changed) {
    return new ClientQuery(changed);
  }
}
