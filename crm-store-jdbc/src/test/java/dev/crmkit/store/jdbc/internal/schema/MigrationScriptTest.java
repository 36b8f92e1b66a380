package dev.crmkit.store.jdbc.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialects;
import dev.crmkit.store.jdbc.internal.sql.TableNames;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.jdbc.testing.TestSql;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The scripts create what the store reads and writes, and views for people. */
class MigrationScriptTest {

  private static final TableNames NAMES = TableNames.withPrefix("crm_");

  @ParameterizedTest
  @EnumSource
  void scriptsCreateExactlyTheColumnsOfTheStore(TestDatabase engine) throws Exception {
    DataSource source = prepared(engine);
    Tables tables = new Tables(NAMES);
    Set<String> wanted = new TreeSet<>();
    for (Field field : Tables.class.getDeclaredFields()) {
      if (field.get(tables) instanceof Tables.Named named) {
        for (Field column : named.getClass().getFields()) {
          if (column.get(named) instanceof org.jooq.Field<?> made) {
            wanted.add(named.table.getName() + "." + made.getName());
          }
        }
      }
    }
    wanted.add("crm_schema_version.version");
    assertThat(columns(source)).isEqualTo(wanted);
  }

  @Test
  void everyDatabaseGetsTheSameTables() {
    Set<String> made = MigrationScript.all(SqlDialects.H2).get(0).tables();
    assertThat(made).hasSize(27).contains("record", "deal_view", "schema_version");
    for (SqlDialect database : SqlDialects.ALL) {
      assertThat(MigrationScript.all(database).get(0).tables()).isEqualTo(made);
    }
  }

  @Test
  void thereIsNoForeignKeyTriggerOrSequence() {
    for (SqlDialect database : SqlDialects.ALL) {
      for (MigrationScript script : MigrationScript.all(database)) {
        assertThat(script.text().toUpperCase(Locale.ROOT))
            .as("%s for %s", script, database)
            .contains("CREATE TABLE")
            .doesNotContainPattern(
                "\\b(REFERENCES|FOREIGN|TRIGGER|SEQUENCE|IDENTITY|AUTO_INCREMENT|(BIG)?SERIAL)\\b");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyIndexBeginsWithTheWorkspace(TestDatabase engine) throws SQLException {
    DataSource source = prepared(engine);
    Set<String> first = new TreeSet<>();
    try (Connection connection = source.getConnection()) {
      boolean isCatalog = engine == TestDatabase.MARIADB;
      for (String table : MigrationScript.all(SqlDialects.of(connection)).get(0).tables()) {
        String name = "crm_" + table;
        try (ResultSet rows =
            connection
                .getMetaData()
                .getIndexInfo(
                    isCatalog ? connection.getCatalog() : null,
                    isCatalog ? null : connection.getSchema(),
                    engine == TestDatabase.H2 ? name.toUpperCase(Locale.ROOT) : name,
                    false,
                    true)) {
          while (rows.next()) {
            if (rows.getInt("ORDINAL_POSITION") == 1) {
              first.add(rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
          }
        }
      }
    }
    assertThat(first).containsExactly("version", "workspace_id");
  }

  @ParameterizedTest
  @EnumSource
  void viewsShowRecordsWithTheirOwners(TestDatabase engine) throws SQLException {
    DataSource source = prepared(engine);
    String entry = "INSERT INTO crm_org_entry (workspace_id, kind, id, revision, removed";
    String bytes = engine == TestDatabase.POSTGRESQL ? "'a'" : "X'61'";
    String row =
        "INSERT INTO crm_record (workspace_id, kind, id, version, portfolio, title, name_prefix,"
            + " created, updated, client, activity_kind, due, done, doc) VALUES ('acme', ";
    TestSql.run(
        source,
        entry + ", parent) VALUES ('acme', 'portfolio', 7, 1, FALSE, 3)",
        entry + ", name) VALUES ('acme', 'user', 3, 1, FALSE, 'Вера 😀')",
        row
            + "0, 1, 4, 7, 'Ромашка', "
            + bytes
            + ", 1, 1700000000123456, NULL, NULL, NULL, NULL, '{}')",
        row + "1, 2, 5, 7, 'Call', " + bytes + ", 0, -1, 1, 1, 253402300799999999, 1, '{}')",
        row
            + "1, 4, 5, 7, 'Some day', "
            + bytes
            + ", 0, 0, 1, 4, "
            + Long.MIN_VALUE
            + ", NULL, '{}')",
        row + "2, 3, 6, 8, 'Deal', " + bytes + ", 0, 0, 1, NULL, NULL, NULL, '{}')");
    assertThat(TestSql.of(source, "SELECT * FROM crm_client_view"))
        .singleElement()
        .asString()
        .startsWith(
            "acme | 1 | Ромашка | 3 | Вера 😀 | 7 | null | null | 4 | 1970-01-01 00:00:00.000001")
        .contains("2023-11-14 22:13:20.123456");
    assertThat(TestSql.of(source, "SELECT * FROM crm_activity_view WHERE id = 2"))
        .singleElement()
        .asString()
        .startsWith(
            "acme | 2 | Call | 3 | Вера 😀 | 7 | 1 | Ромашка | call | 9999-12-31 23:59:59.999999")
        .contains("1969-12-31 23:59:59.999999");
    assertThat(TestSql.of(source, "SELECT subject FROM crm_activity_view")).hasSize(2);
    assertThat(TestSql.of(source, "SELECT * FROM crm_deal_view"))
        .singleElement()
        .asString()
        .startsWith(
            "acme | 3 | Deal | null | null | 8 | 1 | Ромашка | null | null | null | null | null |"
                + " null | 6 | 1970-01-01 00:00:00");
  }

  private static DataSource prepared(TestDatabase engine) throws SQLException {
    DataSource source = engine.fresh();
    try (Connection connection = source.getConnection()) {
      Schema.prepare(source, SqlDialects.of(connection), NAMES, true);
    }
    return source;
  }

  private static Set<String> columns(DataSource source) throws SQLException {
    Set<String> columns = new TreeSet<>();
    try (Connection connection = source.getConnection()) {
      Set<String> tables = MigrationScript.all(SqlDialects.of(connection)).get(0).tables();
      boolean isCatalog = SqlDialects.of(connection) == SqlDialects.MARIADB;
      try (ResultSet rows =
          connection
              .getMetaData()
              .getColumns(
                  isCatalog ? connection.getCatalog() : null,
                  isCatalog ? null : connection.getSchema(),
                  "%",
                  "%")) {
        while (rows.next()) {
          String table = rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
          if (tables.contains(table.substring("crm_".length())) && !table.endsWith("_view")) {
            columns.add(table + "." + rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
          }
        }
      }
    }
    return columns;
  }
}
