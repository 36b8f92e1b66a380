package dev.crmkit.access.internal.history;

import dev.crmkit.access.internal.page.Cursors;
import dev.crmkit.access.internal.page.PageLimits;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.query.AuditQuery;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.Subject;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventRange;
import dev.crmkit.core.history.HandOver;
import dev.crmkit.core.user.UserRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads pages of the changes of a workspace by user and time, for the Director. It scans the feed
 * within a budget, since the clocks of several instances need not agree with the order of the feed.
 */
public final class AuditPager {

  private static final int CHUNK = 500;

  private AuditPager() {}

  public static Page<HistoryView> page(CallContext<?> call, AuditQuery query) {
    PageLimits.check(PageRequest.first().limit(query.limit()));
    if (!call.isDirector()) {
      return Page.empty();
    }
    String purpose = "audit by " + query.user() + " from " + query.from() + " to " + query.to();
    HistoryRedactor redactor = new HistoryRedactor(call);
    ScanBudget budget = new ScanBudget(call.options().limits().scannedEvents());
    List<HistoryView> items = new ArrayList<>();
    long size = 0;
    long position = query.after().map(next -> Cursors.openNumber(call, purpose, next)).orElse(0L);
    while (!budget.isSpent()) {
      List<Event> events = call.tx().events(position, CHUNK);
      if (events.isEmpty()) {
        return Page.of(items, Optional.empty());
      }
      for (Event event : events) {
        HistoryView view = matches(query, event) ? redact(redactor, event).orElse(null) : null;
        if (view != null) {
          size += event.size();
          if (items.size() == query.limit() || (size > EventRange.MAX_SIZE && !items.isEmpty())) {
            return Page.of(items, Optional.of(Cursors.sealNumber(call, purpose, position)));
          }
          items.add(view);
        }
        position = event.position();
        budget.spend(1);
      }
    }
    return Page.of(items, Optional.of(Cursors.sealNumber(call, purpose, position)));
  }

  private static boolean matches(AuditQuery query, Event event) {
    Instant at = event.occurredAt();
    return (query.user().isEmpty() || query.user().equals(event.actor().map(UserRef::id)))
        && query.from().filter(at::isBefore).isEmpty()
        && (query.to().isEmpty() || at.isBefore(query.to().get()));
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
