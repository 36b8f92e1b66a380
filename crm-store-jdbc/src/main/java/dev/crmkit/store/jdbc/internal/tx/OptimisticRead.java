package dev.crmkit.store.jdbc.internal.tx;

import com.google.common.collect.Lists;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.org.OrgCache;
import dev.crmkit.store.jdbc.internal.org.WorkspaceRow;
import dev.crmkit.store.jdbc.internal.sql.PooledConnections;
import dev.crmkit.store.jdbc.internal.sql.PreparedSql;
import dev.crmkit.store.jdbc.internal.sql.SqlRenderer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Answers a callback that executes one query, by one statement and without a transaction: an
 * optimistic read.
 *
 * <p>The callback gets the cached organisation. The same statement checks by the row of the
 * workspace that this is still the current one. If it is not, or if the callback executes another
 * query, its result is discarded, and it is run again in a transaction.
 */
final class OptimisticRead extends TransactionContext implements AutoCloseable {

  /** The query that is executed if the callback executes none: it finds a row. */
  private static final Query NOTHING = DSL.select(DSL.inline(1).as("x"));

  private final Connection connection;
  private State state = State.NOT_QUERIED;

  /** Whether the organisation that the callback got is current. */
  private enum State {
    /** Unknown: no query was executed. */
    NOT_QUERIED,
    /** It was current when the query was executed. */
    CURRENT,
    /** It was not current, or the callback executes another query, or the query failed. */
    INVALID
  }

  /** Ends a callback that has to be run again in a transaction. */
  private static final class NeedsTransactionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NeedsTransactionException() {
      super("this needs a transaction", null, false, false);
    }
  }

  private OptimisticRead(
      StoreContext context, Connection connection, OrgCache orgs, WorkspaceRow workspaceRow) {
    super(context, connection, orgs, workspaceRow);
    this.connection = connection;
  }

  /**
   * Takes a connection.
   *
   * @param workspaceRow the cached row of the workspace
   * @throws IllegalStateException if the connection has auto-commit off
   */
  static OptimisticRead takeConnection(
      DataSource dataSource, StoreContext context, OrgCache orgs, WorkspaceRow workspaceRow)
      throws SQLException {
    return new OptimisticRead(context, PooledConnections.take(dataSource), orgs, workspaceRow);
  }

  /**
   * Runs a callback.
   *
   * @return its result; empty if it has to be run again
   */
  <T> Optional<T> answer(Function<? super JdbcReadTransaction, T> callback) {
    JdbcReadTransaction read = new JdbcReadTransaction(this);
    try {
      T result = callback.apply(read);
      return isCurrent() ? Optional.of(result) : Optional.empty();
    } catch (RuntimeException e) {
      if (isCurrent()) {
        throw e;
      }
      return Optional.empty();
    } finally {
      read.end();
    }
  }

  /** Returns whether the organisation was current, executing a query if none was. */
  private boolean isCurrent() {
    if (state == State.NOT_QUERIED) {
      try {
        query(NOTHING, row -> row);
      } catch (NeedsTransactionException | DataAccessException e) {
        return false;
      }
    }
    return state == State.CURRENT;
  }

  @Override
  public <T> List<T> query(Query query, PreparedSql.Reader<T> reader) {
    if (state != State.NOT_QUERIED) {
      throw needsTransaction();
    }
    state = State.INVALID;
    SqlDialect dialect = context().dialect();
    String text = context().transactionStarts().withWorkspaceCheck(SqlRenderer.of(dialect, query));
    List<Object> values =
        Lists.newArrayList(
            workspaceRow().cursorKey(),
            workspaceRow().epoch(),
            workspaceRow().revision(),
            workspaceRow().stamp(),
            workspaceRow().workspace().value());
    values.addAll(SqlRenderer.values(dialect, query));
    try (PreparedStatement at = connection.prepareStatement(text)) {
      PreparedSql.bind(at, values);
      List<T> answer = new ArrayList<>();
      try (ResultSet rows = at.executeQuery()) {
        while (rows.next()) {
          if (!rows.getBoolean("is_same")) {
            throw needsTransaction();
          }
          state = State.CURRENT;
          if (rows.getBoolean("is_row")) {
            answer.add(reader.read(rows));
          }
        }
      }
      if (state != State.CURRENT) {
        throw needsTransaction();
      }
      return answer;
    } catch (SQLException e) {
      state = State.INVALID;
      throw new DataAccessException("a statement failed", e);
    }
  }

  @Override
  public void expectMoreQueries() {
    throw needsTransaction();
  }

  private NeedsTransactionException needsTransaction() {
    state = State.INVALID;
    return new NeedsTransactionException();
  }

  @Override
  Connection connection() {
    throw needsTransaction();
  }

  @Override
  DSLContext sql() {
    throw needsTransaction();
  }

  @Override
  public void close() {
    PooledConnections.close(connection);
  }
}
