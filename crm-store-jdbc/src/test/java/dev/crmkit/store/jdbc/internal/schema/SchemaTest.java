package dev.crmkit.store.jdbc.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Splitter;
import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.store.jdbc.JdbcOptions;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialects;
import dev.crmkit.store.jdbc.internal.sql.TableNames;
import dev.crmkit.store.jdbc.testing.RestrictedUser;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.jdbc.testing.TestSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables are created once, migrated, and refused if they belong to another application. */
class SchemaTest {

  private static final JdbcOptions OPTIONS = JdbcOptions.builder().build();
  private static final JdbcOptions ONLY_LOOKING = JdbcOptions.builder().migrates(false).build();
  private static final String VERSION = "SELECT version FROM crm_schema_version";
  private static final MigrationScript NOTES = new MigrationScript("schema/test", "V2__notes.sql");
  private static final MigrationScript WISHES =
      new MigrationScript("schema/test", "V2__wishes.sql");

  @ParameterizedTest
  @EnumSource
  void anEmptyDatabaseGetsTheTables(TestDatabase engine) throws SQLException {
    DataSource source = engine.fresh();
    prepare(source, OPTIONS);
    assertThat(TestSql.of(source, VERSION)).containsExactly("1");
    assertThat(history(source)).containsExactly("1 | V1__tables.sql");
  }

  @ParameterizedTest
  @EnumSource
  void currentTablesNeedOnlyTheRightToRead(TestDatabase engine) throws SQLException {
    RestrictedUser restricted = RestrictedUser.of(engine);
    prepare(restricted.owner(), OPTIONS);
    assertThatThrownBy(() -> prepare(restricted.guest(), OPTIONS))
        .isInstanceOf(StoreFailureException.class)
        .hasMessageContaining(
            "inspecting the store's tables failed: the user of the database lacks");
    restricted.grant("GRANT SELECT ON crm_schema_version");
    prepare(restricted.guest(), OPTIONS);
    assertThat(history(restricted.owner())).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void instancesCanStartAtTheSameTime(TestDatabase engine) throws Exception {
    DataSource source = engine.fresh();
    ExecutorService instances = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> starts = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        starts.add(instances.submit(() -> prepare(source, OPTIONS)));
      }
      for (Future<?> start : starts) {
        start.get(2, TimeUnit.MINUTES);
      }
    } finally {
      instances.shutdownNow();
    }
    assertThat(history(source)).containsExactly("1 | V1__tables.sql");
    assertThat(TestSql.of(source, VERSION)).containsExactly("1");
  }

  @ParameterizedTest
  @EnumSource
  void prefixesKeepStoresApart(TestDatabase engine) throws SQLException {
    DataSource source = engine.fresh();
    for (String prefix : List.of("sales_", "a", "abcdefghijklmnopqrstuvw_")) {
      prepare(source, JdbcOptions.builder().prefix(prefix).build());
      assertThat(TestSql.of(source, "SELECT version FROM " + prefix + "schema_version"))
          .containsExactly("1");
      assertThat(TestSql.of(source, "SELECT * FROM " + prefix + "deal_view")).isEmpty();
    }
    assertThat(history(source, "sales_")).containsExactly("1 | V1__tables.sql");
  }

  @ParameterizedTest
  @EnumSource
  void tablesAreCreatedInTheChosenSchema(TestDatabase engine) throws SQLException {
    DataSource source = engine.fresh();
    String schema = "chosen" + System.identityHashCode(source);
    TestSql.run(source, "CREATE SCHEMA " + schema);
    String before = place(source);
    JdbcOptions options = JdbcOptions.builder().schema(schema).build();
    prepare(source, options);
    prepare(source, options);
    assertThat(TestSql.of(source, "SELECT version FROM " + schema + ".crm_schema_version"))
        .containsExactly("1");
    assertThat(TestSql.of(source, "SELECT * FROM " + schema + ".crm_deal_view")).isEmpty();
    assertThat(history(source, schema + ".crm_")).containsExactly("1 | V1__tables.sql");
    assertThat(place(source)).isEqualTo(before);
    assertThatThrownBy(() -> TestSql.of(source, VERSION)).isInstanceOf(SQLException.class);
    prepare(source, OPTIONS);
    assertThat(TestSql.of(source, VERSION)).containsExactly("1");
  }

  @ParameterizedTest
  @EnumSource
  void aMissingSchemaIsReported(TestDatabase engine) {
    DataSource source = engine.fresh();
    JdbcOptions options = JdbcOptions.builder().schema("nowhere").build();
    assertThatThrownBy(() -> prepare(source, options))
        .isInstanceOf(StoreFailureException.class)
        .hasMessageContaining("there is no schema 'nowhere' (JdbcOptions.schema)");
  }

  @ParameterizedTest
  @EnumSource
  void otherTablesOfTheHostDoNotMatter(TestDatabase engine) throws SQLException {
    DataSource source = engine.fresh();
    TestSql.run(source, "CREATE TABLE invoices (n INTEGER)", "INSERT INTO invoices VALUES (5)");
    prepare(source, OPTIONS);
    assertThat(TestSql.of(source, VERSION)).containsExactly("1");
    assertThat(TestSql.of(source, "SELECT n FROM invoices")).containsExactly("5");
  }

  @ParameterizedTest
  @EnumSource
  void aHostsTableWithANameOfTheStoresIsRefused(TestDatabase engine) throws SQLException {
    DataSource source = engine.fresh();
    TestSql.run(source, "CREATE TABLE crm_file (n INTEGER)", "CREATE TABLE crm_other (n INTEGER)");
    assertThatThrownBy(() -> prepare(source, OPTIONS))
        .isInstanceOf(StoreFailureException.class)
        .hasMessageContaining("not made by it: crm_file; choose another prefix or schema");
    assertThatThrownBy(() -> history(source)).isInstanceOf(SQLException.class);
    prepare(source, JdbcOptions.builder().prefix("crmkit_").build());
  }

  @ParameterizedTest
  @EnumSource
  void newerTablesAreRefused(TestDatabase engine) throws SQLException {
    DataSource source = engine.fresh();
    prepare(source, OPTIONS);
    TestSql.run(source, "UPDATE crm_schema_version SET version = 7");
    for (JdbcOptions options : List.of(OPTIONS, ONLY_LOOKING)) {
      assertThatThrownBy(() -> prepare(source, options))
          .isInstanceOf(StoreFailureException.class)
          .hasMessage(
              "the store's tables are of version 7 (prefix crm_), made by a newer CrmKit; this one"
                  + " knows versions up to 1: use a CrmKit as new as the tables");
    }
    assertThat(TestSql.of(source, VERSION)).containsExactly("7");
  }

  @ParameterizedTest
  @EnumSource
  void olderTablesAreMigrated(TestDatabase engine) throws SQLException {
    DataSource source = engine.fresh();
    prepare(source, OPTIONS);
    TestSql.run(source, "INSERT INTO crm_org_revision VALUES ('acme', 1, 2)");
    later(source, OPTIONS, NOTES).prepare(source);
    assertThat(TestSql.of(source, VERSION)).containsExactly("2");
    assertThat(TestSql.of(source, "SELECT * FROM crm_note")).isEmpty();
    assertThat(TestSql.of(source, "SELECT * FROM crm_org_revision"))
        .containsExactly("acme | 1 | 2");
    assertThat(history(source)).containsExactly("1 | V1__tables.sql", "2 | V2__notes.sql");
    assertThatThrownBy(() -> prepare(source, OPTIONS)).hasMessageContaining("newer CrmKit");
  }

  @ParameterizedTest
  @EnumSource
  void withoutMigrationTheStoreNamesTheScriptsToApply(TestDatabase engine) throws SQLException {
    DataSource source = engine.fresh();
    String folder = "dev/crmkit/store/jdbc/" + database(source).scriptFolder();
    assertThatThrownBy(() -> prepare(source, ONLY_LOOKING))
        .isInstanceOf(StoreFailureException.class)
        .hasMessage(
            "the store's tables are missing (prefix crm_); let the store create them, or apply "
                + folder
                + "/V1__tables.sql of the jar crm-store-jdbc by hand, with ${prefix} replaced by"
                + " crm_");
    applyByHand(source);
    prepare(source, ONLY_LOOKING);
    assertThatThrownBy(() -> later(source, ONLY_LOOKING, NOTES).prepare(source))
        .isInstanceOf(StoreFailureException.class)
        .hasMessageContaining("of version 1 (prefix crm_), this CrmKit needs 2;")
        .hasMessageContaining("V2__notes.sql")
        .hasMessageNotContaining("V1__tables.sql");
    assertThatThrownBy(() -> history(source)).isInstanceOf(SQLException.class);
  }

  @ParameterizedTest
  @EnumSource
  void tablesCreatedByHandAreAcceptedAndMigrated(TestDatabase engine) throws SQLException {
    DataSource source = engine.fresh();
    applyByHand(source);
    prepare(source, OPTIONS);
    later(source, OPTIONS, NOTES).prepare(source);
    assertThat(TestSql.of(source, VERSION)).containsExactly("2");
    assertThat(history(source)).last().isEqualTo("2 | V2__notes.sql");
  }

  @ParameterizedTest
  @EnumSource
  void aScriptThatFailedIsAppliedAgain(TestDatabase engine) throws SQLException {
    DataSource source = engine.fresh();
    prepare(source, OPTIONS);
    Schema later = later(source, OPTIONS, WISHES);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> later.prepare(source))
          .isInstanceOf(StoreFailureException.class)
          .hasMessageContaining("creating the store's tables failed: a table or a column");
      assertThat(TestSql.of(source, VERSION)).containsExactly("1");
    }
    TestSql.run(source, "CREATE TABLE host_wish (n INTEGER)", "INSERT INTO host_wish VALUES (3)");
    later.prepare(source);
    assertThat(TestSql.of(source, VERSION)).containsExactly("2");
    assertThat(TestSql.of(source, "SELECT n FROM crm_wish")).containsExactly("3");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL")
  void anInterruptedMigrationContinues(TestDatabase engine) throws SQLException {
    DataSource source = engine.fresh();
    prepare(source, OPTIONS);
    TestSql.run(
        source,
        "DROP TABLE crm_schema_version",
        "DROP VIEW crm_deal_view",
        "DROP TABLE crm_activation",
        "DELETE FROM crm_schema_history");
    prepare(source, OPTIONS);
    assertThat(TestSql.of(source, VERSION)).containsExactly("1");
    assertThat(TestSql.of(source, "SELECT * FROM crm_activation")).isEmpty();
    assertThat(TestSql.of(source, "SELECT * FROM crm_deal_view")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aMissingRightIsNamedAndIsSufficient(TestDatabase engine) throws SQLException {
    RestrictedUser restricted = RestrictedUser.of(engine);
    String everything = place(restricted.owner()) + ".*";
    if (engine == TestDatabase.MARIADB) {
      restricted.grant("GRANT SELECT, INSERT, UPDATE, DELETE ON " + everything);
    }
    assertThatThrownBy(() -> prepare(restricted.guest(), OPTIONS))
        .isInstanceOf(StoreFailureException.class)
        .hasMessageContaining("creating the store's tables failed: the user of the database lacks")
        .hasMessageContaining("grant it " + rights(engine) + ", or apply dev/crmkit/store/jdbc/")
        .hasMessageNotContaining("guest");
    restricted.grant(
        switch (engine) {
          case H2 -> "GRANT ALTER ANY SCHEMA";
          case POSTGRESQL -> "GRANT CREATE, USAGE ON SCHEMA public";
          case MARIADB -> "GRANT CREATE, ALTER, DROP, INDEX, CREATE VIEW ON " + everything;
        });
    prepare(restricted.guest(), OPTIONS);
    assertThat(TestSql.of(restricted.owner(), VERSION)).containsExactly("1");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MARIADB")
  void aPoolOfOneConnectionIsReported(TestDatabase engine) {
    try (HikariDataSource source = configured(engine)) {
      source.setMaximumPoolSize(1);
      source.setConnectionTimeout(1_000);
      assertThatThrownBy(() -> prepare(source, OPTIONS))
          .isInstanceOf(StoreFailureException.class)
          .hasMessageContaining("the pool provided no connection in time");
    }
  }

  /** Returns connections to a new database, none of which is open yet. */
  private static HikariDataSource configured(TestDatabase engine) {
    HikariDataSource source = new HikariDataSource();
    source.setJdbcUrl(((HikariDataSource) engine.fresh()).getJdbcUrl());
    return source;
  }

  private static String rights(TestDatabase engine) {
    return switch (engine) {
      case H2 -> "ALTER ANY SCHEMA";
      case POSTGRESQL -> "CREATE and USAGE of the schema";
      case MARIADB -> "CREATE, ALTER, DROP, INDEX and CREATE VIEW in the database";
    };
  }

  private static void prepare(DataSource source, JdbcOptions options) {
    Schema.prepare(source, database(source), names(options), options.migrates());
  }

  private static TableNames names(JdbcOptions options) {
    return new TableNames(options.prefix(), options.schema());
  }

  /** Returns the schema of a later version. */
  private static Schema later(DataSource source, JdbcOptions options, MigrationScript next) {
    SqlDialect database = database(source);
    List<MigrationScript> scripts = new ArrayList<>(MigrationScript.all(database));
    scripts.add(next);
    return new Schema(database, names(options), options.migrates(), scripts);
  }

  private static SqlDialect database(DataSource source) {
    try (Connection connection = source.getConnection()) {
      return SqlDialects.of(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Applies the scripts as a person would: with the prefix replaced, statement by statement. */
  private static void applyByHand(DataSource source) throws SQLException {
    for (MigrationScript script : MigrationScript.all(database(source))) {
      String text = script.text().replace("${prefix}", "crm_");
      String bare = Pattern.compile("--.*$", Pattern.MULTILINE).matcher(text).replaceAll("");
      for (String statement : Splitter.on(';').split(bare)) {
        if (!statement.isBlank()) {
          TestSql.run(source, statement);
        }
      }
    }
  }

  private static List<String> history(DataSource source) throws SQLException {
    return history(source, "crm_");
  }

  private static List<String> history(DataSource source, String start) throws SQLException {
    boolean isQuoted = database(source) != SqlDialects.MARIADB;
    String columns = isQuoted ? "\"version\", \"script\"" : "version, script";
    String order = isQuoted ? "\"installed_rank\"" : "installed_rank";
    String type = isQuoted ? "\"type\"" : "type";
    return TestSql.of(
        source,
        "SELECT "
            + columns
            + " FROM "
            + start
            + "schema_history WHERE "
            + type
            + " = 'SQL' ORDER BY "
            + order);
  }

  private static String place(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return connection.getSchema() == null ? connection.getCatalog() : connection.getSchema();
    }
  }
}
