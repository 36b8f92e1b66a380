package dev.crmkit.store.jdbc.internal.event;

import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventQuery;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.SortKey;
import dev.crmkit.store.jdbc.internal.sql.OrderPreservingKeys;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/**
 * Finds events by actor and time with scans of an index that ends with the time and the position. A
 * page after the first one has two segments: the rest of the events at the time where the previous
 * page ended, and the events at other times. Not all databases would begin a single scan at that
 * position, and one transaction can append many events of the same time.
 */
final class EventsByTime {

  private final QueryExecutor queries;
  private final SqlFragments sql;
  private final EventReader reader;
  private final Tables.Events events;

  EventsByTime(QueryExecutor queries, SqlFragments sql, EventReader reader) {
    this.queries = queries;
    this.sql = sql;
    this.reader = reader;
    this.events = sql.tables().events;
  }

  List<Event> find(EventQuery query) {
    List<EventReader.Sized> found = new ArrayList<>();
    Map<Long, Long> times = new HashMap<>();
    for (Condition segment : segments(query)) {
      if (found.size() < query.limit()) {
        found.addAll(scan(query, segment, query.limit() - found.size(), times));
      }
    }
    List<Long> positions = EventReader.withinSize(found);
    List<Event> read = reader.at(positions);
    if (!read.isEmpty() || positions.isEmpty()) {
      return read;
    }
    // An empty result means the end, so unreadable events are skipped.
    long last = positions.get(positions.size() - 1);
    Instant time = Instant.EPOCH.plus(Objects.requireNonNull(times.get(last)), ChronoUnit.MICROS);
    return find(query.remainingAfter(new Position(new SortKey.OfInstant(time), last)));
  }

  private List<Condition> segments(EventQuery query) {
    // Times are whole microseconds. H2 would read all events at the time of an exclusive bound.
    long first = query.from().map(OrderPreservingKeys::toMicrosRoundedUp).orElse(Long.MIN_VALUE);
    long last =
        query.to().map(to -> OrderPreservingKeys.toMicrosRoundedUp(to) - 1).orElse(Long.MAX_VALUE);
    Position after = query.after();
    if (after == null) {
      return List.of(isBetween(first, last));
    }
    long time = OrderPreservingKeys.toMicros(after);
    Condition isAtTime = isBetween(Math.max(first, time), Math.min(last, time));
    return query.newestFirst()
        ? List.of(
            isAtTime.and(events.position.lt(after.id())),
            isBetween(first, Math.min(last, time - 1)))
        : List.of(
            isAtTime.and(events.position.gt(after.id())),
            isBetween(Math.max(first, time + 1), last));
  }

  private Condition isBetween(long first, long last) {
    if (first == last) {
      return events.occurredAt.eq(first);
    }
    Condition isFrom = first == Long.MIN_VALUE ? DSL.noCondition() : events.occurredAt.ge(first);
    return last == Long.MAX_VALUE ? isFrom : isFrom.and(events.occurredAt.le(last));
  }

  /** Scans a segment, and adds the times of the events that it finds. */
  private List<EventReader.Sized> scan(
      EventQuery query, Condition segment, int limit, Map<Long, Long> times) {
    Condition which = events.workspace.eq(sql.workspace()).and(segment);
    // H2 uses the order of an index only if all its columns are named, also those that are
    // constant.
    List<Field<?>> index = new ArrayList<>(List.of(events.workspace));
    if (query.actor().isPresent()) {
      which = which.and(events.actor.eq(query.actor().get().value()));
      index.add(events.actor);
    }
    index.addAll(List.of(events.occurredAt, events.position));
    List<? extends SortField<?>> order =
        index.stream().map(each -> query.newestFirst() ? each.desc() : each.asc()).toList();
    return queries.query(
        DSL.select(events.position, events.size, events.occurredAt)
            .from(events.table)
            .where(which)
            .orderBy(order)
            .limit(limit),
        row -> {
          times.put(row.getLong(1), row.getLong(3));
          return new EventReader.Sized(row.getLong(1), row.getInt(2));
        });
  }
}
