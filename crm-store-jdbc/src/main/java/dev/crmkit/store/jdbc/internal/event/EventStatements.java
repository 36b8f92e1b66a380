package dev.crmkit.store.jdbc.internal.event;

import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.sql.BatchInsert;
import dev.crmkit.store.jdbc.internal.sql.PreparedSql;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The prepared statements that hand out feed positions and append events. */
public final class EventStatements {

  /** Reads the last position of a workspace's feed. */
  final PreparedSql lastPosition;

  /** Increases the last position by a number; returns the new one if the database can. */
  final PreparedSql movePosition;

  /** {@link #movePosition} which also returns the version of the row; PostgreSQL only. */
  final @Nullable PreparedSql reservePositions;

  /** Reads the version of the row of a workspace's feed; PostgreSQL only. */
  final @Nullable PreparedSql feedVersion;

  /** Whether {@link #movePosition} returns the new position. */
  final boolean movingReturns;

  /** Whether {@link #movePosition} and {@link #reservePositions} send a notification. */
  public final boolean notifies;

  final BatchInsert insertEvents;
  final BatchInsert insertHandOvers;
  final BatchInsert insertStageEnds;

  /**
   * Prepares the statements.
   *
   * @param isNotifying whether to notify those who listen, if the database can
   */
  public EventStatements(SqlDialect dialect, Tables tables, boolean isNotifying) {
    Tables.Feeds feeds = tables.feeds;
    Condition isFeed = PreparedSql.equalParameters(List.of(feeds.workspace));
    lastPosition =
        new PreparedSql(dialect, DSL.select(feeds.lastPosition).from(feeds.table).where(isFeed));
    var move =
        DSL.update(feeds.table)
            .set(
                feeds.lastPosition,
                feeds.lastPosition.plus(PreparedSql.parameter(feeds.lastPosition)))
            .where(isFeed);
    movingReturns = dialect.updatesReturn();
    Field<?> notification =
        isNotifying ? dialect.notification(channel(tables), feeds.workspace) : null;
    notifies = notification != null;
    List<Field<?>> returned = new ArrayList<>(List.of(feeds.lastPosition));
    if (notification != null) {
      returned.add(notification);
    }
    movePosition = new PreparedSql(dialect, movingReturns ? move.returning(returned) : move);
    Field<String> version = dialect.rowVersion();
    if (version != null) {
      returned.add(1, version);
    }
    reservePositions = version == null ? null : new PreparedSql(dialect, move.returning(returned));
    feedVersion =
        version == null
            ? null
            : new PreparedSql(dialect, DSL.select(version).from(feeds.table).where(isFeed));
    Tables.Events events = tables.events;
    insertEvents =
        new BatchInsert(
            dialect,
            events,
            List.of(
                events.workspace,
                events.position,
                events.subjectKind,
                events.subjectKey,
                events.eventType,
                events.portfolio,
                events.actor,
                events.occurredAt,
                events.size,
                events.doc));
    Tables.HandOvers moved = tables.handOvers;
    insertHandOvers =
        new BatchInsert(dialect, moved, List.of(moved.workspace, moved.portfolio, moved.position));
    Tables.StageEnds ended = tables.stageEnds;
    insertStageEnds =
        new BatchInsert(dialect, ended, List.of(ended.workspace, ended.stage, ended.position));
  }

  /** Returns the channel of the notifications; others in it cause needless looks only. */
  public static String channel(Tables tables) {
    return tables.events.table.getName();
  }
}
