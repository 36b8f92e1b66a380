package dev.crmkit.access;

import dev.crmkit.access.view.HistoryView;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Did;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The history of a record: its own entries and the hand-overs of the portfolios that it lay in,
 * ordered by the organisation's revision and not by clocks (rules.md W2, W4).
 */
final class Histories {

  /**
   * A hand-over comes before the entries of the revision that it made, for those were written under
   * it.
   */
  private static final Comparator<Event> ORDER =
      Comparator.comparingLong(Event::revision)
          .thenComparing(event -> event.did() != Did.HAND_OVER)
          .thenComparingLong(Event::position);

  private Histories() {}

  static List<HistoryView> of(Call<?> call, CrmRecord record) {
    Teller teller = new Teller(call);
    List<HistoryView> told = new ArrayList<>();
    for (Told each : merged(call, record)) {
      teller.tell(each.event(), each.portfolios()).ifPresent(told::add);
    }
    return told;
  }

  /** An event, and for a hand-over the portfolio of which it is told. */
  private record Told(Event event, Set<PortfolioId> portfolios) {}

  private static List<Told> merged(Call<?> call, CrmRecord record) {
    List<Event> own = call.tx().history(record.id());
    Set<PortfolioId> lay = new HashSet<>();
    lay.add(record.portfolio());
    own.forEach(event -> event.portfolio().ifPresent(lay::add));
    List<Event> all = new ArrayList<>(own);
    all.addAll(call.tx().handOvers(lay));
    all.sort(ORDER);
    PortfolioId at = first(own, record);
    List<Told> merged = new ArrayList<>();
    for (Event event : all) {
      if (event.did() != Did.HAND_OVER) {
        at = event.portfolio().orElse(at);
        merged.add(new Told(event, Set.of()));
      } else if (at != null
          && !event.at().isBefore(record.createdAt())
          && event.handOver().orElseThrow().from().containsKey(at)) {
        merged.add(new Told(event, Set.of(at)));
      }
    }
    return merged;
  }

  /** Where it lay before its first entry: nowhere if that is its creation. */
  private static @Nullable PortfolioId first(List<Event> own, CrmRecord record) {
    if (own.isEmpty()) {
      return record.portfolio();
    }
    Event first = own.get(0);
    boolean placed = first.did() == Did.CREATE || first.did() == Did.ASSIGN;
    return placed ? null : first.portfolio().orElse(null);
  }

  /** The owners before and after a hand-over of some portfolios. */
  static List<Change> ownerChanges(Event event, Set<PortfolioId> portfolios) {
    return event
        .handOver()
        .map(
            handOver ->
                portfolios.stream()
                    .flatMap(id -> Optional.ofNullable(handOver.from().get(id)).stream())
                    .map(from -> from.id().key())
                    .distinct()
                    .sorted()
                    .map(from -> new Change("owner", from, handOver.to().id().key()))
                    .toList())
        .orElse(List.of());
  }
}
