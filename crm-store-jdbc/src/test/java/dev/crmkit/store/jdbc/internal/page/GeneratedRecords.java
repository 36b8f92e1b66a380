package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.store.jdbc.internal.sql.OrderPreservingKeys;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import dev.crmkit.store.testkit.sample.Samples;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Generates many records in PostgreSQL: clients, activities and deals 1 to {@code size}.
 *
 * <p>Portfolios 1 to 1,000 share the records; portfolio 2,000 has a tenth of all. Label 1 is on
 * every third record, label 2 on every thousandth, label 3 on the oldest tenth; likewise the stages
 * of pipeline 1. Field 1 of clients is one of thousands of texts, field 2 a number, field 3 a text
 * of the first clients only. A fifth of the deals have the same name. A third of the activities
 * have no due time, and a third of the deals no amount.
 */
final class GeneratedRecords {

  static final long WHALE = 2_000;

  private GeneratedRecords() {}

  /**
   * Generates the records.
   *
   * @param isAnalyzed whether the database has statistics of the tables
   */
  static void make(Connection connection, WorkspaceId workspace, int size, boolean isAnalyzed)
      throws SQLException {
    if (!isAnalyzed) {
      leaveAlone(connection);
    }
    for (RecordKind kind : RecordKind.values()) {
      records(connection, workspace, kind, size);
      sides(connection, workspace, kind, size);
    }
    fields(connection, workspace, size);
    if (isAnalyzed) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("VACUUM ANALYZE");
      }
    }
  }

  /** Prevents the database from analyzing the tables. */
  private static void leaveAlone(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table :
          List.of("record", "name_trigram", "field_value", "record_label", "record_stage")) {
        statement.execute("ALTER TABLE crm_" + table + " SET (autovacuum_enabled = false)");
      }
    }
  }

  private static void records(
      Connection connection, WorkspaceId workspace, RecordKind kind, int size) throws SQLException {
    CrmRecord sample =
        switch (kind) {
          case CLIENT -> Samples.client(987_654_321).build();
          case ACTIVITY -> Samples.activity(987_654_321).build();
          case DEAL -> Samples.deal(987_654_321).build();
        };
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO crm_record (workspace_id, kind, id, version, portfolio, title, name_prefix,
              created, updated, client, activity_kind, due, done, amount_key, currency, doc)
            SELECT ?, k.kind, i, 1, CASE WHEN i % 10 = 3 THEN 2000 ELSE 1 + i * 7919 % 1000 END,
              n.name, convert_to(n.name, 'UTF8'),
              1700000000000000 + i * 1000000, 1700000000000000 + i * 7919 % ? * 1000000,
              CASE WHEN k.kind > 0 THEN 1 + i * 31 % ? END,
              CASE WHEN k.kind = 1 THEN i / 10 % 5 END,
              CASE WHEN k.kind = 1 AND i % 3 > 0 THEN 1700000000000000 + i * 104729 % ? * 1000000 END,
              CASE WHEN k.kind = 1 AND i / 10 % 4 > 0 THEN 1700000000000000 + i * 1000000 END,
              CASE WHEN k.kind = 2 AND i % 3 > 0 THEN (?::bytea[])[1 + i * 6007 % 1000] END,
              CASE WHEN k.kind = 2 AND i % 3 > 0 THEN
                CASE WHEN i % 1000 = 7 THEN 'USD' ELSE 'EUR' END END,
              replace(?, '987654321', i::text)
            FROM generate_series(1, ?::bigint) i,
              LATERAL (SELECT ? AS kind) k,
              LATERAL (SELECT CASE WHEN k.kind = 2 AND i % 5 = 0 THEN 'новая сделка'
                ELSE 'имя ' || i * 104729 % 1000003 END AS name) n
            """)) {
      byte[][] amounts = new byte[1_000][];
      for (int i = 0; i < amounts.length; i++) {
        amounts[i] = OrderPreservingKeys.number(BigDecimal.valueOf(i * 997L % 1_000, 1));
      }
      insert.setString(1, workspace.value());
      insert.setInt(2, size);
      insert.setInt(3, size);
      insert.setInt(4, size);
      insert.setArray(5, connection.createArrayOf("bytea", amounts));
      insert.setString(6, CrmJson.write(sample));
      insert.setInt(7, size);
      insert.setInt(8, TypeCodes.code(kind));
      insert.execute();
    }
  }

  private static void sides(Connection connection, WorkspaceId workspace, RecordKind kind, int size)
      throws SQLException {
    run(
        connection,
        """
        INSERT INTO crm_name_trigram (workspace_id, kind, trigram, id)
        SELECT DISTINCT workspace_id, kind,
          (ascii(substr(title, i, 1))::bigint << 42)
            | (ascii(substr(title, i + 1, 1))::bigint << 21)
            | ascii(substr(title, i + 2, 1)), id
        FROM crm_record, LATERAL generate_series(1, length(title)) i
        WHERE workspace_id = ? AND kind = ?
        """,
        workspace.value(),
        TypeCodes.code(kind));
    if (kind == RecordKind.ACTIVITY) {
      return;
    }
    run(
        connection,
        """
        INSERT INTO crm_record_label (workspace_id, kind, id, label)
        SELECT ?, ?, i, l FROM generate_series(1, ?::bigint) i, generate_series(1, 3) l
        WHERE l = 1 AND i % 3 = 0 OR l = 2 AND i % 1000 = 7 OR l = 3 AND i <= ? / 10
        """,
        workspace.value(),
        TypeCodes.code(kind),
        size,
        size);
    run(
        connection,
        """
        INSERT INTO crm_record_stage (workspace_id, kind, id, pipeline, stage, entered)
        SELECT ?, ?, i, 1, CASE WHEN i % 1000 = 7 THEN 2 WHEN i <= ? / 10 THEN 3 ELSE 1 END,
          1700000000000000 + i * 1000000
        FROM generate_series(1, ?::bigint) i
        """,
        workspace.value(),
        TypeCodes.code(kind),
        size,
        size);
  }

  private static void fields(Connection connection, WorkspaceId workspace, int size)
      throws SQLException {
    run(
        connection,
        """
        INSERT INTO crm_field_value (workspace_id, client, field, key_prefix)
        SELECT ?, i, 1, '\\xf8'::bytea || convert_to('город ' || i % 5000, 'UTF8')
        FROM generate_series(1, ?::bigint) i
        """,
        workspace.value(),
        size);
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO crm_field_value (workspace_id, client, field, key_prefix)
            SELECT ?, i, 2, (?::bytea[])[1 + i * 6007 % 1000] FROM generate_series(1, ?::bigint) i
            """)) {
      byte[][] numbers = new byte[1_000][];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = OrderPreservingKeys.field(FieldValue.number(BigDecimal.valueOf(i)));
      }
      insert.setString(1, workspace.value());
      insert.setArray(2, connection.createArrayOf("bytea", numbers));
      insert.setInt(3, size);
      insert.execute();
    }
    run(
        connection,
        """
        INSERT INTO crm_field_value (workspace_id, client, field, key_prefix)
        SELECT ?, i, 3, '\\xf8'::bytea || convert_to('да', 'UTF8')
        FROM generate_series(1, ?::bigint / 20) i
        """,
        workspace.value(),
        size);
  }

  private static void run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }
}
