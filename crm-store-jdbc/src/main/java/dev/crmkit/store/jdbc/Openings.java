package dev.crmkit.store.jdbc;

/** The ways in which transactions begin. */
final class Openings {

  final Opening reading;
  final Opening writing;
  final Opening reorganising;

  /** Within a host's transaction, to read or to write; the organisation stays as it was seen. */
  final Opening joining;

  /** Within a host's transaction, to reorganise. */
  final Opening joiningAlone;

  private final String heads;

  Openings(Database database, Tables tables) {
    heads = Head.test(database, tables);
    reading = new Opening(database, tables, Isolation.SNAPSHOT, Opening.Lock.NONE);
    writing = new Opening(database, tables, Isolation.COMMITTED, Opening.Lock.SHARED);
    reorganising = new Opening(database, tables, Isolation.COMMITTED, Opening.Lock.ALONE);
    joining = new Opening(database, tables, null, Opening.Lock.SHARED);
    joiningAlone = new Opening(database, tables, null, Opening.Lock.ALONE);
  }

  /**
   * A statement that answers a query when the row of a workspace is as expected. Its values are
   * those of the row, the id of the workspace last, and then those of the query. Behind the columns
   * of the query there are {@code is_row}, and {@code is_same} which tells about the workspace.
   * When nothing is found there is one row that is none. The order of the rows is lost.
   */
  String beside(String query) {
    return "SELECT q.*, h.is_same FROM ("
        + heads
        + ") h LEFT JOIN (SELECT a.*, TRUE AS is_row FROM ("
        + query
        + ") a) q ON h.is_same";
  }
}
