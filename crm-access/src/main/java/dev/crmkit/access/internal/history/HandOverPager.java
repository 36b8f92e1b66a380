package dev.crmkit.access.internal.history;

import dev.crmkit.access.internal.query.PositionCodec;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventRange;
import dev.crmkit.core.history.Placement;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.ReadTransaction;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a hand-over page by page. It reads three phases in turn, each of which
 * depends only on events that are already written, so each record is found exactly once, whatever
 * is changed in the meantime:
 *
 * <ol>
 *   <li>records that were in the portfolios after their last event before the hand-over;
 *   <li>imported records whose first event is after the hand-over and up to the position at which
 *       the reading began, and that were in the portfolios before it;
 *   <li>imported records that had no event at that position.
 * </ol>
 */
public final class HandOverPager {

  private static final Sort IN_ORDER = Sort.ascending(Sort.Attribute.CREATED);
  private static final List<Phase> PHASES = List.of(Phase.BEFORE, Phase.AFTER, Phase.WITHOUT_EVENT);
  private static final List<RecordKind> KINDS = List.of(RecordKind.values());

  private final ReadTransaction tx;
  private final Event handOver;
  private final Set<PortfolioId> portfolios;
  private final int limit;
  private final List<RecordId> found = new ArrayList<>();
  private Cursor at;

  private HandOverPager(ReadTransaction tx, Event handOver, Cursor at, int limit) {
    this.tx = tx;
    this.handOver = handOver;
    this.portfolios = handOver.handOver().orElseThrow().from().keySet();
    this.at = at;
    this.limit = limit;
  }

  private enum Phase {
    BEFORE,
    AFTER,
    WITHOUT_EVENT
  }

  public static Page<RecordId> page(ReadTransaction tx, Event handOver, PageRequest page) {
    Cursor at =
        page.after()
            .map(Cursor::read)
            .orElseGet(() -> new Cursor(Phase.BEFORE, tx.lastPosition(), 0, 0, null));
    return new HandOverPager(tx, handOver, at, page.limit()).page();
  }

  private Page<RecordId> page() {
    boolean isMore =
        switch (at.phase) {
          case BEFORE ->
              addByEvents(new EventRange(at.position, handOver.position(), false, limit));
          case AFTER ->
              addByEvents(
                  new EventRange(
                      Math.max(at.position, handOver.position()), at.end + 1, false, limit));
          case WITHOUT_EVENT -> addWithoutEvent();
        };
    if (!isMore && at.phase == Phase.WITHOUT_EVENT) {
      return Page.of(found, Optional.empty());
    }
    if (!isMore) {
      at = new Cursor(PHASES.get(PHASES.indexOf(at.phase) + 1), at.end, 0, 0, null);
    }
    return Page.of(found, Optional.of(at.write()));
  }

  private boolean addByEvents(EventRange range) {
    List<Placement> placements = tx.placementsIn(portfolios, range);
    boolean isBefore = at.phase == Phase.BEFORE;
    Set<Long> decisive =
        HandOverRecords.firstOf(
            tx,
            placements,
            isBefore
                ? EventRange.newestFirst(handOver.position(), 1)
                : EventRange.oldestFirst(0, 1));
    for (Placement placement : placements) {
      boolean was =
          isBefore
              ? HandOverRecords.isLiveAfter(placement)
              : HandOverRecords.wasInBefore(placement);
      if (was && decisive.contains(placement.position())) {
        found.add(placement.record());
      }
      at = new Cursor(at.phase, at.end, placement.position(), 0, null);
    }
    return placements.size() == limit;
  }

  private boolean addWithoutEvent() {
    RecordKind kind = KINDS.get(at.kind);
    List<? extends CrmRecord> present =
        tx.list(
            new RecordQuery<>(
                kind.type(),
                Scope.portfolios(portfolios),
                Condition.always(),
                IN_ORDER,
                at.after,
                limit));
    Map<RecordId, CrmRecord> records = new HashMap<>();
    present.forEach(record -> records.put(record.id(), record));
    Map<RecordId, Placement> first = tx.placements(records.keySet(), EventRange.oldestFirst(0, 1));
    for (CrmRecord record : present) {
      Placement event = first.get(record.id());
      boolean isWithoutEvent =
          event == null || (event.position() > at.end && HandOverRecords.wasInBefore(event));
      if (isWithoutEvent && !handOver.occurredAt().isBefore(record.createdAt())) {
        found.add(record.id());
      }
      at = new Cursor(at.phase, at.end, 0, at.kind, IN_ORDER.position(record));
    }
    if (present.size() == limit) {
      return true;
    }
    at = new Cursor(at.phase, at.end, 0, at.kind + 1, null);
    return at.kind < KINDS.size();
  }

  /**
   * Where a page ended.
   *
   * @param phase in which part of the reading
   * @param end the last position when the reading began
   * @param position of the event that was read last
   * @param kind the index of the kind of records that is listed
   * @param after the record that was listed last, or null
   */
  private record Cursor(Phase phase, long end, long position, int kind, @Nullable Position after) {

    String write() {
      byte[] key = after == null ? new byte[0] : PositionCodec.write(after);
      byte[] all =
          ByteBuffer.allocate(18 + key.length)
              .put((byte) PHASES.indexOf(phase))
              .putLong(end)
              .putLong(position)
              .put((byte) kind)
              .put(key)
              .array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    static Cursor read(String written) {
      try {
        ByteBuffer in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(written));
        Phase phase = PHASES.get(in.get());
        long end = in.getLong();
        long position = in.getLong();
        byte kind = in.get();
        byte[] key = new byte[in.remaining()];
        in.get(key);
        Objects.checkIndex(kind, KINDS.size());
        return new Cursor(
            phase, end, position, kind, key.length == 0 ? null : PositionCodec.read(key));
      } catch (IllegalArgumentException | BufferUnderflowException | IndexOutOfBoundsException e) {
        throw new InvalidException(
            "after", ViolationCode.MALFORMED, null, "the 'next' of the previous page");
      }
    }
  }
}
