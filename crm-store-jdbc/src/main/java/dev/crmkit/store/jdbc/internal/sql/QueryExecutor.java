package dev.crmkit.store.jdbc.internal.sql;

import java.util.List;
import org.jooq.Query;

/** Executes queries that are made for what is asked just then. */
public interface QueryExecutor {

  /**
   * Reads all rows of a query.
   *
   * @param query with its values
   * @param reader makes something of each row
   * @throws org.jooq.exception.DataAccessException when it fails
   */
  <T> List<T> query(Query query, PreparedSql.Reader<T> reader);

  /**
   * Reads all rows of a query that is executed several times.
   *
   * @param open the values that it leaves open
   * @param reader makes something of each row
   * @throws org.jooq.exception.DataAccessException when it fails
   */
  <T> List<T> query(ParameterizedSql template, List<?> open, PreparedSql.Reader<T> reader);

  /** Whether the database runs in this process, so that a statement is no trip. */
  boolean isInProcess();

  /** Tells that what is asked next is likely not the last. */
  default void expectMoreQueries() {}
}
