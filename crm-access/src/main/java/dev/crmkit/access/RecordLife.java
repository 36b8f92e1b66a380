package dev.crmkit.access;

import dev.crmkit.core.client.Client;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Did;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.record.StagePlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a record went through: its own entries, and what the organisation did to it by handing over
 * the portfolio that it lay in and by replacing the stage that it stood in. Pure; ordered by the
 * organisation's revision and not by clocks (rules.md W2, W4).
 */
final class RecordLife {

  /**
   * A change of the organisation comes before the entries of the revision that it made, for those
   * were written under it.
   */
  private static final Comparator<Event> ORDER =
      Comparator.comparingLong(Event::revision)
          .thenComparing(RecordLife::isOfRecord)
          .thenComparingLong(Event::position);

  private final CrmRecord record;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<PipelineId, String> stages = new HashMap<>();
  private @Nullable PortfolioId portfolio;
  private boolean exists;
  private boolean broughtIn;

  private RecordLife(CrmRecord record) {
    this.record = record;
  }

  /** One entry: the event that it comes from, and what it means for the record. */
  record Entry(Event event, Did did, List<Change> changes) {}

  /** All that concerns the record, out of its own events and those of the organisation. */
  static List<Entry> of(CrmRecord record, List<Event> own, List<Event> ofOrganisation) {
    RecordLife life = new RecordLife(record);
    life.begin(own);
    List<Event> all = new ArrayList<>(own);
    all.addAll(ofOrganisation);
    all.sort(ORDER);
    all.forEach(life::go);
    return life.entries;
  }

  /** The portfolios in which a record lay and lies. */
  static Set<PortfolioId> portfolios(CrmRecord record, List<Event> own) {
    Set<PortfolioId> lay = new HashSet<>();
    lay.add(record.portfolio());
    own.forEach(event -> event.portfolio().ifPresent(lay::add));
    return lay;
  }

  /** The pipelines in which a record stood and stands. */
  static Set<PipelineId> pipelines(CrmRecord record, List<Event> own) {
    Set<PipelineId> stood = new HashSet<>(places(record).keySet());
    for (Event event : own) {
      event.changes().forEach(change -> change.pipeline().ifPresent(stood::add));
    }
    return stood;
  }

  /** Where it was before its first entry: nowhere, unless it was brought in without one. */
  private void begin(List<Event> own) {
    Event first = own.isEmpty() ? null : own.get(0);
    if (first != null && first.did() == Did.CREATE) {
      return;
    }
    exists = true;
    broughtIn = true;
    portfolio =
        first == null
            ? record.portfolio()
            : first.did() == Did.ASSIGN ? null : first.portfolio().orElse(null);
    // Where it stands now will do until its first move: of that stage nothing is told before it.
    places(record).forEach((id, place) -> stages.put(id, key(place)));
  }

  private void go(Event event) {
    if (isOfRecord(event)) {
      exists = true;
      portfolio = event.portfolio().orElse(portfolio);
      for (Change change : event.changes()) {
        change.pipeline().ifPresent(pipeline -> set(pipeline, change.after()));
      }
      entries.add(new Entry(event, event.did(), event.changes()));
    } else if (exists && !(broughtIn && event.at().isBefore(record.createdAt()))) {
      if (event.did() == Did.HAND_OVER) {
        handOver(event);
      } else if (event.subject().orElse(null) instanceof PipelineId pipeline) {
        reshape(pipeline, event);
      }
    }
  }

  private void handOver(Event event) {
    PortfolioId at = portfolio;
    if (at != null) {
      List<Change> owner = ownerChanges(event, Set.of(at));
      if (!owner.isEmpty()) {
        entries.add(new Entry(event, Did.HAND_OVER, owner));
      }
    }
  }

  /** A stage that is replaced takes its records along; a pipeline that is deleted lets them go. */
  private void reshape(PipelineId pipeline, Event event) {
    String before = stages.get(pipeline);
    if (before == null) {
      return;
    }
    String after = event.did() == Did.DELETE ? null : StageTexts.now(event, before);
    if (!Objects.equals(before, after)) {
      set(pipeline, after);
      entries.add(new Entry(event, Did.STAGE, List.of(new Change(pipeline.path(), before, after))));
    }
  }

  private void set(PipelineId pipeline, @Nullable String stage) {
    if (stage == null) {
      stages.remove(pipeline);
    } else {
      stages.put(pipeline, stage);
    }
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

  private static boolean isOfRecord(Event event) {
    return event.subject().orElse(null) instanceof RecordId;
  }

  private static String key(StagePlace place) {
    return Long.toString(place.stage().value());
  }

  private static Map<PipelineId, StagePlace> places(CrmRecord record) {
    return record instanceof Client client
        ? client.stages()
        : record instanceof Deal deal ? deal.stages() : Map.of();
  }
}
