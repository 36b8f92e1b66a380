package dev.crmkit.access.internal.history;

import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventRange;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.history.Placement;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.ReadTransaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Determines which records were in the portfolios of a hand-over when the portfolios changed hands.
 * A record was in the portfolio of its last event before the hand-over. An imported record without
 * such an event was in the portfolio of its first event, or is still in the same one if it has
 * none.
 */
final class HandOverRecords {

  private HandOverRecords() {}

  /** Returns whether any of some live records of a portfolio were in it at the hand-over. */
  static boolean isAnyOf(
      ReadTransaction tx,
      Event handOver,
      PortfolioId portfolio,
      Collection<? extends CrmRecord> present) {
    Map<RecordId, CrmRecord> rest = new HashMap<>();
    present.forEach(record -> rest.put(record.id(), record));
    Map<RecordId, Placement> before =
        tx.placements(Set.copyOf(rest.keySet()), EventRange.newestFirst(handOver.position(), 1));
    for (Placement placement : before.values()) {
      if (isLiveAfter(placement) && placement.portfolio().filter(portfolio::equals).isPresent()) {
        return true;
      }
    }
    rest.keySet().removeAll(before.keySet());
    if (rest.isEmpty()) {
      return false;
    }
    Map<RecordId, Placement> first =
        tx.placements(Set.copyOf(rest.keySet()), EventRange.oldestFirst(0, 1));
    return rest.values().stream()
        .anyMatch(record -> wasInWithoutEvent(handOver, record, first.get(record.id()), portfolio));
  }

  /** Returns whether a record without an event before the hand-over was in a portfolio then. */
  private static boolean wasInWithoutEvent(
      Event handOver, CrmRecord record, @Nullable Placement first, PortfolioId portfolio) {
    return first == null
        ? !handOver.occurredAt().isBefore(record.createdAt())
        : wasInBefore(first) && first.portfolio().filter(portfolio::equals).isPresent();
  }

  /** Returns the positions of those events that are the first of their records in a range. */
  static Set<Long> firstOf(ReadTransaction tx, Collection<Placement> placements, EventRange range) {
    Set<RecordId> records = new HashSet<>();
    placements.forEach(placement -> records.add(placement.record()));
    Set<Long> first = new HashSet<>();
    tx.placements(records, range).values().forEach(each -> first.add(each.position()));
    first.retainAll(placements.stream().map(Placement::position).toList());
    return first;
  }

  /** Returns whether the record is live after the event. */
  static boolean isLiveAfter(Placement placement) {
    return placement.type() != EventType.DELETE;
  }

  /** Returns whether the record was already in the portfolio of its first event before it. */
  static boolean wasInBefore(Placement first) {
    return first.type() != EventType.CREATE && first.type() != EventType.ASSIGN;
  }
}
