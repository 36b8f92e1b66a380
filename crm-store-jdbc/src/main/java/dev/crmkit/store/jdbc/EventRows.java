package dev.crmkit.store.jdbc;

import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.portfolio.PortfolioId;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The feed of a workspace in its tables. Positions are given by a row that stays locked until the
 * commit: so they are committed in their order, and no gap fills later (rules.md W3).
 */
final class EventRows {

  private final DSLContext sql;
  private final Tables tables;
  private final String workspace;

  EventRows(DSLContext sql, Tables tables, WorkspaceId workspace) {
    this.sql = sql;
    this.tables = tables;
    this.workspace = workspace.value();
  }

  /** The position that was given last. */
  long lastPosition() {
    Tables.Feeds at = tables.feeds;
    return sql.select(at.lastPosition)
        .from(at.table)
        .where(at.workspace.eq(workspace))
        .fetchSingle()
        .value1();
  }

  /** Begins a feed. */
  void create() {
    Tables.Feeds at = tables.feeds;
    sql.insertInto(at.table, at.workspace, at.lastPosition).values(workspace, 0L).execute();
  }

  /** Gives events the next positions; all others who append wait until this transaction ends. */
  void append(List<Event> events) {
    if (events.isEmpty()) {
      return;
    }
    Tables.Feeds at = tables.feeds;
    sql.update(at.table)
        .set(at.lastPosition, at.lastPosition.plus(events.size()))
        .where(at.workspace.eq(workspace))
        .execute();
    insert(events, lastPosition() - events.size());
  }

  private void insert(List<Event> events, long after) {
    Tables.Events at = tables.events;
    Tables.HandOvers moved = tables.handOvers;
    List<Object[]> rows = new ArrayList<>();
    List<Object[]> handOvers = new ArrayList<>();
    long position = after;
    for (Event event : events) {
      position++;
      rows.add(
          new @Nullable Object[] {
            workspace,
            position,
            event.subject().map(Subject::kind).orElse(null),
            event.subject().map(Subject::key).orElse(null),
            CrmJson.write(event.toBuilder().position(position).build())
          });
      if (event.handOver().isPresent()) {
        for (PortfolioId portfolio : event.handOver().get().from().keySet()) {
          handOvers.add(new Object[] {workspace, portfolio.value(), position});
        }
      }
    }
    sql.batch(
            sql.insertInto(
                    at.table, at.workspace, at.position, at.subjectKind, at.subjectKey, at.doc)
                .values((String) null, null, null, null, null),
            rows.toArray(Object[][]::new))
        .execute();
    if (!handOvers.isEmpty()) {
      sql.batch(
              sql.insertInto(moved.table, moved.workspace, moved.portfolio, moved.position)
                  .values((String) null, null, null),
              handOvers.toArray(Object[][]::new))
          .execute();
    }
  }
}
