package dev.crmkit.benchmarks.write;

import static java.util.Objects.requireNonNull;

import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.user.User;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The peer: the same rows by hand-written JDBC, each client in one transaction. It knows the
 * manager, asks for no right and no lock, and checks no value.
 */
final class SqlPeerWriter implements Writer {

  private static final int CLIENT = 0;

  private final DataSource dataSource;
  private final SqlPeerStatements sql;
  private final InstantSource clock;
  private final User manager = FormFixture.COMPANY.team(0).get(1);

  SqlPeerWriter(DataSource dataSource, SqlPeerStatements sql, InstantSource clock) {
    this.dataSource = dataSource;
    this.sql = sql;
    this.clock = clock;
  }

  /** What is done in a transaction. */
  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  @Override
  public void create(long number) throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Map<FieldId, FieldValue> values = FormFixture.values(number);
    Client client =
        Client.builder()
            .id(FormFixture.id(number))
            .name(FormFixture.name(number))
            .fields(values)
            .portfolio(manager.portfolio())
            .version(1)
            .createdBy(manager.ref())
            .createdAt(now)
            .updatedAt(now)
            .build();
    Event.Builder event =
        event(client, EventType.CREATE, now)
            .addChanges(new Change("name", null, client.name()))
            .addChanges(new Change("owner", null, manager.id().key()));
    values.forEach((id, value) -> event.addChanges(new Change(id.path(), null, value.asText())));
    inTransaction(
        connection -> {
          insert(connection, client);
          put(connection, sql.insertField(), client.id(), values);
          insertTrigrams(connection, client);
          append(connection, client.id(), event);
        });
  }

  @Override
  public void edit(long number, int round) throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Map<FieldId, FieldValue> values = FormFixture.edited(number, round);
    inTransaction(
        connection -> {
          Client before = lock(connection, FormFixture.id(number));
          Map<FieldId, FieldValue> all = new LinkedHashMap<>(before.fields());
          all.putAll(values);
          Client after =
              before.toBuilder().fields(all).version(before.version() + 1).updatedAt(now).build();
          Event.Builder event = event(after, EventType.EDIT, now);
          Map<FieldId, FieldValue> changed = new LinkedHashMap<>(values);
          changed.entrySet().removeAll(before.fields().entrySet());
          changed.forEach(
              (id, value) ->
                  event.addChanges(
                      new Change(
                          id.path(),
                          requireNonNull(before.fields().get(id)).asText(),
                          value.asText())));
          update(connection, after);
          put(connection, sql.updateField(), after.id(), changed);
          append(connection, after.id(), event);
        });
  }

  private Event.Builder event(Client client, EventType did, Instant now) {
    return Event.builder()
        .revision(1)
        .occurredAt(now)
        .actor(manager.ref())
        .subject(client.id())
        .type(did)
        .portfolio(client.portfolio())
        .version(client.version());
  }

  private void inTransaction(Work work) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        work.on(connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private Client lock(Connection connection, ClientId id) throws SQLException {
    try (PreparedStatement at = connection.prepareStatement(sql.lockRecord())) {
      at.setString(1, FormFixture.ACME.value());
      at.setInt(2, CLIENT);
      at.setLong(3, id.value());
      try (ResultSet row = at.executeQuery()) {
        row.next();
        return CrmJson.read(row.getString(1), Client.class);
      }
    }
  }

  private void insert(Connection connection, Client client) throws SQLException {
    try (PreparedStatement at = connection.prepareStatement(sql.insertRecord())) {
      at.setString(1, FormFixture.ACME.value());
      at.setInt(2, CLIENT);
      at.setLong(3, client.id().value());
      at.setLong(4, client.version());
      at.setLong(5, client.portfolio().value());
      at.setString(6, client.name());
      at.setBytes(7, SqlPeerKeys.name(client.name()));
      at.setLong(8, SqlPeerKeys.micros(client.createdAt()));
      at.setLong(9, SqlPeerKeys.micros(client.updatedAt()));
      at.setString(10, CrmJson.write(client));
      at.executeUpdate();
    }
  }

  private void update(Connection connection, Client client) throws SQLException {
    try (PreparedStatement at = connection.prepareStatement(sql.updateRecord())) {
      at.setLong(1, client.version());
      at.setLong(2, SqlPeerKeys.micros(client.updatedAt()));
      at.setString(3, CrmJson.write(client));
      at.setString(4, FormFixture.ACME.value());
      at.setInt(5, CLIENT);
      at.setLong(6, client.id().value());
      at.executeUpdate();
    }
  }

  private static void put(
      Connection connection, String statement, ClientId client, Map<FieldId, FieldValue> values)
      throws SQLException {
    try (PreparedStatement at = connection.prepareStatement(statement)) {
      for (Map.Entry<FieldId, FieldValue> entry : values.entrySet()) {
        at.setBytes(1, SqlPeerKeys.field(entry.getValue()));
        at.setBytes(2, SqlPeerKeys.originalText(entry.getValue()));
        at.setString(3, FormFixture.ACME.value());
        at.setLong(4, client.value());
        at.setLong(5, entry.getKey().value());
        at.addBatch();
      }
      at.executeBatch();
    }
  }

  private void insertTrigrams(Connection connection, Client client) throws SQLException {
    try (PreparedStatement at = connection.prepareStatement(sql.insertTrigram())) {
      for (long window : SqlPeerKeys.trigrams(client.name())) {
        at.setString(1, FormFixture.ACME.value());
        at.setInt(2, CLIENT);
        at.setLong(3, window);
        at.setLong(4, client.id().value());
        at.addBatch();
      }
      at.executeBatch();
    }
  }

  private void append(Connection connection, ClientId client, Event.Builder appended)
      throws SQLException {
    long position;
    try (PreparedStatement at = connection.prepareStatement(sql.nextPosition())) {
      at.setString(1, FormFixture.ACME.value());
      try (ResultSet row = at.executeQuery()) {
        row.next();
        position = row.getLong(1);
      }
    }
    try (PreparedStatement at = connection.prepareStatement(sql.insertEvent())) {
      at.setString(1, FormFixture.ACME.value());
      at.setLong(2, position);
      at.setString(3, client.kind());
      at.setString(4, client.key());
      Event event = appended.position(position).build();
      at.setInt(5, event.type() == EventType.CREATE ? 0 : 1);
      at.setLong(6, event.portfolio().orElseThrow().value());
      at.setInt(7, event.size());
      at.setString(8, CrmJson.write(event));
      at.executeUpdate();
    }
  }
}
