package dev.crmkit.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Work on the database outside of any transaction of the store: each statement is committed by
 * itself, and the connection is given back after few of them.
 */
final class ShortWork {

  private static final int ATTEMPTS = 5;

  private final DataSource dataSource;
  private final Function<Connection, DSLContext> sql;

  ShortWork(DataSource dataSource, Function<Connection, DSLContext> sql) {
    this.dataSource = dataSource;
    this.sql = sql;
  }

  /**
   * Does some work, once more when the database gave way to others.
   *
   * @param doing what fails when it fails, such as "reading the content of a file"
   * @param work one statement
   * @throws dev.crmkit.core.error.StoreFailure when it fails
   */
  <T extends @Nullable Object> T call(String doing, Function<DSLContext, T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(work);
      } catch (SQLException | DataAccessException e) {
        if (attempt == ATTEMPTS || !Failures.isRetryable(e)) {
          throw Failures.of(doing, e);
        }
      }
    }
  }

  private <T extends @Nullable Object> T attempt(Function<DSLContext, T> work) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      boolean commits = connection.getAutoCommit();
      if (!commits) {
        connection.setAutoCommit(true);
      }
      try {
        return work.apply(sql.apply(connection));
      } finally {
        if (!commits) {
          connection.setAutoCommit(false);
        }
      }
    }
  }

  /** {@link #call} without a result. */
  void use(String doing, Consumer<DSLContext> work) {
    call(
        doing,
        context -> {
          work.accept(context);
          return true;
        });
  }
}
