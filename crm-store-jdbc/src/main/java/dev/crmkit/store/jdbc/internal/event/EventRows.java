package dev.crmkit.store.jdbc.internal.event;

import dev.crmkit.core.Subject;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.store.jdbc.internal.sql.OrderPreservingKeys;
import dev.crmkit.store.jdbc.internal.sql.PreparedSql;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends events to the feed of a workspace. A row that stays locked until the commit hands out the
 * positions: so they are committed in order, and no gap is filled later (rules.md W3).
 */
public final class EventRows {

  private final EventStatements statements;
  private final Connection connection;
  private final String workspace;
  private final @Nullable ReservedPositions reserved;

  /**
   * Creates the rows of a feed.
   *
   * @param reserved the reserved positions of a host's transaction; null in the store's own
   */
  public EventRows(
      EventStatements statements,
      Connection connection,
      String workspace,
      @Nullable ReservedPositions reserved) {
    this.statements = statements;
    this.connection = connection;
    this.workspace = workspace;
    this.reserved = reserved;
  }

  /** Returns the last position. */
  public long lastPosition() {
    return statements
        .lastPosition
        .queryFirst(connection, row -> row.getLong(1), workspace)
        .orElseThrow();
  }

  /** Appends events; other appending transactions wait until this one ends. */
  public void append(List<Event> events) {
    if (!events.isEmpty()) {
      insert(events, take(events.size()) - events.size());
    }
  }

  /** Takes the next positions and returns the last of them. */
  private long take(int count) {
    if (reserved != null && statements.reservePositions != null && statements.feedVersion != null) {
      return take(count, reserved, statements.reservePositions, statements.feedVersion);
    }
    if (statements.movingReturns) {
      return statements.movePosition.executeReturning(
          connection, row -> row.getLong(1), count, workspace);
    }
    statements.movePosition.execute(connection, count, workspace);
    return lastPosition();
  }

  private long take(
      int count, ReservedPositions from, PreparedSql reservePositions, PreparedSql feedVersion) {
    boolean isLeft =
        from.hasLeft(count)
            && feedVersion
                .queryFirst(connection, row -> from.isVersion(row.getString(1)), workspace)
                .orElseThrow();
    if (!isLeft) {
      int size = from.reservationSize(count);
      reservePositions.executeReturning(
          connection,
          row -> {
            from.reserved(size, row.getLong(1), row.getString(2));
            return true;
          },
          size,
          workspace);
    }
    return from.take(count);
  }

  private void insert(List<Event> events, long after) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    List<@Nullable Object[]> handOvers = new ArrayList<>();
    List<@Nullable Object[]> stageEnds = new ArrayList<>();
    long position = after;
    for (Event event : events) {
      position++;
      rows.add(
          new @Nullable Object[] {
            workspace,
            position,
            event.subject().map(Subject::kind).orElse(null),
            event.subject().map(Subject::key).orElse(null),
            TypeCodes.code(event.type()),
            event.portfolio().map(PortfolioId::value).orElse(null),
            event.actor().map(actor -> actor.id().value()).orElse(null),
            OrderPreservingKeys.toMicros(event.occurredAt()),
            event.size(),
            CrmJson.write(event.toBuilder().position(position).build())
          });
      if (event.handOver().isPresent()) {
        for (PortfolioId portfolio : event.handOver().get().from().keySet()) {
          handOvers.add(new Object[] {workspace, portfolio.value(), position});
        }
      }
      for (StageId stage : event.endedStages()) {
        stageEnds.add(new Object[] {workspace, stage.value(), position});
      }
    }
    statements.insertEvents.execute(connection, rows);
    statements.insertHandOvers.execute(connection, handOvers);
    statements.insertStageEnds.execute(connection, stageEnds);
  }
}
