package dev.crmkit.access.internal.history;

import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.internal.page.Cursors;
import dev.crmkit.access.internal.page.PageLimits;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.internal.session.Explanations;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.Subject;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.history.EventRange;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.SettingsArea;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads pages of histories, reduced to what a user sees (rules.md W2). The number and the total
 * size of the entries of a page are limited, and so is the number of events that a call reads.
 */
public final class HistoryPager {

  /** The largest number of a subject's own events that are read at once. */
  private static final int CHUNK = 500;

  private HistoryPager() {}

  public static Page<HistoryView> of(CallContext<?> call, CrmRecord record, PageRequest query) {
    EventRange start = start(call, record.id(), query);
    return page(call, record.id(), query, new RecordTimeline(call.tx(), record, start));
  }

  public static Page<HistoryView> of(CallContext<?> call, FileInfo file, PageRequest query) {
    EventRange start = start(call, file.id(), query);
    return page(call, file.id(), query, Timeline.ofEventsAbout(call.tx(), file.id(), start));
  }

  /** Reads a page of the history of an entry of the organisation. */
  public static Page<HistoryView> of(CallContext<?> call, Subject entry, PageRequest query) {
    requireVisible(call, entry);
    EventRange start = start(call, entry, query);
    return page(call, entry, query, Timeline.ofEntry(call.tx(), entry, start, call.isDirector()));
  }

  /** The Director can also see the history of a deleted entry (rules.md F8). */
  private static void requireVisible(CallContext<?> call, Subject entry) {
    boolean isVisible =
        call.isDirector()
            ? call.org().isTaken(entry)
            : Explanations.sees(call.tx(), call.actor(), entry);
    if (!isVisible) {
      throw new NotFoundException(entry);
    }
    if (entry instanceof GroupId) {
      call.require(Decisions.decide(call.actor(), Action.OPEN, SettingsArea.SECURITY));
    }
  }

  private static EventRange start(CallContext<?> call, Subject subject, PageRequest query) {
    Violations violations = new Violations();
    long from = query.isNewestFirst() ? Long.MAX_VALUE : 0;
    int limit = PageLimits.checked(query.limit(), violations);
    try {
      if (query.after().isPresent()) {
        from = Cursors.openNumber(call, purpose(subject, query), query.after().get());
      }
    } catch (InvalidException e) {
      e.violations().forEach(violations::add);
    }
    violations.throwIfAny();
    int chunk = Math.min(CHUNK, limit + 1);
    return query.isNewestFirst()
        ? EventRange.newestFirst(from, chunk)
        : EventRange.oldestFirst(from, chunk);
  }

  private static Page<HistoryView> page(
      CallContext<?> call, Subject subject, PageRequest query, Timeline timeline) {
    HistoryRedactor teller = new HistoryRedactor(call);
    List<HistoryView> items = new ArrayList<>();
    long size = 0;
    long last = timeline.position();
    int budget = call.options().limits().scannedEvents();
    while (!timeline.isAtEnd()) {
      if (timeline.scanned() >= budget) {
        return page(call, subject, query, items, last);
      }
      for (HistoryEntry entry : timeline.next()) {
        HistoryView view =
            teller.redact(entry.event(), entry.type(), subject, entry.changes()).orElse(null);
        if (view != null) {
          size += entry.event().size();
          if (items.size() == query.limit() || (size > EventRange.MAX_SIZE && !items.isEmpty())) {
            return page(call, subject, query, items, last);
          }
          items.add(view);
        }
        last = entry.position();
      }
      last = timeline.position();
    }
    return Page.of(items, Optional.empty());
  }

  private static Page<HistoryView> page(
      CallContext<?> call, Subject subject, PageRequest query, List<HistoryView> items, long last) {
    return Page.of(items, Optional.of(Cursors.sealNumber(call, purpose(subject, query), last)));
  }

  private static String purpose(Subject subject, PageRequest query) {
    return "history of " + subject.path() + (query.isNewestFirst() ? " from its end" : "");
  }
}
