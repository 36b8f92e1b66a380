package dev.crmkit.store.jdbc;

import com.google.common.collect.Lists;
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
final class OneTrip extends Transaction implements AutoCloseable {

  /** What is asked when the callback asked nothing: for a row of any kind. */
  private static final Query NOTHING = DSL.select(DSL.inline(1).as("x"));

  private final Connection connection;
  private State state = State.UNASKED;

  /** What is known of the organisation that the callback was given. */
  private enum State {
    /** Nothing: the database was not asked yet. */
    UNASKED,
    /** It was the one when the question was answered. */
    SAME,
    /** It was another, or the callback asks more, or asking failed. */
    VOID
  }

  /** Ends a callback that is to be run again. */
  private static final class AsksMore extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AsksMore() {
      super("this cannot be answered in one trip", null, false, false);
    }
  }

  private OneTrip(Parts parts, Connection connection, OrgCache orgs, Head head) {
    super(parts, connection, orgs, head);
    this.connection = connection;
  }

  /**
   * Takes a connection.
   *
   * @param head the row of the workspace as it was seen last
   * @throws IllegalStateException when the connection arrives with auto-commit off
   */
  static OneTrip on(DataSource dataSource, Parts parts, OrgCache orgs, Head head)
      throws SQLException {
    return new OneTrip(parts, OwnConnections.take(dataSource), orgs, head);
  }

  /**
   * Runs a callback.
   *
   * @return what it returned; empty when it is to be run again
   */
  <T> Optional<T> answer(Function<? super JdbcRead, T> callback) {
    JdbcRead read = new JdbcRead(this);
    try {
      T result = callback.apply(read);
      return isSame() ? Optional.of(result) : Optional.empty();
    } catch (RuntimeException e) {
      if (isSame()) {
        throw e;
      }
      return Optional.empty();
    } finally {
      read.end();
    }
  }

  /** Whether what the callback was given is so; the database is asked if it was not yet. */
  private boolean isSame() {
    if (state == State.UNASKED) {
      try {
        all(NOTHING, row -> row);
      } catch (AsksMore | DataAccessException e) {
        return false;
      }
    }
    return state == State.SAME;
  }

  @Override
  public <T> List<T> all(Query query, Prepared.Reader<T> reader) {
    if (state != State.UNASKED) {
      throw more();
    }
    state = State.VOID;
    Database database = parts().database();
    String text = parts().openings().beside(Texts.of(database, query));
    List<Object> values =
        Lists.newArrayList(
            head().cursorKey(),
            head().epoch(),
            head().revision(),
            head().stamp(),
            head().workspace().value());
    values.addAll(Texts.values(database, query));
    try (PreparedStatement at = connection.prepareStatement(text)) {
      Prepared.bind(at, values);
      List<T> answer = new ArrayList<>();
      try (ResultSet rows = at.executeQuery()) {
        while (rows.next()) {
          if (!rows.getBoolean("is_same")) {
            throw more();
          }
          state = State.SAME;
          if (rows.getBoolean("is_row")) {
            answer.add(reader.read(rows));
          }
        }
      }
      if (state != State.SAME) {
        throw more();
      }
      return answer;
    } catch (SQLException e) {
      state = State.VOID;
      throw new DataAccessException("a statement failed", e);
    }
  }

  @Override
  public void expectMore() {
    throw more();
  }

  private AsksMore more() {
    state = State.VOID;
    return new AsksMore();
  }

  @Override
  Connection connection() {
    throw more();
  }

  @Override
  DSLContext sql() {
    throw more();
  }

  @Override
  public void close() {
    Begun.close(connection);
  }
}
