package dev.crmkit.store.jdbc.internal.sql;

import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.dialect.H2SerializedWrites;
import dev.crmkit.store.jdbc.internal.error.SqlErrorTranslator;
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
 * itself, and the connection is given back after few of them. It is done once more when the
 * database gave way to others.
 */
public final class AutoCommitRunner {

  private static final int ATTEMPTS = 5;

  private final DataSource dataSource;
  private final Database database;

  public AutoCommitRunner(DataSource dataSource, Database database) {
    this.dataSource = dataSource;
    this.database = database;
  }

  /**
   * Reads something.
   *
   * @param doing what fails when it fails, such as "reading the content of a file"
   * @param work one statement
   * @throws dev.crmkit.core.error.StoreFailureException when it fails
   */
  public <T extends @Nullable Object> T read(String doing, Function<DSLContext, T> work) {
    return again(doing, connection -> work.apply(JooqContexts.on(connection, database)));
  }

  /** Changes something, as {@link #read} reads. */
  public <T> T change(String doing, Function<DSLContext, T> work) {
    return again(
        doing,
        connection ->
            H2SerializedWrites.run(
                connection, database, () -> work.apply(JooqContexts.on(connection, database))));
  }

  /** {@link #change} without a result. */
  public void run(String doing, Consumer<DSLContext> work) {
    change(
        doing,
        context -> {
          work.accept(context);
          return true;
        });
  }

  /** What is done with a connection. */
  private interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
  }

  private <T extends @Nullable Object> T again(String doing, Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (SQLException | DataAccessException e) {
        if (attempt == ATTEMPTS || !SqlErrorTranslator.isRetryable(e)) {
          throw SqlErrorTranslator.translate(doing, e);
        }
      }
    }
  }

  private <T extends @Nullable Object> T once(Work<T> work) throws SQLException {
    try (Connection connection = PooledConnections.take(dataSource)) {
      return work.on(connection);
    }
  }
}
