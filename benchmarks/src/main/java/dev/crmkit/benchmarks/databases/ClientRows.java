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
 * Puts many clients into the tables of the store, faster than the store would: it writes the rows
 * that the store would, without those that names are searched by, and in few transactions.
 */
public final class ClientRows {

  /** A workspace in which the store itself writes each value once, to see what becomes of it. */
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
  private final User anybody;
  private final Map<Map.Entry<FieldId, FieldValue>, byte[][]> storedColumns = new HashMap<>();

  /**
   * Rows of a workspace.
   *
   * @param database where the tables are
   * @param store in that database
   * @param workspace to which the clients are added
   */
  public ClientRows(OpenDatabase database, CrmStore store, WorkspaceId workspace) {
    OrganisationFixture company = OrganisationFixture.of(1);
    this.database = database;
    this.store = store;
    this.workspace = workspace;
    this.anybody = company.director();
    store.create(SAMPLES, "a secret", company.founding(), List.of());
  }

  /**
   * Adds clients, which are not there yet.
   *
   * @param clients without labels and stages, with names of less than 256 bytes
   * @throws SQLException when they cannot be added
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

  /** What the store makes of a value. */
  private byte[][] storedColumns(Map.Entry<FieldId, FieldValue> value) throws SQLException {
    Map.Entry<FieldId, FieldValue> key = Map.entry(value.getKey(), value.getValue());
    byte[][] known = storedColumns.get(key);
    if (known != null) {
      return known;
    }
    Client sample =
        OrganisationFixture.client(storedColumns.size() + 1, anybody).toBuilder()
            .putFields(value.getKey(), value.getValue())
            .build();
    store.useWrite(SAMPLES, tx -> tx.insert(sample));
    try (Connection connection = database.source().getConnection();
        PreparedStatement select = connection.prepareStatement(SAMPLE)) {
      select.setString(1, SAMPLES.value());
      select.setLong(2, sample.id().value());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        byte[][] made = {row.getBytes(1), row.getBytes(2), row.getBytes(3)};
        storedColumns.put(key, made);
        return made;
      }
    }
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
