package dev.crmkit.benchmarks.databases;

import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.User;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Inserts many clients by SQL, which is faster than through the API. The rows are those that the
 * store would write, except the trigrams of the names.
 */
public final class ClientRows {

  /**
   * A workspace in which the store itself writes each field value once, to read the columns back.
   */
  private static final WorkspaceId SAMPLES = WorkspaceId.of("samples");

  private static final int BATCH = 1_000;
  private static final int COMMIT = 50_000;

  private static final String RECORD =
      "INSERT INTO crm_record (workspace_id, kind, id, version, portfolio, title, name_prefix,"
          + " created, updated, doc) VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String VALUE =
      "INSERT INTO crm_field_value (workspace_id, client, field, key_prefix, value_key,"
          + " original_text) VALUES (?, ?, ?, ?, ?, ?)";

  private static final String SAMPLE =
      "SELECT key_prefix, value_key, original_text FROM crm_field_value"
          + " WHERE workspace_id = ? AND client = ?";

  private final OpenDatabase database;
  private final CrmStore store;
  private final WorkspaceId workspace;
  private final User owner;
  private final Map<Map.Entry<FieldId, FieldValue>, byte[][]> storedColumns = new HashMap<>();

  /** Creates an inserter for a workspace. */
  public ClientRows(OpenDatabase database, CrmStore store, WorkspaceId workspace) {
    OrganisationFixture company = OrganisationFixture.of(1);
    this.database = database;
    this.store = store;
    this.workspace = workspace;
    this.owner = company.director();
    store.create(SAMPLES, "a secret", company.founding(), List.of());
  }

  /**
   * Inserts new clients.
   *
   * @param clients clients without labels and stages, with names shorter than 256 bytes
   */
  public void add(Iterable<Client> clients) throws SQLException {
    try (Connection connection = database.source().getConnection();
        PreparedStatement record = connection.prepareStatement(RECORD);
        PreparedStatement value = connection.prepareStatement(VALUE)) {
      connection.setAutoCommit(false);
      int count = 0;
      for (Iterator<Client> all = clients.iterator(); all.hasNext(); ) {
        add(all.next(), record, value);
        count++;
        if (count % BATCH == 0 || !all.hasNext()) {
          record.executeBatch();
          value.executeBatch();
        }
        if (count % COMMIT == 0 || !all.hasNext()) {
          connection.commit();
        }
      }
    }
  }

  private void add(Client client, PreparedStatement record, PreparedStatement value)
      throws SQLException {
    record.setString(1, workspace.value());
    record.setLong(2, client.id().value());
    record.setLong(3, client.version());
    record.setLong(4, client.portfolio().value());
    record.setString(5, client.title());
    record.setBytes(6, client.titleKey().getBytes(StandardCharsets.UTF_8));
    record.setLong(7, micros(client.createdAt()));
    record.setLong(8, micros(client.updatedAt()));
    record.setString(9, CrmJson.write(client));
    record.addBatch();
    for (Map.Entry<FieldId, FieldValue> each : client.fields().entrySet()) {
      value.setString(1, workspace.value());
      value.setLong(2, client.id().value());
      value.setLong(3, each.getKey().value());
      byte[][] sample = storedColumns(each);
      for (int i = 0; i < sample.length; i++) {
        value.setBytes(4 + i, sample[i]);
      }
      value.addBatch();
    }
  }

  /** Returns the columns that the store writes for a field value. */
  private byte[][] storedColumns(Map.Entry<FieldId, FieldValue> value) throws SQLException {
    Map.Entry<FieldId, FieldValue> key = Map.entry(value.getKey(), value.getValue());
    byte[][] cached = storedColumns.get(key);
    if (cached != null) {
      return cached;
    }
    Client sample =
        OrganisationFixture.client(storedColumns.size() + 1, owner).toBuilder()
            .putFields(value.getKey(), value.getValue())
            .build();
    store.useWrite(SAMPLES, tx -> tx.insert(sample));
    try (Connection connection = database.source().getConnection();
        PreparedStatement select = connection.prepareStatement(SAMPLE)) {
      select.setString(1, SAMPLES.value());
      select.setLong(2, sample.id().value());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        byte[][] columns = {row.getBytes(1), row.getBytes(2), row.getBytes(3)};
        storedColumns.put(key, columns);
        return columns;
      }
    }
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
