package dev.crmkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.base.Throwables;
import dev.crmkit.core.error.StoreFailure;
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

/** What is told of trouble that the databases really make while they work. */
class FailuresTest {

  private static final String SECRET = "s3cret";

  @ParameterizedTest
  @EnumSource
  void whoIsInADeadlockTriesAgain(Engine engine) throws Exception {
    DataSource source = twoRows(engine);
    try (Connection one = begun(source);
        Connection two = begun(source)) {
      Rows.run(one, "UPDATE t SET b = 'one' WHERE a = 1");
      Rows.run(two, "UPDATE t SET b = 'two' WHERE a = 2");
      ExecutorService thread = Executors.newSingleThreadExecutor();
      try {
        Future<Throwable> other =
            thread.submit(
                () -> catchThrowable(() -> Rows.run(two, "UPDATE t SET b = 'x' WHERE a = 1")));
        Throwable mine = catchThrowable(() -> Rows.run(one, "UPDATE t SET b = 'y' WHERE a = 2"));
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
  void whoWaitedTooLongForALockTriesAgain(Engine engine) throws SQLException {
    DataSource source = twoRows(engine);
    try (Connection one = begun(source);
        Connection two = begun(source)) {
      Rows.run(one, "UPDATE t SET b = 'one' WHERE a = 1");
      Rows.run(
          two,
          switch (engine) {
            case H2 -> "SET LOCK_TIMEOUT 50";
            case POSTGRESQL -> "SET lock_timeout = 50";
            case MARIADB -> "SET innodb_lock_wait_timeout = 1";
          });
      assertRetryable(catchThrowable(() -> Rows.run(two, "UPDATE t SET b = 'x' WHERE a = 1")));
      one.rollback();
      two.rollback();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoWorksOnAnOldSnapshotTriesAgain(Engine engine) throws SQLException {
    DataSource source = twoRows(engine);
    try (Connection one = begun(source);
        Connection two = begun(source)) {
      if (engine == Engine.MARIADB) {
        Rows.run(one, "SET innodb_snapshot_isolation = 1");
      }
      one.setTransactionIsolation(engine == Engine.H2 ? 6 : Connection.TRANSACTION_REPEATABLE_READ);
      Rows.run(one, "SELECT * FROM t");
      Rows.run(two, "UPDATE t SET b = 'two' WHERE a = 1");
      two.commit();
      assertRetryable(catchThrowable(() -> Rows.run(one, "UPDATE t SET b = 'x' WHERE a = 1")));
      one.rollback();
    }
  }

  @Test
  void whatFailsAfterACaughtRetryableErrorIsToldByTheFirst() throws SQLException {
    DataSource source = twoRows(Engine.POSTGRESQL);
    try (Connection one = begun(source);
        Connection two = begun(source)) {
      Rows.run(one, "UPDATE t SET b = 'one' WHERE a = 1");
      Rows.run(two, "SET lock_timeout = 50");
      assertRetryable(catchThrowable(() -> Rows.run(two, "UPDATE t SET b = 'x' WHERE a = 1")));
      assertRetryable(catchThrowable(() -> Rows.run(two, "SELECT 1")));
      one.rollback();
      two.rollback();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMissingTableOrColumnIsTold(Engine engine) throws SQLException {
    DataSource source = twoRows(engine);
    assertTold(source, "SELECT * FROM crm_nothing", Trouble.NO_TABLE);
    assertTold(source, "SELECT nothing FROM t", Trouble.NO_TABLE);
    assertTold(source, "CREATE TABLE nowhere.t (a INTEGER)", Trouble.NO_DATABASE);
  }

  @ParameterizedTest
  @EnumSource
  void aMissingRightIsTold(Engine engine) throws SQLException {
    Guests guests = Guests.of(engine);
    Rows.run(guests.owner(), "CREATE TABLE t (a INTEGER)");
    assertTold(guests.guest(), "SELECT * FROM t", Trouble.NO_RIGHT);
    assertTold(guests.guest(), "CREATE TABLE u (a INTEGER)", Trouble.NO_RIGHT);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2")
  void whatCanOnlyBeReadIsTold(Engine engine) throws SQLException {
    DataSource source = twoRows(engine);
    try (Connection connection = source.getConnection()) {
      Rows.run(connection, "START TRANSACTION READ ONLY");
      Throwable thrown = catchThrowable(() -> Rows.run(connection, "DELETE FROM t"));
      assertThat(Trouble.of(thrown)).isEqualTo(Trouble.READ_ONLY);
      Rows.run(connection, "ROLLBACK");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTakesTooLongIsTold(Engine engine) throws SQLException {
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
      assertThat(Trouble.of(thrown)).isEqualTo(Trouble.TOO_SLOW);
      assertThat(Failures.isRetryable(thrown)).isFalse();
    }
  }

  @Test
  void aFullTableIsTold() throws SQLException {
    DataSource source = Engine.MARIADB.fresh();
    try (Connection connection = source.getConnection()) {
      Rows.run(
          connection,
          "SET max_heap_table_size = 16384",
          "CREATE TABLE t (a CHAR(200)) ENGINE = MEMORY");
      Throwable thrown =
          catchThrowable(
              () -> {
                for (int i = 0; i < 1_000; i++) {
                  Rows.run(connection, "INSERT INTO t VALUES ('x')");
                }
              });
      assertThat(Trouble.of(thrown)).isEqualTo(Trouble.FULL);
    }
  }

  @Test
  void aFullDiskIsTold() throws SQLException {
    assertTold(
        Engine.POSTGRESQL.fresh(),
        "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full'; END $$",
        Trouble.FULL);
    assertTold(
        Engine.MARIADB.fresh(),
        "BEGIN NOT ATOMIC SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1021; END",
        Trouble.FULL);
    SQLException ofH2 = new SQLException("IO Exception", "90031", 90031);
    ofH2.initCause(new java.io.IOException("No space left on device"));
    assertThat(Trouble.of(ofH2)).isEqualTo(Trouble.FULL);
  }

  @ParameterizedTest
  @EnumSource
  void anotherErrorIsToldByItsState(Engine engine) throws SQLException {
    DataSource source = twoRows(engine);
    Throwable thrown = catchThrowable(() -> Rows.run(source, "INSERT INTO t VALUES (1, 'x')"));
    assertThat(Trouble.of(thrown)).isEqualTo(Trouble.OTHER);
    assertThat(Failures.of("saving a record", thrown))
        .hasMessageStartingWith(
            "saving a record failed: the database refused it for another reason")
        .hasMessageContaining("(SQLState 23");
    assertThat(Failures.isRetryable(thrown)).isFalse();
  }

  @Test
  void troubleThatIsNoDatabasesIsToldByItsClass() {
    assertThat(Failures.of("saving", new IllegalStateException(SECRET)))
        .hasMessage(
            "saving failed: the database refused it for another reason"
                + " (java.lang.IllegalStateException); see what the SQLState means, and what the"
                + " database's own log says");
  }

  @ParameterizedTest
  @EnumSource
  void noValueOfAStatementIsToldOn(Engine engine) throws SQLException {
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
            () -> Rows.run(source, "INSERT INTO t VALUES ('" + SECRET + "', '" + SECRET + "')"));
    assertThat(Throwables.getStackTraceAsString(inlined)).contains(SECRET);
    assertSecretIsKept(inlined);
    SQLDialect dialect;
    try (Connection connection = source.getConnection()) {
      dialect = Database.of(connection).dialect();
    }
    assertSecretIsKept(
        catchThrowable(
            () ->
                DSL.using(source, dialect).execute("INSERT INTO t VALUES ('" + SECRET + "', '')")));
  }

  @Test
  void whatIsToldLeadsToWhereItHappened() throws SQLException {
    DataSource source = twoRows(Engine.POSTGRESQL);
    DataAccessException thrown =
        (DataAccessException)
            catchThrowable(
                () -> DSL.using(source, SQLDialect.POSTGRES).execute("SELECT nothing FROM t"));
    StoreFailure failure = Failures.of("reading", thrown);
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
  void causesThatGoRoundInACircleAreToldOnce() {
    SQLException one = new SQLException("one", "40001");
    SQLException two = new SQLException("two", "08006", one);
    one.setNextException(two);
    assertThat(Failures.isRetryable(one)).isTrue();
    assertThat(Trouble.of(two)).isEqualTo(Trouble.LOST);
    assertThat(Throwables.getStackTraceAsString(Failures.of("saving", one)))
        .contains("SQLState 40001");
  }

  private static void assertRetryable(Throwable thrown) {
    assertThat(thrown).isInstanceOf(SQLException.class);
    assertThat(Failures.isRetryable(thrown)).as("%s", thrown).isTrue();
    assertThat(Failures.isRetryable(new DataAccessException("", thrown))).isTrue();
    assertThat(Failures.of("saving", thrown))
        .hasMessageStartingWith("saving failed: other transactions were in its way")
        .hasMessageEndingWith("try again");
  }

  private static void assertTold(DataSource source, String statement, Trouble trouble) {
    Throwable thrown = catchThrowable(() -> Rows.run(source, statement));
    assertThat(thrown).isInstanceOf(SQLException.class);
    assertThat(Trouble.of(thrown)).as("%s", thrown).isEqualTo(trouble);
    assertThat(Failures.of("trying", thrown))
        .hasMessageStartingWith("trying failed: " + trouble.what())
        .hasMessageEndingWith(trouble.advice());
    assertThat(Failures.isRetryable(thrown)).isFalse();
  }

  private static void assertSecretIsKept(Throwable thrown) {
    assertThat(thrown).isNotNull();
    StoreFailure failure = Failures.of("saving", thrown);
    assertThat(Throwables.getStackTraceAsString(failure)).doesNotContain(SECRET);
    assertThat(failure).hasStackTraceContaining("SQLState ");
  }

  private static DataSource twoRows(Engine engine) throws SQLException {
    DataSource source = engine.fresh();
    Rows.run(
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
