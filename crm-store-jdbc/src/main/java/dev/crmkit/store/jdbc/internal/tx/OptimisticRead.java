package dev.crmkit.store.jdbc.internal.tx;

import com.google.common.collect.Lists;
import dev.crmkit.store.jdbc.internal.dialect.Database;
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
 * Answers a callback that asks one question, by one statement, which is of one moment without a
 * transaction around it.
 *
 * <p>The callback is given the organisation that was seen last. Whether that is still the one is
 * told by the workspace's row, which the same statement reads. When it is not, or when the callback
 * asks more, nothing of what it did counts, and it is to be run again in a transaction that lasts.
 */
final class OptimisticRead extends TransactionContext implements AutoCloseable {

  /** What is asked when the callback asked nothing: for a row of any kind. */
  private static final Query NOTHING = DSL.select(DSL.inline(1).as("x"));

  private final Connection connection;
  private State state = State.NOT_QUERIED;

  /** What is known of the organisation that the callback was given. */
  private enum State {
    /** Nothing: the database was not asked yet. */
    NOT_QUERIED,
    /** It was the one when the question was answered. */
    CURRENT,
    /** It was another, or the callback asks more, or asking failed. */
    INVALID
  }

  /** Ends a callback that is to be run again. */
  private static final class NeedsTransactionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NeedsTransactionException() {
      super("this cannot be answered in one trip", null, false, false);
    }
  }

  private OptimisticRead(
      StoreContext context, Connection connection, OrgCache orgs, WorkspaceRow head) {
    super(context, connection, orgs, head);
    this.connection = connection;
  }

  /**
   * Takes a connection.
   *
   * @param head the row of the workspace as it was seen last
   * @throws IllegalStateException when the connection arrives with auto-commit off
   */
  static OptimisticRead takeConnection(
      DataSource dataSource, StoreContext context, OrgCache orgs, WorkspaceRow head)
      throws SQLException {
    return new OptimisticRead(context, PooledConnections.take(dataSource), orgs, head);
  }

  /**
   * Runs a callback.
   *
   * @return what it returned; empty when it is to be run again
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

  /** Whether what the callback was given is so; the database is asked if it was not yet. */
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
    Database database = context().database();
    String text = context().transactionStarts().withWorkspaceCheck(SqlRenderer.of(database, query));
    List<Object> values =
        Lists.newArrayList(
            head().cursorKey(),
            head().epoch(),
            head().revision(),
            head().stamp(),
            head().workspace().value());
    values.addAll(SqlRenderer.values(database, query));
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
