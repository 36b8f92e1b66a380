package dev.crmkit.store.jdbc.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventQuery;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.jdbc.internal.schema.Schema;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.TableNames;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.testing.StatementLog;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.testkit.sample.Samples;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page of events by actor and time reads about as many rows as it has, says each database. */
@Tag("W2")
class EventPlanTest {

  private static final int SIZE = 10_000;
  private static final int SAME_TIME = 1_000;
  private static final int LIMIT = 50;

  /** Plans count a row once for each node; the events are read after their positions. */
  private static final long A_PAGE = 8 * LIMIT;

  private static final Pattern H2_ROWS = Pattern.compile("scanCount: (\\d+)");
  private static final Pattern POSTGRES_ROWS =
      Pattern.compile("actual [^)]*rows=(\\d+)|Rows Removed by [^:]*: (\\d+)");

  private final Tables tables = new Tables(TableNames.withPrefix("crm_"));
  private final String workspace = Samples.newWorkspace().value();

  /** Appends events in groups of the same time; every hundredth is of user 2. */
  private void append(TestDatabase engine, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO crm_feed VALUES ('" + workspace + "', 0)");
    }
    EventStatements statements = new EventStatements(engine.dialect(), tables, false);
    EventRows rows = new EventRows(statements, connection, workspace, null);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      events.add(
          Samples.event(new ClientId(1 + i)).toBuilder()
              .actor(new UserRef(new UserId(i % 100 == 0 ? 2 : 1), "name"))
              .occurredAt(Samples.at(i / SAME_TIME))
              .build());
    }
    rows.append(events);
    if (engine == TestDatabase.POSTGRESQL) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("VACUUM ANALYZE crm_event");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPageCostsWhatItShows(TestDatabase engine) throws SQLException {
    DataSource source = engine.fresh();
    Schema.prepare(source, engine.dialect(), TableNames.withPrefix("crm_"), true);
    try (Connection connection = source.getConnection()) {
      append(engine, connection);
      StatementLog log = new StatementLog(connection, engine.dialect());
      EventReader reader =
          new EventReader(log, new SqlFragments(engine.dialect(), tables, workspace));
      for (UserId actor : new @Nullable UserId[] {null, new UserId(1), new UserId(2)}) {
        for (Instant from : new @Nullable Instant[] {null, Samples.at(4)}) {
          for (boolean newestFirst : new boolean[] {false, true}) {
            EventQuery query =
                new EventQuery(
                    Optional.ofNullable(actor),
                    Optional.ofNullable(from),
                    Optional.ofNullable(from).map(each -> each.plusSeconds(2)),
                    newestFirst,
                    null,
                    LIMIT);
            List<Event> page = reader.find(query);
            // In the middle of the events of one time, and at the end of them.
            Position after = EventQuery.positionOf(page.get(page.size() - 1));
            EventQuery next = query.remainingAfter(after);
            EventQuery later = query.remainingAfter(new Position(after.key(), LIMIT));
            for (EventQuery each : List.of(query, next, later)) {
              log.take();
              List<Event> unused = reader.find(each);
              long read = 0;
              StringBuilder plans = new StringBuilder();
              for (String statement : log.take()) {
                read += rowsRead(engine, connection, statement, plans);
              }
              assertThat(read).as("rows read: %s", plans).isLessThanOrEqualTo(A_PAGE);
            }
          }
        }
      }
    }
  }

  private static long rowsRead(
      TestDatabase engine, Connection connection, String statement, StringBuilder plans)
      throws SQLException {
    plans.append('\n').append(statement);
    return switch (engine) {
      case H2 -> explained(connection, "EXPLAIN ANALYZE " + statement, H2_ROWS, plans);
      case POSTGRESQL ->
          explained(connection, "EXPLAIN ANALYZE " + statement, POSTGRES_ROWS, plans);
      case MARIADB -> {
        try (Statement run = connection.createStatement()) {
          run.execute("FLUSH STATUS");
          run.executeQuery(statement).close();
        }
        yield explained(
            connection,
            "SHOW SESSION STATUS LIKE 'Handler_read%'",
            Pattern.compile(" (\\d+)"),
            plans);
      }
    };
  }

  /** Returns the sum of the numbers that a pattern finds in the result of a statement. */
  private static long explained(
      Connection connection, String statement, Pattern rows, StringBuilder plans)
      throws SQLException {
    StringBuilder text = new StringBuilder();
    try (Statement run = connection.createStatement();
        ResultSet result = run.executeQuery(statement)) {
      while (result.next()) {
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          text.append(' ').append(result.getString(i));
        }
        text.append('\n');
      }
    }
    plans.append('\n').append(text);
    long read = 0;
    Matcher found = rows.matcher(text);
    while (found.find()) {
      read +=
          Long.parseLong(found.group(found.groupCount() == 2 && found.group(1) == null ? 2 : 1));
    }
    return read;
  }
}
