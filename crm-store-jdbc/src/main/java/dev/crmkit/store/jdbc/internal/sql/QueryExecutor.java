package dev.crmkit.store.jdbc.internal.sql;

import java.util.List;
import org.jooq.Query;

/** Executes the queries of a transaction. */
public interface QueryExecutor {

  /**
   * Reads all rows of a query.
   *
   * @param reader maps each row
   * @throws org.jooq.exception.DataAccessException if it fails
   */
  <T> List<T> query(Query query, PreparedSql.Reader<T> reader);

  /**
   * Reads all rows of a query with open values.
   *
   * @param open the open values
   * @param reader maps each row
   * @throws org.jooq.exception.DataAccessException if it fails
   */
  <T> List<T> query(ParameterizedSql template, List<?> open, PreparedSql.Reader<T> reader);

  /** Returns whether the database is in this process, so that a query needs no round trip. */
  boolean isInProcess();

  /** Announces that the next query is probably not the last. */
  default void expectMoreQueries() {}
}
