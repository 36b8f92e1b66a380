package dev.crmkit.store.jdbc;

import java.util.List;
import org.jooq.Query;

/** Executes queries that are made for one time, each for what is asked just then. */
interface Reads {

  /**
   * Reads all rows of a query.
   *
   * @param query with its values
   * @param reader makes something of each row
   * @throws org.jooq.exception.DataAccessException when it fails
   */
  <T> List<T> all(Query query, Prepared.Reader<T> reader);
}
