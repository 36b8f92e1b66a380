package dev.crmkit.benchmarks.write;

import static java.util.Objects.requireNonNull;

import dev.crmkit.core.Subject;
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
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/**
 * The peer: writes the same rows through JDBC. It knows the Manager, checks no rights, takes no
 * workspace lock, and validates nothing.
 */
final class SqlPeerWriter implements Writer {

  private static final int CLIENT = 0;

  /** How many clients are written in one batch for each table. */
  private static final int BATCH = 1_000;

  private final DataSource dataSource;
  private final SqlPeerStatements sql;
  private final InstantSource clock;
  private final User manager = FormFixture.COMPANY.team(0).get(1);

  SqlPeerWriter(DataSource dataSource, SqlPeerStatements sql, InstantSource clock) {
    this.dataSource = dataSource;
    this.sql = sql;
    this.clock = clock;
  }

  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  @Override
  public void create(long number) throws SQLException {
    inTransaction(connection -> insert(connection, number, 1));
  }

  @Override
  public void createMany(long first, int count) throws SQLException {
    inTransaction(
        connection -> {
          for (int done = 0; done < count; done += BATCH) {
            insert(connection, first + done, Math.min(BATCH, count - done));
          }
        });
  }

  private void insert(Connection connection, long first, int count) throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<Client> clients =
        LongStream.range(first, first + count).mapToObj(number -> client(number, now)).toList();
    insert(connection, clients);
    insertFields(connection, clients);
    insertTrigrams(connection, clients);
    append(connection, clients.stream().map(client -> creation(client, now)).toList());
  }

  private Client client(long number, Instant now) {
    return Client.builder()
        .id(FormFixture.id(number))
        .name(FormFixture.name(number))
        .fields(FormFixture.values(number))
        .portfolio(manager.portfolio())
        .version(1)
        .createdBy(manager.ref())
        .createdAt(now)
        .updatedAt(now)
        .build();
  }

  private Event.Builder creation(Client client, Instant now) {
    Event.Builder event =
        event(client, EventType.CREATE, now)
            .addChanges(new Change("name", null, client.name()))
            .addChanges(new Change("owner", null, manager.id().key()));
    client
        .fields()
        .forEach((id, value) -> event.addChanges(new Change(id.path(), null, value.asText())));
    return event;
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
          updateFields(connection, after.id(), changed);
          append(connection, List.of(event));
        });
  }

  private Event.Builder event(Client client, EventType type, Instant now) {
    return Event.builder()
        .revision(1)
        .occurredAt(now)
        .actor(manager.ref())
        .subject(client.id())
        .type(type)
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
    try (PreparedStatement statement = connection.prepareStatement(sql.lockRecord())) {
      statement.setString(1, FormFixture.ACME.value());
      statement.setInt(2, CLIENT);
      statement.setLong(3, id.value());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return CrmJson.read(row.getString(1), Client.class);
      }
    }
  }

  private void insert(Connection connection, List<Client> clients) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.insertRecord())) {
      for (Client client : clients) {
        statement.setString(1, FormFixture.ACME.value());
        statement.setInt(2, CLIENT);
        statement.setLong(3, client.id().value());
        statement.setLong(4, client.version());
        statement.setLong(5, client.portfolio().value());
        statement.setString(6, client.name());
        statement.setBytes(7, SqlPeerKeys.name(client.name()));
        statement.setLong(8, SqlPeerKeys.micros(client.createdAt()));
        statement.setLong(9, SqlPeerKeys.micros(client.updatedAt()));
        statement.setString(10, CrmJson.write(client));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void update(Connection connection, Client client) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.updateRecord())) {
      statement.setLong(1, client.version());
      statement.setLong(2, SqlPeerKeys.micros(client.updatedAt()));
      statement.setString(3, CrmJson.write(client));
      statement.setString(4, FormFixture.ACME.value());
      statement.setInt(5, CLIENT);
      statement.setLong(6, client.id().value());
      statement.executeUpdate();
    }
  }

  private void insertFields(Connection connection, List<Client> clients) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.insertField())) {
      for (Client client : clients) {
        addBatch(statement, client.id(), client.fields());
      }
      statement.executeBatch();
    }
  }

  private void updateFields(Connection connection, ClientId client, Map<FieldId, FieldValue> values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.updateField())) {
      addBatch(statement, client, values);
      statement.executeBatch();
    }
  }

  private static void addBatch(
      PreparedStatement statement, ClientId client, Map<FieldId, FieldValue> values)
      throws SQLException {
    for (Map.Entry<FieldId, FieldValue> entry : values.entrySet()) {
      statement.setBytes(1, SqlPeerKeys.field(entry.getValue()));
      statement.setBytes(2, SqlPeerKeys.originalText(entry.getValue()));
      statement.setString(3, SqlPeerKeys.valueText(entry.getValue()));
      statement.setString(4, FormFixture.ACME.value());
      statement.setLong(5, client.value());
      statement.setLong(6, entry.getKey().value());
      statement.addBatch();
    }
  }

  private void insertTrigrams(Connection connection, List<Client> clients) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.insertTrigram())) {
      for (Client client : clients) {
        for (long trigram : SqlPeerKeys.trigrams(client.name())) {
          statement.setString(1, FormFixture.ACME.value());
          statement.setInt(2, CLIENT);
          statement.setLong(3, trigram);
          statement.setLong(4, client.id().value());
          statement.addBatch();
        }
      }
      statement.executeBatch();
    }
  }

  private void append(Connection connection, List<Event.Builder> events) throws SQLException {
    long position = takePositions(connection, events.size()) - events.size();
    try (PreparedStatement statement = connection.prepareStatement(sql.insertEvent())) {
      for (Event.Builder appended : events) {
        position++;
        Event event = appended.position(position).build();
        Subject client = event.subject().orElseThrow();
        statement.setString(1, FormFixture.ACME.value());
        statement.setLong(2, position);
        statement.setString(3, client.kind());
        statement.setString(4, client.key());
        statement.setInt(5, event.type() == EventType.CREATE ? 0 : 1);
        statement.setLong(6, event.portfolio().orElseThrow().value());
        statement.setLong(7, event.actor().orElseThrow().id().value());
        statement.setLong(8, SqlPeerKeys.micros(event.occurredAt()));
        statement.setInt(9, event.size());
        statement.setString(10, CrmJson.write(event));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Returns the last of the next positions. */
  private long takePositions(Connection connection, int count) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.nextPosition())) {
      statement.setLong(1, count);
      statement.setString(2, FormFixture.ACME.value());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
