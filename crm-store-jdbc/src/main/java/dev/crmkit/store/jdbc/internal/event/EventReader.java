package dev.crmkit.store.jdbc.internal.event;

import com.google.common.collect.Lists;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventQuery;
import dev.crmkit.core.history.EventRange;
import dev.crmkit.core.history.Placement;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.store.jdbc.internal.sql.PreparedSql;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.StoredJson;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Reads events by seek pagination. Positions and sizes are read first, from an index, and then the
 * documents of as many events as a read may return: their texts can be large.
 */
public final class EventReader {

  /** How many records one statement looks up. */
  private static final int RECORDS_AT_ONCE = 500;

  private static final List<String> RECORDS =
      Arrays.stream(RecordKind.values()).map(RecordKind::word).toList();

  private final QueryExecutor queries;
  private final SqlFragments sql;
  private final Tables.Events events;

  public EventReader(QueryExecutor queries, SqlFragments sql) {
    this.queries = queries;
    this.sql = sql;
    this.events = sql.tables().events;
  }

  public List<Event> all(EventRange range) {
    return read(isOfWorkspace(), range);
  }

  public List<Event> about(Subject subject, EventRange range) {
    return read(
        isOfWorkspace()
            .and(events.subjectKind.eq(subject.kind()))
            .and(events.subjectKey.eq(subject.key())),
        range);
  }

  /** Returns the events of an actor, or of everyone, in a period. */
  public List<Event> find(EventQuery query) {
    return new EventsByTime(queries, sql, this).find(query);
  }

  private Condition isOfWorkspace() {
    return events.workspace.eq(sql.workspace());
  }

  private List<Event> read(Condition which, EventRange range) {
    List<Long> positions =
        withinSize(
            queries.query(
                DSL.select(events.position, events.size)
                    .from(events.table)
                    .where(which)
                    .and(isIn(range, events.position))
                    .orderBy(inOrder(range, events.position))
                    .limit(range.limit()),
                row -> new Sized(row.getLong(1), row.getInt(2))));
    if (positions.isEmpty()) {
      return List.of();
    }
    long first = positions.get(0);
    long last = positions.get(positions.size() - 1);
    List<Event> found = new ArrayList<>();
    queries.query(
        DSL.select(events.position, events.doc)
            .from(events.table)
            .where(which)
            .and(events.position.between(Math.min(first, last), Math.max(first, last)))
            .orderBy(inOrder(range, events.position)),
        row -> {
          readable(row).ifPresent(found::add);
          return row;
        });
    // An empty result means the end of the range, so unreadable events are skipped.
    return found.isEmpty() ? read(which, range.remainingAfter(last)) : found;
  }

  private static Optional<Event> readable(ResultSet row) throws SQLException {
    return StoredJson.readable("event " + row.getLong(1), row.getString(2), Event.class);
  }

  public List<Event> handOvers(Set<PortfolioId> portfolios, EventRange range) {
    Tables.HandOvers moved = sql.tables().handOvers;
    return atPositions(
        moved.table,
        moved.position,
        moved.workspace.eq(sql.workspace()).and(sql.isIn(portfolios, moved.portfolio)),
        range);
  }

  /** Returns the changes of pipelines that removed some stages. */
  public List<Event> stageEnds(Set<StageId> stages, EventRange range) {
    Tables.StageEnds ended = sql.tables().stageEnds;
    return atPositions(
        ended.table,
        ended.position,
        ended
            .workspace
            .eq(sql.workspace())
            .and(sql.isOneOf(ended.stage, stages.stream().map(StageId::value).toList())),
        range);
  }

  /** The events at positions that are found in a side table. */
  private List<Event> atPositions(
      Table<Record> side, Field<Long> position, Condition which, EventRange range) {
    if (SqlFragments.isFalse(which)) {
      return List.of();
    }
    List<Long> found =
        queries.query(
            DSL.selectDistinct(position)
                .from(side)
                .where(which)
                .and(isIn(range, position))
                .orderBy(inOrder(range, position))
                .limit(range.limit()),
            row -> row.getLong(1));
    Map<Long, Sized> sizes = new HashMap<>();
    select(found, List.of(events.size), row -> new Sized(row.getLong(1), row.getInt(2)))
        .forEach(each -> sizes.put(each.position(), each));
    List<Long> positions =
        withinSize(found.stream().map(sizes::get).filter(Objects::nonNull).toList());
    List<Event> read = at(positions);
    return read.isEmpty() && !positions.isEmpty()
        ? atPositions(
            side, position, which, range.remainingAfter(positions.get(positions.size() - 1)))
        : read;
  }

  /** Reads the readable events at some positions, in the same order. */
  List<Event> at(List<Long> positions) {
    Map<Long, Event> docs = new HashMap<>();
    select(positions, List.of(events.doc), EventReader::readable)
        .forEach(read -> read.ifPresent(event -> docs.put(event.position(), event)));
    return positions.stream().map(docs::get).filter(Objects::nonNull).toList();
  }

  /** Selects columns of the events at some positions, after the position. */
  private <T> List<T> select(
      List<Long> positions, List<Field<?>> columns, PreparedSql.Reader<T> reader) {
    if (positions.isEmpty()) {
      return List.of();
    }
    List<Field<?>> selected = new ArrayList<>();
    selected.add(events.position);
    selected.addAll(columns);
    Condition where = isOfWorkspace();
    return queries.query(
        DSL.select(selected)
            .from(sql.rowsByIds(events.table, where, events.position, positions))
            .where(sql.isRowOfIds(where, events.position, positions)),
        reader);
  }

  /** Returns the placement of each record according to its first event in a range. */
  public Map<RecordId, Placement> placements(Set<? extends RecordId> records, EventRange range) {
    Map<RecordKind, List<Long>> byKind = new EnumMap<>(RecordKind.class);
    records.forEach(
        id -> byKind.computeIfAbsent(id.recordKind(), any -> new ArrayList<>()).add(id.value()));
    Map<Long, RecordId> found = new HashMap<>();
    byKind.forEach(
        (kind, ids) -> {
          for (List<Long> some : Lists.partition(ids, RECORDS_AT_ONCE)) {
            addFirst(kind, some, range, found);
          }
        });
    Map<RecordId, Placement> placements = new HashMap<>();
    select(
            List.copyOf(found.keySet()),
            List.of(events.eventType, events.portfolio),
            row -> placement(row, Objects.requireNonNull(found.get(row.getLong(1)))))
        .forEach(placement -> placements.put(placement.record(), placement));
    return placements;
  }

  private static Placement placement(ResultSet row, RecordId record) throws SQLException {
    long number = row.getLong(3);
    Optional<PortfolioId> portfolio =
        row.wasNull() ? Optional.empty() : Optional.of(new PortfolioId(number));
    return new Placement(row.getLong(1), record, TypeCodes.eventType(row.getInt(2)), portfolio);
  }

  /** Adds the position of the first event in a range of each record that has one. */
  private void addFirst(
      RecordKind kind, List<Long> ids, EventRange range, Map<Long, RecordId> found) {
    Tables.Events e = new Tables.Events(DSL.name("e"));
    Field<Long> first =
        DSL.field(
            DSL.select(e.position)
                .from(events.table.as("e"))
                .where(e.workspace.eq(sql.workspace()))
                .and(e.subjectKind.eq(kind.word()))
                .and(e.subjectKey.eq(sql.dialect().asText(SqlFragments.EACH_ID)))
                .and(isIn(range, e.position))
                .orderBy(inOrder(range, e.position))
                .limit(1));
    queries.query(
        DSL.select(SqlFragments.EACH_ID, first).from(sql.unnest(ids)),
        row -> {
          long position = row.getLong(2);
          if (!row.wasNull()) {
            found.put(position, (RecordId) TypeCodes.subject(TypeCodes.code(kind), row.getLong(1)));
          }
          return position;
        });
  }

  /** The events after which a record is in one of some portfolios. */
  public List<Placement> placedIn(Set<PortfolioId> portfolios, EventRange range) {
    return queries.query(
        DSL.select(
                events.position,
                events.eventType,
                events.portfolio,
                events.subjectKind,
                events.subjectKey)
            .from(events.table)
            .where(isOfWorkspace())
            .and(sql.isIn(portfolios, events.portfolio))
            .and(events.subjectKind.in(RECORDS))
            .and(isIn(range, events.position))
            .orderBy(inOrder(range, events.position))
            .limit(range.limit()),
        row ->
            new Placement(
                row.getLong(1),
                (RecordId) Subject.parse(row.getString(4) + "/" + row.getString(5)),
                TypeCodes.eventType(row.getInt(2)),
                Optional.of(new PortfolioId(row.getLong(3)))));
  }

  private static Condition isIn(EventRange range, Field<Long> position) {
    return position.gt(range.after()).and(position.lt(range.before()));
  }

  private static SortField<Long> inOrder(EventRange range, Field<Long> position) {
    return range.newestFirst() ? position.desc() : position.asc();
  }

  record Sized(long position, int size) {}

  /** Returns the positions of as many events as one read may return. */
  static List<Long> withinSize(List<Sized> found) {
    List<Long> positions = new ArrayList<>();
    long size = 0;
    for (Sized each : found) {
      size += each.size();
      if (size > EventRange.MAX_SIZE && !positions.isEmpty()) {
        break;
      }
      positions.add(each.position());
    }
    return positions;
  }
}
