package dev.crmkit.store.jdbc.internal.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.store.jdbc.JdbcOptions;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialects;
import dev.crmkit.store.jdbc.internal.schema.Schema;
import dev.crmkit.store.jdbc.internal.sql.TableNames;
import dev.crmkit.store.jdbc.testing.RestrictedUser;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.jdbc.testing.TestDatabases;
import dev.crmkit.store.jdbc.testing.TestSql;
import dev.crmkit.testing.servers.DatabaseServer;
import dev.crmkit.testing.servers.MariaDbServer;
import dev.crmkit.testing.servers.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.NoSuchElementException;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is reported if there is no connection, or it is lost. */
class LostConnectionTest {

  private static final String SECRET = "s3cret";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:tcp://localhost:1/x",
        "jdbc:postgresql://localhost:1/x",
        "jdbc:postgresql://nowhere.invalid/x",
        "jdbc:mariadb://localhost:1/x",
        "jdbc:mariadb://nowhere.invalid/x"
      })
  void anUnreachableServerIsReported(String url) {
    assertNotConnected(url, SqlErrorKind.NO_CONNECTION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:unheardof:x",
        "jdbc:h2:x",
        "jdbc:h2:mem:x;A=1",
        "jdbc:postgresql://h:port/x"
      })
  void aUrlThatNoDriverAcceptsIsReported(String url) {
    assertNotConnected(url, SqlErrorKind.BAD_URL);
  }

  @ParameterizedTest
  @EnumSource
  void aMissingDatabaseIsReported(TestDatabase engine) {
    String url = ((HikariDataSource) engine.fresh()).getJdbcUrl();
    String other =
        engine == TestDatabase.H2
            ? "jdbc:h2:mem:nowhere;IFEXISTS=TRUE"
            : url.replaceAll("/db\\d+", "/nowhere");
    Throwable thrown = catchThrowable(() -> DriverManager.getConnection(other));
    assertThat(SqlErrorKind.of(thrown)).as("%s", thrown).isEqualTo(SqlErrorKind.NO_DATABASE);
  }

  @ParameterizedTest
  @EnumSource
  void aWrongUserIsReported(TestDatabase engine) throws SQLException {
    RestrictedUser restricted = RestrictedUser.of(engine);
    String url = ((HikariDataSource) restricted.guest()).getJdbcUrl();
    assertNotConnected(url, SqlErrorKind.LOGIN_REFUSED);
  }

  @Test
  void aFileThatIsLockedByAnotherProcessIsReported(@TempDir Path folder) throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("db");
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OpenElsewhere.class.getName(),
                url)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(other.getInputStream().read()).isEqualTo('+');
      assertNotConnected(url, SqlErrorKind.DATABASE_IN_USE);
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  /** Another process, which keeps a database open until it is ended or its input is closed. */
  static final class OpenElsewhere {
    public static void main(String[] args) throws Exception {
      try (Connection connection = DriverManager.getConnection(args[0])) {
        TestSql.run(connection, "CREATE TABLE t (a INTEGER)");
        System.out.write('+');
        System.out.flush();
        assertThat(System.in.read()).isNegative();
      }
    }
  }

  @Test
  void aReadOnlyFileIsReported(@TempDir Path folder) throws SQLException {
    String url = "jdbc:h2:file:" + folder.resolve("db");
    try (Connection connection = DriverManager.getConnection(url)) {
      TestSql.run(connection, "CREATE TABLE t (a INTEGER)");
    }
    try (Connection connection = DriverManager.getConnection(url + ";ACCESS_MODE_DATA=r")) {
      Throwable thrown = catchThrowable(() -> TestSql.run(connection, "INSERT INTO t VALUES (1)"));
      assertThat(SqlErrorKind.of(thrown)).isEqualTo(SqlErrorKind.READ_ONLY);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2")
  void aKilledServerIsALostConnection(TestDatabase engine) throws SQLException {
    try (DatabaseServer server =
        TestDatabases.started(
            engine == TestDatabase.POSTGRESQL ? PostgresServer::start : MariaDbServer::start)) {
      String url = server.newDatabase();
      try (Connection reading = DriverManager.getConnection(url);
          Connection committing = DriverManager.getConnection(url)) {
        committing.setAutoCommit(false);
        TestSql.run(committing, "CREATE TABLE t (a INTEGER)", "INSERT INTO t VALUES (1)");
        server.kill();
        assertLost(catchThrowable(() -> TestSql.run(reading, "SELECT 1")));
        assertLost(catchThrowable(() -> TestSql.run(reading, "SELECT 1")));
        assertLost(catchThrowable(committing::commit));
        assertThat(SqlErrorKind.of(catchThrowable(() -> DriverManager.getConnection(url))))
            .isEqualTo(SqlErrorKind.NO_CONNECTION);
      }
    }
  }

  @Test
  void aStoppedServerOfH2IsALostConnection() throws SQLException {
    Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    String url = "jdbc:h2:tcp://localhost:" + server.getPort() + "/mem:lost";
    Connection connection = DriverManager.getConnection(url);
    connection.setAutoCommit(false);
    TestSql.run(connection, "CREATE TABLE t (a INTEGER)", "INSERT INTO t VALUES (1)");
    server.stop();
    assertLost(catchThrowable(() -> TestSql.run(connection, "SELECT 1")));
    assertLost(catchThrowable(connection::commit));
  }

  @Test
  void anEmbeddedDatabaseThatWasShutDownIsALostConnection() throws SQLException {
    String url = "jdbc:h2:mem:shutdown";
    Connection connection = DriverManager.getConnection(url);
    connection.setAutoCommit(false);
    TestSql.run(connection, "CREATE TABLE t (a INTEGER)", "INSERT INTO t VALUES (1)");
    TestSql.run(DriverManager.getConnection(url), "SHUTDOWN IMMEDIATELY");
    assertLost(catchThrowable(() -> TestSql.run(connection, "SELECT 1")));
    assertLost(catchThrowable(connection::commit));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2")
  void aConnectionThatAnAdministratorEndedIsLost(TestDatabase engine) throws SQLException {
    var source = engine.fresh();
    try (Connection victim = source.getConnection()) {
      String id = engine == TestDatabase.POSTGRESQL ? "pg_backend_pid()" : "connection_id()";
      long number;
      try (var statement = victim.createStatement();
          var rows = statement.executeQuery("SELECT " + id)) {
        rows.next();
        number = rows.getLong(1);
      }
      TestSql.run(
          source,
          engine == TestDatabase.POSTGRESQL
              ? "SELECT pg_terminate_backend(" + number + ", 10000)"
              : "KILL " + number);
      assertLost(catchThrowable(() -> TestSql.run(victim, "SELECT 1")));
    }
  }

  @Test
  void anExhaustedPoolIsReported() throws SQLException {
    try (HikariDataSource pool = pool(TestDatabase.H2)) {
      try (Connection only = pool.getConnection()) {
        pool.setConnectionTimeout(250);
        Throwable thrown = catchThrowable(pool::getConnection);
        assertThat(SqlErrorKind.of(thrown)).isEqualTo(SqlErrorKind.POOL_EXHAUSTED);
        assertThat(only.isValid(1)).isTrue();
      }
    }
    SQLException ofDbcp = new SQLException("pool error", new NoSuchElementException("Timeout"));
    assertThat(SqlErrorKind.of(ofDbcp)).isEqualTo(SqlErrorKind.POOL_EXHAUSTED);
  }

  @Test
  void aPoolWithoutADatabaseReportsTheDatabase() {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl("jdbc:postgresql://localhost:1/x?password=" + SECRET);
      pool.setConnectionTimeout(250);
      pool.setInitializationFailTimeout(-1);
      Throwable thrown = catchThrowable(pool::getConnection);
      assertThat(SqlErrorKind.of(thrown)).isEqualTo(SqlErrorKind.NO_CONNECTION);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2")
  void aServerWithTooManyConnectionsIsReported(TestDatabase engine) throws SQLException {
    RestrictedUser restricted = RestrictedUser.of(engine);
    TestSql.run(
        restricted.owner(),
        engine == TestDatabase.POSTGRESQL
            ? "ALTER ROLE " + restricted.name() + " CONNECTION LIMIT 1"
            : "ALTER USER " + restricted.name() + " WITH MAX_USER_CONNECTIONS 1");
    String url = ((HikariDataSource) restricted.guest()).getJdbcUrl();
    String user = ((HikariDataSource) restricted.guest()).getUsername();
    try (Connection only = DriverManager.getConnection(url, user, RestrictedUser.PASSWORD)) {
      assertThat(only.isValid(1)).isTrue();
      Throwable thrown =
          catchThrowable(() -> DriverManager.getConnection(url, user, RestrictedUser.PASSWORD));
      assertThat(SqlErrorKind.of(thrown))
          .as("%s", thrown)
          .isEqualTo(SqlErrorKind.TOO_MANY_CONNECTIONS);
    }
  }

  @Test
  void mariaDbWithoutADatabaseIsReported() {
    String url = ((HikariDataSource) TestDatabase.MARIADB.fresh()).getJdbcUrl();
    try (HikariDataSource source = TestDatabases.pool(url.replaceAll("/db\\d+", "/"))) {
      JdbcOptions options = JdbcOptions.builder().build();
      assertThat(
              catchThrowable(
                  () ->
                      Schema.prepare(
                          source,
                          SqlDialects.MARIADB,
                          new TableNames(options.prefix(), options.schema()),
                          options.migrates())))
          .hasMessage(
              "the connections are in no schema; name one in their URL, or in JdbcOptions.schema");
    }
  }

  private static HikariDataSource pool(TestDatabase engine) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(((HikariDataSource) engine.fresh()).getJdbcUrl());
    pool.setMaximumPoolSize(1);
    return pool;
  }

  private static void assertNotConnected(String url, SqlErrorKind trouble) {
    Throwable thrown = catchThrowable(() -> DriverManager.getConnection(url, "nobody", SECRET));
    assertThat(thrown).isInstanceOf(SQLException.class);
    assertThat(SqlErrorKind.of(thrown)).as("%s", thrown).isEqualTo(trouble);
    assertThat(SqlErrorTranslator.isRetryable(thrown)).isFalse();
    assertThat(SqlErrorTranslator.translate("connecting", thrown))
        .hasMessageStartingWith("connecting failed: " + trouble.description())
        .hasMessageNotContaining("nobody")
        .hasMessageNotContaining("localhost");
  }

  private static void assertLost(Throwable thrown) {
    assertThat(thrown).isInstanceOf(SQLException.class);
    assertThat(SqlErrorKind.of(thrown)).as("%s", thrown).isEqualTo(SqlErrorKind.CONNECTION_LOST);
    assertThat(SqlErrorTranslator.isRetryable(thrown)).isFalse();
  }
}
