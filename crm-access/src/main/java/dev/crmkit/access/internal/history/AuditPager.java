package dev.crmkit.access.internal.history;

import dev.crmkit.access.internal.page.Cursors;
import dev.crmkit.access.internal.page.PageLimits;
import dev.crmkit.access.internal.query.PositionCodec;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.query.AuditQuery;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.Subject;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventQuery;
import dev.crmkit.core.history.EventRange;
import dev.crmkit.core.history.HandOver;
import dev.crmkit.core.query.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages of the changes of a workspace by user and time, for the Director. Some events change
 * nothing that is shown, so a page may take several reads; their number is limited.
 */
public final class AuditPager {

  private static final int CHUNK = 500;

  private AuditPager() {}

  public static Page<HistoryView> page(CallContext<?> call, AuditQuery query, PageRequest page) {
    int limit = PageLimits.checked(page);
    if (!call.isDirector()) {
      return Page.empty();
    }
    String purpose =
        "audit by %s from %s to %s%s"
            .formatted(
                query.user(),
                query.from(),
                query.to(),
                page.isNewestFirst() ? " from its end" : "");
    Position start =
        page.after()
            .map(next -> PositionCodec.read(Cursors.open(call, purpose, next)))
            .orElse(null);
    EventQuery rest =
        new EventQuery(
            query.user(),
            query.from(),
            query.to(),
            page.isNewestFirst(),
            start,
            Math.min(CHUNK, limit + 1));
    HistoryRedactor redactor = new HistoryRedactor(call);
    ScanBudget budget = new ScanBudget(call.options().limits().scannedEvents());
    List<HistoryView> items = new ArrayList<>();
    long size = 0;
    while (!budget.isSpent()) {
      List<Event> events = call.tx().events(rest);
      if (events.isEmpty()) {
        return Page.of(items, Optional.empty());
      }
      for (Event event : events) {
        HistoryView view = redact(redactor, event).orElse(null);
        if (view != null) {
          size += event.size();
          if (items.size() == limit || (size > EventRange.MAX_SIZE && !items.isEmpty())) {
            return page(call, purpose, items, rest.after());
          }
          items.add(view);
        }
        rest = rest.remainingAfter(EventQuery.positionOf(event));
        budget.spend(1);
      }
    }
    return page(call, purpose, items, rest.after());
  }

  private static Page<HistoryView> page(
      CallContext<?> call, String purpose, List<HistoryView> items, @Nullable Position last) {
    return Page.of(
        items,
        Optional.ofNullable(last)
            .map(position -> Cursors.seal(call, purpose, PositionCodec.write(position))));
  }

  private static Optional<HistoryView> redact(HistoryRedactor redactor, Event event) {
    HandOver handOver = event.handOver().orElse(null);
    if (handOver == null) {
      return redactor.redact(event);
    }
    Subject subject = event.subject().orElse(null);
    return redactor.redact(
        event, event.type(), subject, RecordState.ownerChanges(event, handOver.from().keySet()));
  }
}
