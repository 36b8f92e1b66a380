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
 * Finds out which records were in the portfolios of a hand-over when these changed hands. A record
 * was where its last event before the hand-over left it. One that was brought in without an event
 * of its creation was where its first event found it, or where it is if it has none.
 */
final class HandOverRecords {

  private HandOverRecords() {}

  /** The living records among some, all of them in the portfolio now, that were in it then. */
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
      if (isThere(placement) && placement.portfolio().filter(portfolio::equals).isPresent()) {
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
        .anyMatch(record -> wasFound(handOver, record, first.get(record.id()), portfolio));
  }

  /** Whether a record without an event before the hand-over was in a portfolio then. */
  private static boolean wasFound(
      Event handOver, CrmRecord record, @Nullable Placement first, PortfolioId portfolio) {
    return first == null
        ? !handOver.occurredAt().isBefore(record.createdAt())
        : isFoundBy(first) && first.portfolio().filter(portfolio::equals).isPresent();
  }

  /** Of some events, those of records that no other event preceded in a range. */
  static Set<Long> firstOf(ReadTransaction tx, Collection<Placement> placements, EventRange range) {
    Set<RecordId> records = new HashSet<>();
    placements.forEach(placement -> records.add(placement.record()));
    Set<Long> first = new HashSet<>();
    tx.placements(records, range).values().forEach(each -> first.add(each.position()));
    first.retainAll(placements.stream().map(Placement::position).toList());
    return first;
  }

  /** Whether the record lives after the event. */
  static boolean isThere(Placement placement) {
    return placement.type() != EventType.DELETE;
  }

  /** Whether the record had been where the event left it, without having come by it. */
  static boolean isFoundBy(Placement first) {
    return first.type() != EventType.CREATE && first.type() != EventType.ASSIGN;
  }
}
