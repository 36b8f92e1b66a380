package dev.crmkit.store.jdbc.internal.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.base.Throwables;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialects;
import dev.crmkit.store.jdbc.testing.RestrictedUser;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.jdbc.testing.TestSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is reported of errors that the databases really cause. */
class SqlErrorTranslatorTest {

  private static final String SECRET = "s3cret";

  @ParameterizedTest
  @EnumSource
  void aDeadlockIsRetryable(TestDatabase engine) throws Exception {
    DataSource source = twoRows(engine);
    try (Connection one = begun(source);
        Connection two = begun(source)) {
      TestSql.run(one, "UPDATE t SET b = 'one' WHERE a = 1");
      TestSql.run(two, "UPDATE t SET b = 'two' WHERE a = 2");
      ExecutorService thread = Executors.newSingleThreadExecutor();
      try {
        Future<Throwable> other =
            thread.submit(
                () -> catchThrowable(() -> TestSql.run(two, "UPDATE t SET b = 'x' WHERE a = 1")));
        Throwable mine = catchThrowable(() -> TestSql.run(one, "UPDATE t SET b = 'y' WHERE a = 2"));
        one.rollback();
        Throwable victim = mine == null ? other.get(1, TimeUnit.MINUTES) : mine;
        assertThat(victim).isInstanceOf(SQLException.class);
        assertRetryable(victim);
      } finally {
        thread.shutdown();
        assertThat(thread.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        two.rollback();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLockTimeoutIsRetryable(TestDatabase engine) throws SQLException {
    DataSource source = twoRows(engine);
    try (Connection one = begun(source);
        Connection two = begun(source)) {
      TestSql.run(one, "UPDATE t SET b = 'one' WHERE a = 1");
      TestSql.run(
          two,
          switch (engine) {
            case H2 -> "SET LOCK_TIMEOUT 50";
            case POSTGRESQL -> "SET lock_timeout = 50";
            case MARIADB -> "SET innodb_lock_wait_timeout = 1";
          });
      assertRetryable(catchThrowable(() -> TestSql.run(two, "UPDATE t SET b = 'x' WHERE a = 1")));
      one.rollback();
      two.rollback();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOutdatedSnapshotIsRetryable(TestDatabase engine) throws SQLException {
    DataSource source = twoRows(engine);
    try (Connection one = begun(source);
        Connection two = begun(source)) {
      if (engine == TestDatabase.MARIADB) {
        TestSql.run(one, "SET innodb_snapshot_isolation = 1");
      }
      one.setTransactionIsolation(
          engine == TestDatabase.H2 ? 6 : Connection.TRANSACTION_REPEATABLE_READ);
      TestSql.run(one, "SELECT * FROM t");
      TestSql.run(two, "UPDATE t SET b = 'two' WHERE a = 1");
      two.commit();
      assertRetryable(catchThrowable(() -> TestSql.run(one, "UPDATE t SET b = 'x' WHERE a = 1")));
      one.rollback();
    }
  }

  @Test
  void anErrorAfterACaughtRetryableOneIsReportedAsTheFirst() throws SQLException {
    DataSource source = twoRows(TestDatabase.POSTGRESQL);
    try (Connection one = begun(source);
        Connection two = begun(source)) {
      TestSql.run(one, "UPDATE t SET b = 'one' WHERE a = 1");
      TestSql.run(two, "SET lock_timeout = 50");
      assertRetryable(catchThrowable(() -> TestSql.run(two, "UPDATE t SET b = 'x' WHERE a = 1")));
      assertRetryable(catchThrowable(() -> TestSql.run(two, "SELECT 1")));
      one.rollback();
      two.rollback();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMissingTableOrColumnIsReported(TestDatabase engine) throws SQLException {
    DataSource source = twoRows(engine);
    assertReported(source, "SELECT * FROM crm_nothing", SqlErrorKind.TABLE_MISSING);
    assertReported(source, "SELECT nothing FROM t", SqlErrorKind.TABLE_MISSING);
    assertReported(source, "CREATE TABLE nowhere.t (a INTEGER)", SqlErrorKind.NO_DATABASE);
  }

  @ParameterizedTest
  @EnumSource
  void aMissingRightIsReported(TestDatabase engine) throws SQLException {
    RestrictedUser restricted = RestrictedUser.of(engine);
    TestSql.run(restricted.owner(), "CREATE TABLE t (a INTEGER)");
    assertReported(restricted.guest(), "SELECT * FROM t", SqlErrorKind.PERMISSION_DENIED);
    assertReported(
        restricted.guest(), "CREATE TABLE u (a INTEGER)", SqlErrorKind.PERMISSION_DENIED);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2")
  void aReadOnlyTransactionIsReported(TestDatabase engine) throws SQLException {
    DataSource source = twoRows(engine);
    try (Connection connection = source.getConnection()) {
      TestSql.run(connection, "START TRANSACTION READ ONLY");
      Throwable thrown = catchThrowable(() -> TestSql.run(connection, "DELETE FROM t"));
      assertThat(SqlErrorKind.of(thrown)).isEqualTo(SqlErrorKind.READ_ONLY);
      TestSql.run(connection, "ROLLBACK");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTimeoutIsReported(TestDatabase engine) throws SQLException {
    DataSource source = twoRows(engine);
    String numbers =
        switch (engine) {
          case H2 -> "SYSTEM_RANGE(1, 1000000)";
          case POSTGRESQL -> "generate_series(1, 1000000)";
          case MARIADB -> "information_schema.columns";
        };
    try (Connection connection = source.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT COUNT(*) FROM %1$s a, %1$s b, %1$s c".formatted(numbers))) {
      statement.setQueryTimeout(1);
      Throwable thrown = catchThrowable(statement::executeQuery);
      assertThat(SqlErrorKind.of(thrown)).isEqualTo(SqlErrorKind.TIMEOUT);
      assertThat(SqlErrorTranslator.isRetryable(thrown)).isFalse();
    }
  }

  @Test
  void aFullTableIsReported() throws SQLException {
    DataSource source = TestDatabase.MARIADB.fresh();
    try (Connection connection = source.getConnection()) {
      TestSql.run(
          connection,
          "SET max_heap_table_size = 16384",
          "CREATE TABLE t (a CHAR(200)) ENGINE = MEMORY");
      Throwable thrown =
          catchThrowable(
              () -> {
                for (int i = 0; i < 1_000; i++) {
                  TestSql.run(connection, "INSERT INTO t VALUES ('x')");
                }
              });
      assertThat(SqlErrorKind.of(thrown)).isEqualTo(SqlErrorKind.DISK_FULL);
    }
  }

  @Test
  void aFullDiskIsReported() throws SQLException {
    assertReported(
        TestDatabase.POSTGRESQL.fresh(),
        "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full'; END $$",
        SqlErrorKind.DISK_FULL);
    assertReported(
        TestDatabase.MARIADB.fresh(),
        "BEGIN NOT ATOMIC SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1021; END",
        SqlErrorKind.DISK_FULL);
    SQLException ofH2 = new SQLException("IO Exception", "90031", 90031);
    ofH2.initCause(new java.io.IOException("No space left on device"));
    assertThat(SqlErrorKind.of(ofH2)).isEqualTo(SqlErrorKind.DISK_FULL);
  }

  @ParameterizedTest
  @EnumSource
  void anotherErrorIsReportedWithItsState(TestDatabase engine) throws SQLException {
    DataSource source = twoRows(engine);
    Throwable thrown = catchThrowable(() -> TestSql.run(source, "INSERT INTO t VALUES (1, 'x')"));
    assertThat(SqlErrorKind.of(thrown)).isEqualTo(SqlErrorKind.OTHER);
    assertThat(SqlErrorTranslator.translate("saving a record", thrown))
        .hasMessageStartingWith(
            "saving a record failed: the database refused it for another reason")
        .hasMessageContaining("(SQLState 23");
    assertThat(SqlErrorTranslator.isRetryable(thrown)).isFalse();
  }

  @Test
  void anErrorOutsideOfTheDatabaseIsReportedWithItsClass() {
    assertThat(SqlErrorTranslator.translate("saving", new IllegalStateException(SECRET)))
        .hasMessage(
            "saving failed: the database refused it for another reason"
                + " (java.lang.IllegalStateException); look up the SQLState, and see the"
                + " log of the database");
  }

  @ParameterizedTest
  @EnumSource
  void noValueOfAStatementIsPassedOn(TestDatabase engine) throws SQLException {
    DataSource source = twoRows(engine);
    Throwable batch =
        catchThrowable(
            () -> {
              try (Connection connection = source.getConnection();
                  PreparedStatement statement =
                      connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
                for (int i = 0; i < 2; i++) {
                  statement.setInt(1, 9);
                  statement.setString(2, SECRET);
                  statement.addBatch();
                }
                statement.executeBatch();
              }
            });
    assertSecretIsKept(batch);
    Throwable inlined =
        catchThrowable(
            () -> TestSql.run(source, "INSERT INTO t VALUES ('" + SECRET + "', '" + SECRET + "')"));
    assertThat(Throwables.getStackTraceAsString(inlined)).contains(SECRET);
    assertSecretIsKept(inlined);
    SQLDialect dialect;
    try (Connection connection = source.getConnection()) {
      dialect = SqlDialects.of(connection).jooq();
    }
    assertSecretIsKept(
        catchThrowable(
            () ->
                DSL.using(source, dialect).execute("INSERT INTO t VALUES ('" + SECRET + "', '')")));
  }

  @Test
  void theCauseHasTheStackTraceOfTheError() throws SQLException {
    DataSource source = twoRows(TestDatabase.POSTGRESQL);
    DataAccessException thrown =
        (DataAccessException)
            catchThrowable(
                () -> DSL.using(source, SQLDialect.POSTGRES).execute("SELECT nothing FROM t"));
    StoreFailureException failure = SqlErrorTranslator.translate("reading", thrown);
    assertThat(failure.getCause())
        .hasMessage(thrown.getClass().getName())
        .satisfies(cause -> assertThat(cause.getStackTrace()).isEqualTo(thrown.getStackTrace()));
    assertThat(failure)
        .cause()
        .cause()
        .isInstanceOfSatisfying(
            SQLException.class, cause -> assertThat(cause.getSQLState()).isEqualTo("42703"))
        .hasMessage("org.postgresql.util.PSQLException, SQLState 42703, error 0");
  }

  @Test
  void cyclicCausesAreReportedOnce() {
    SQLException one = new SQLException("one", "40001");
    SQLException two = new SQLException("two", "08006", one);
    one.setNextException(two);
    assertThat(SqlErrorTranslator.isRetryable(one)).isTrue();
    assertThat(SqlErrorKind.of(two)).isEqualTo(SqlErrorKind.CONNECTION_LOST);
    assertThat(Throwables.getStackTraceAsString(SqlErrorTranslator.translate("saving", one)))
        .contains("SQLState 40001");
  }

  private static void assertRetryable(Throwable thrown) {
    assertThat(thrown).isInstanceOf(SQLException.class);
    assertThat(SqlErrorTranslator.isRetryable(thrown)).as("%s", thrown).isTrue();
    assertThat(SqlErrorTranslator.isRetryable(new DataAccessException("", thrown))).isTrue();
    assertThat(SqlErrorTranslator.translate("saving", thrown))
        .hasMessageStartingWith("saving failed: other transactions interfered")
        .hasMessageEndingWith("try again");
  }

  private static void assertReported(DataSource source, String statement, SqlErrorKind trouble) {
    Throwable thrown = catchThrowable(() -> TestSql.run(source, statement));
    assertThat(thrown).isInstanceOf(SQLException.class);
    assertThat(SqlErrorKind.of(thrown)).as("%s", thrown).isEqualTo(trouble);
    assertThat(SqlErrorTranslator.translate("trying", thrown))
        .hasMessageStartingWith("trying failed: " + trouble.description())
        .hasMessageEndingWith(trouble.advice());
    assertThat(SqlErrorTranslator.isRetryable(thrown)).isFalse();
  }

  private static void assertSecretIsKept(Throwable thrown) {
    assertThat(thrown).isNotNull();
    StoreFailureException failure = SqlErrorTranslator.translate("saving", thrown);
    assertThat(Throwables.getStackTraceAsString(failure)).doesNotContain(SECRET);
    assertThat(failure).hasStackTraceContaining("SQLState ");
  }

  private static DataSource twoRows(TestDatabase engine) throws SQLException {
    DataSource source = engine.fresh();
    TestSql.run(
        source,
        "CREATE TABLE t (a INTEGER PRIMARY KEY, b VARCHAR(20))",
        "INSERT INTO t VALUES (1, '')",
        "INSERT INTO t VALUES (2, '')");
    return source;
  }

  private static Connection begun(DataSource source) throws SQLException {
    Connection connection = source.getConnection();
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    return connection;
  }
}
