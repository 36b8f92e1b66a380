package dev.crmkit.store.jdbc.internal.sql;

import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.error.RetryRunner;
import dev.crmkit.store.jdbc.internal.error.SqlErrorTranslator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements in auto-commit mode, on a connection that is given back after a few of them. Work
 * that fails because of contention is run again.
 */
public final class AutoCommitRunner {

  private final DataSource dataSource;
  private final SqlDialect dialect;

  public AutoCommitRunner(DataSource dataSource, SqlDialect dialect) {
    this.dataSource = dataSource;
    this.dialect = dialect;
  }

  /**
   * Reads with one statement.
   *
   * @param doing what fails if it fails, such as "reading the content of a file"
   * @throws dev.crmkit.core.error.StoreFailureException if it fails
   */
  public <T extends @Nullable Object> T read(String doing, Function<DSLContext, T> work) {
    return retry(doing, connection -> work.apply(JooqContexts.on(connection, dialect)));
  }

  /** Changes something; otherwise like {@link #read}. */
  public <T> T change(String doing, Function<DSLContext, T> work) {
    return retry(
        doing,
        connection ->
            dialect.write(connection, () -> work.apply(JooqContexts.on(connection, dialect))));
  }

  /** Runs {@link #change} without a result. */
  public void run(String doing, Consumer<DSLContext> work) {
    change(
        doing,
        context -> {
          work.accept(context);
          return true;
        });
  }

  private interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
  }

  private <T extends @Nullable Object> T retry(String doing, Work<T> work) {
    return RetryRunner.run(doing, SqlErrorTranslator::isRetryable, () -> once(work));
  }

  private <T extends @Nullable Object> T once(Work<T> work) throws SQLException {
    try (Connection connection = PooledConnections.take(dataSource)) {
      return work.on(connection);
    }
  }
}
