package dev.crmkit.access;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.history.Did;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.record.RecordKind;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.store.ReadTransaction;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a workspace in the order in which they took effect: for the host application, and
 * unguarded (rules.md W3). What a user may see of them his session tells.
 */
public final class Feed {

  private static final Sort IN_ORDER = Sort.ascending(Sort.Attribute.CREATED);
  private static final int CHUNK = 500;

  private final CrmStore store;
  private final WorkspaceId workspace;

  Feed(CrmStore store, WorkspaceId workspace) {
    this.store = store;
    this.workspace = workspace;
  }

  /**
   * The changes after a position: a reader that comes back with the position of the last event that
   * it saw misses nothing.
   *
   * @param position 0 to begin with the first
   * @param limit how many at most, from 1 on
   * @return by position upwards; none when there are no more for now
   */
  public List<Event> after(long position, int limit) {
    return store.read(workspace, tx -> tx.events(position, limit));
  }

  /**
   * The position of the newest change, or a later one up to which there will be no further changes:
   * positions may have gaps, which never fill.
   *
   * @return 0 when there is none
   */
  public long last() {
    return store.read(workspace, ReadTransaction::lastPosition);
  }

  /**
   * Tells a hand-over record by record: those that lay in the portfolios when these changed hands,
   * wherever they are by now; without what has been purged since.
   *
   * @param handOver an event of this feed
   * @param consumer receives each record once, in no particular order, while the store is read
   * @throws IllegalArgumentException when the event is no hand-over
   */
  public void records(Event handOver, Consumer<? super RecordId> consumer) {
    if (handOver.handOver().isEmpty()) {
      throw new IllegalArgumentException(
          "only a hand-over is told record by record, not " + handOver.did().word());
    }
    Set<PortfolioId> portfolios = handOver.handOver().get().from().keySet();
    store.read(
        workspace,
        tx -> {
          stillThere(
              tx,
              handOver,
              portfolios,
              id -> {
                consumer.accept(id);
                return false;
              });
          goneSince(tx, handOver, portfolios, consumer);
          return Boolean.TRUE;
        });
  }

  /**
   * Whether something that lies in a portfolio now lay there when it changed hands, and so has the
   * hand-over in its history.
   */
  static boolean tellsOf(ReadTransaction tx, Event handOver, PortfolioId portfolio) {
    return stillThere(tx, handOver, Set.of(portfolio), id -> true);
  }

  /** Goes through the records until one is enough; whether one was. */
  private static boolean stillThere(
      ReadTransaction tx,
      Event handOver,
      Set<PortfolioId> portfolios,
      Predicate<? super RecordId> enough) {
    for (RecordKind kind : RecordKind.values()) {
      if (stillThere(tx, kind.type(), handOver, portfolios, enough)) {
        return true;
      }
    }
    return false;
  }

  private static <R extends CrmRecord> boolean stillThere(
      ReadTransaction tx,
      Class<R> type,
      Event handOver,
      Set<PortfolioId> portfolios,
      Predicate<? super RecordId> enough) {
    Position after = null;
    List<R> found;
    do {
      found =
          tx.list(
              new RecordQuery<>(
                  type, Scope.portfolios(portfolios), Condition.always(), IN_ORDER, after, CHUNK));
      for (R record : found) {
        after = Lists.position(IN_ORDER, record);
        if (isIn(portfolios, placeAt(handOver, tx.history(record.id()), record))
            && enough.test(record.id())) {
          return true;
        }
      }
    } while (found.size() == CHUNK);
    return false;
  }

  private static void goneSince(
      ReadTransaction tx,
      Event handOver,
      Set<PortfolioId> portfolios,
      Consumer<? super RecordId> consumer) {
    long position = handOver.position();
    List<Event> events;
    do {
      events = tx.events(position, CHUNK);
      for (Event event : events) {
        position = event.position();
        if (event.subject().orElse(null) instanceof RecordId id
            && !isIn(portfolios, Records.readable(tx, id).map(CrmRecord::portfolio).orElse(null))) {
          List<Event> own = tx.history(id);
          // Of the events of one record only the first after the hand-over tells of it.
          boolean first =
              own.stream()
                  .filter(each -> each.revision() >= handOver.revision())
                  .findFirst()
                  .filter(each -> each.position() == event.position())
                  .isPresent();
          if (first && isIn(portfolios, placeAt(handOver, own, null))) {
            consumer.accept(id);
          }
        }
      }
    } while (events.size() == CHUNK);
  }

  private static boolean isIn(Set<PortfolioId> portfolios, @Nullable PortfolioId place) {
    return place != null && portfolios.contains(place);
  }

  /** Where a record lay when the portfolios changed hands; null when it did not live then. */
  private static @Nullable PortfolioId placeAt(
      Event handOver, List<Event> own, @Nullable CrmRecord present) {
    Event before = null;
    for (Event event : own) {
      if (event.revision() < handOver.revision()) {
        before = event;
      }
    }
    if (before != null) {
      return before.did() == Did.DELETE ? null : before.portfolio().orElse(null);
    }
    if (own.isEmpty()) {
      return present == null || handOver.at().isBefore(present.createdAt())
          ? null
          : present.portfolio();
    }
    // Brought in without an entry of its creation: it lay where its first entry left it.
    Event first = own.get(0);
    return first.did() == Did.CREATE || first.did() == Did.ASSIGN
        ? null
        : first.portfolio().orElse(null);
  }
}
