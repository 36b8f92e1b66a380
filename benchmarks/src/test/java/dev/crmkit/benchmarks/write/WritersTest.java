package dev.crmkit.benchmarks.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.benchmarks.databases.Engine;
import dev.crmkit.benchmarks.databases.OpenDatabase;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CrmKit and the peer write the same rows. */
class WritersTest {

  private static final List<String> WRITTEN =
      List.of("record", "field_value", "name_trigram", "event");

  private final CrmOptions options =
      CrmOptions.standard().withClock(InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")));

  @ParameterizedTest
  @EnumSource
  void crmKitAndThePeerWriteTheSameRows(Engine engine) throws Exception {
    Assumptions.assumeTrue(engine.canOpen());
    try (OpenDatabase database = engine.open();
        WriteFixture fixture = new WriteFixture(database, options)) {
      for (Writer writer : List.of(fixture.ours(), fixture.peer())) {
        writer.create(1);
        writer.create(2);
        writer.edit(1, 1);
        writer.edit(1, 2);
        writer.edit(2, 2);
        writer.createMany(3, 2_500);
      }
      for (String table : WRITTEN) {
        Set<List<Object>> rows = rows(database, "crm_" + table);
        assertThat(rows(database, "hand_" + table)).as(table).isEqualTo(rows).isNotEmpty();
      }
      assertThat(rows(database, "crm_event")).hasSize(2_505);
      assertThat(rows(database, "hand_feed")).isEqualTo(rows(database, "crm_feed"));
    }
  }

  private static Set<List<Object>> rows(OpenDatabase database, String table) throws SQLException {
    Set<List<Object>> rows = new HashSet<>();
    try (Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
      while (row.next()) {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          Object value = row.getObject(i);
          values.add(
              value instanceof byte[] bytes
                  ? ByteBuffer.wrap(bytes)
                  : String.valueOf(row.getString(i)));
        }
        rows.add(values);
      }
    }
    return rows;
  }
}
