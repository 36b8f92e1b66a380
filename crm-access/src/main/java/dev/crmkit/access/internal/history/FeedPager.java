package dev.crmkit.access.internal.history;

import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.internal.page.Cursors;
import dev.crmkit.access.internal.page.PageLimits;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.Subject;
import dev.crmkit.core.error.FeedExpiredException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventRange;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.history.HandOver;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.UserId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages of the feed, restricted to events about what a user sees now. Subjects are looked up
 * in chunks. A call reads until the page is full, the feed ends, or its budget is spent. The
 * position that was reached is sealed in the cursor.
 */
public final class FeedPager {

  private static final String PURPOSE = "events";
  private static final int CHUNK = 500;

  private final CallContext<?> call;
  private final OrgSnapshot org;
  private final HistoryRedactor teller;
  private final ScanBudget budget;
  private final List<HistoryView> items = new ArrayList<>();
  private final int limit;
  private final boolean isContinued;
  private final FeedRetention retention;
  private long size;

  /** The position of the event that was read last. */
  private long position;

  /** The state of the search in the next event, if the budget was spent before it ended. */
  private byte[] search = {};

  private FeedPager(CallContext<?> call, int limit, boolean isContinued) {
    this.call = call;
    this.org = call.org();
    this.teller = new HistoryRedactor(call);
    this.budget = new ScanBudget(call.options().limits().scannedEvents());
    this.limit = limit;
    this.isContinued = isContinued;
    this.retention = new FeedRetention(call.tx(), call.options());
  }

  public static Page<HistoryView> page(CallContext<?> call, PageRequest page) {
    PageLimits.check(page);
    FeedPager feed = new FeedPager(call, page.limit(), page.after().isPresent());
    if (page.after().isEmpty()) {
      feed.position = feed.retention.start();
    } else {
      ByteBuffer in = ByteBuffer.wrap(Cursors.open(call, PURPOSE, page.after().get()));
      feed.position = in.getLong();
      feed.search = new byte[in.remaining()];
      in.get(feed.search);
    }
    return feed.page();
  }

  private Page<HistoryView> page() {
    boolean isMore = true;
    boolean goesOn = true;
    while (goesOn) {
      List<Event> events = call.tx().events(position, CHUNK);
      isMore = !events.isEmpty();
      goesOn = isMore && add(events) && items.size() < limit && !budget.isSpent();
    }
    return new Page<>(items, Optional.of(seal(position, search)), isMore);
  }

  private String seal(long reached, byte[] state) {
    return Cursors.seal(
        call,
        PURPOSE,
        ByteBuffer.allocate(Long.BYTES + state.length).putLong(reached).put(state).array());
  }

  /** Adds what the user sees of some events; false if the page ends before the last of them. */
  private boolean add(List<Event> events) {
    Set<Subject> seen = teller.isDirector() ? Set.of() : seenOf(events);
    for (Event event : events) {
      if (items.size() == limit) {
        return false;
      }
      budget.spend(1);
      Optional<HistoryView> view;
      if (event.handOver().isPresent()) {
        Set<PortfolioId> portfolios = portfoliosSeenOf(event, event.handOver().get());
        if (portfolios == null) {
          return false;
        }
        view = portfolios.isEmpty() ? Optional.empty() : redact(event, portfolios);
      } else {
        boolean isVisible =
            teller.isDirector() || event.subject().filter(seen::contains).isPresent();
        view = isVisible ? teller.redact(event) : Optional.empty();
      }
      if (view.isPresent()) {
        if (isContinued && items.isEmpty() && retention.isExpired(event)) {
          throw new FeedExpiredException(seal(retention.start(), new byte[0]));
        }
        size += event.size();
        if (size > EventRange.MAX_SIZE && !items.isEmpty()) {
          return false;
        }
        items.add(view.get());
      }
      position = event.position();
    }
    return true;
  }

  /** Returns the portfolios of which a hand-over is shown; null if the budget was spent before. */
  private @Nullable Set<PortfolioId> portfoliosSeenOf(Event event, HandOver handOver) {
    if (teller.isDirector()) {
      return handOver.from().keySet();
    }
    HandOverSearch at =
        search.length == 0
            ? new HandOverSearch(call, event)
            : new HandOverSearch(call, event, search);
    if (at.run(budget)) {
      search = new byte[0];
      return at.found();
    }
    search = at.state();
    return null;
  }

  /**
   * Returns a hand-over, reduced to the portfolios in which the user sees a record that was handed
   * over; showing it for others would disclose the deletion of a user. Its subject is shown only if
   * the changes name it.
   */
  private Optional<HistoryView> redact(Event event, Set<PortfolioId> portfolios) {
    List<Change> changes = RecordState.ownerChanges(event, portfolios);
    Subject subjectShown =
        event
            .subject()
            .filter(
                subject ->
                    teller.isDirector()
                        || (subject instanceof UserId user
                            && changes.stream().anyMatch(change -> names(change, user))))
            .orElse(null);
    return teller.redact(event, EventType.HAND_OVER, subjectShown, changes);
  }

  private static boolean names(Change change, UserId user) {
    return user.key().equals(change.before()) || user.key().equals(change.after());
  }

  /** Returns those subjects of some events that exist and that the user sees now. */
  private Set<Subject> seenOf(List<Event> events) {
    Set<Subject> seen = new HashSet<>();
    Set<Subject> toLookUp = new HashSet<>();
    for (Event event : events) {
      Subject subject = event.subject().orElse(null);
      if (subject instanceof RecordId || subject instanceof FileId) {
        toLookUp.add(subject);
      } else if (subject != null && sees(subject)) {
        seen.add(subject);
      }
    }
    if (!toLookUp.isEmpty()) {
      call.tx()
          .portfolios(toLookUp)
          .forEach(
              (subject, portfolio) -> {
                if (call.visibility().sees(portfolio)) {
                  seen.add(subject);
                }
              });
    }
    return seen;
  }

  /** Returns whether the user sees an entry of the organisation. */
  private boolean sees(Subject subject) {
    if (subject instanceof UserId id) {
      return org.user(id).filter(user -> Decisions.seesProfile(call.actor(), user)).isPresent();
    }
    if (subject instanceof SectionId id) {
      return call.visibility().opens(id);
    }
    if (subject instanceof FieldId id) {
      return org.field(id).map(Field::section).filter(call.visibility()::opens).isPresent();
    }
    if (subject instanceof LabelId id) {
      return org.label(id).isPresent();
    }
    return subject instanceof PipelineId id && org.pipeline(id).isPresent();
  }
}
