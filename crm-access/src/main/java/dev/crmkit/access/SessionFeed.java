package dev.crmkit.access;

import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.view.FeedPage;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.core.Subject;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Did;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.HandOver;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.UserId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The feed through a user's eyes: the events about what he sees now. It reads on until a page is
 * full or the feed ends, so that nothing is told of how much is left out.
 */
final class SessionFeed {

  private static final String QUESTION = "events";
  private static final int CHUNK = 500;

  private final Call<?> call;
  private final OrgSnapshot org;
  private final Teller teller;
  private final Map<Subject, Boolean> seen = new HashMap<>();

  private SessionFeed(Call<?> call) {
    this.call = call;
    this.org = call.org();
    this.teller = new Teller(call);
  }

  static FeedPage page(Call<?> call, @Nullable String cursor, int limit) {
    Pages.checkLimit(limit);
    long after =
        cursor == null ? 0 : ByteBuffer.wrap(Cursors.open(call, QUESTION, cursor)).getLong();
    return new SessionFeed(call).page(after, limit);
  }

  private FeedPage page(long after, int limit) {
    List<HistoryView> items = new ArrayList<>();
    long position = after;
    List<Event> events;
    do {
      events = call.tx().events(position, CHUNK);
      for (Event event : events) {
        if (items.size() == limit) {
          break;
        }
        position = event.position();
        tell(event).ifPresent(items::add);
      }
    } while (items.size() < limit && events.size() == CHUNK);
    return new FeedPage(items, Cursors.seal(call, QUESTION, Pages.bytes(position)));
  }

  private Optional<HistoryView> tell(Event event) {
    HandOver handOver = event.handOver().orElse(null);
    if (handOver != null) {
      return tell(event, handOver);
    }
    Subject subject = event.subject().orElse(null);
    boolean told =
        teller.isDirector() || (subject != null && seen.computeIfAbsent(subject, this::sees));
    return told ? teller.tell(event) : Optional.empty();
  }

  /**
   * A hand-over is told of the portfolios in which he sees something that went with it: one of
   * nothing would tell him of a deletion that he sees nothing of. Whom it is about is told if he is
   * among them.
   */
  private Optional<HistoryView> tell(Event event, HandOver handOver) {
    Set<PortfolioId> portfolios =
        handOver.from().keySet().stream()
            .filter(call.sight()::sees)
            .filter(each -> teller.isDirector() || Feed.tellsOf(call.tx(), event, each))
            .collect(Collectors.toSet());
    if (portfolios.isEmpty()) {
      return Optional.empty();
    }
    List<Change> changes = RecordLife.ownerChanges(event, portfolios);
    Subject about =
        event
            .subject()
            .filter(
                subject ->
                    teller.isDirector()
                        || (subject instanceof UserId user
                            && changes.stream().anyMatch(change -> names(change, user))))
            .orElse(null);
    return teller.tell(event, Did.HAND_OVER, about, changes);
  }

  private static boolean names(Change change, UserId user) {
    return user.key().equals(change.before()) || user.key().equals(change.after());
  }

  /** Whether he sees a thing that is there now; what is not is the Director's. */
  private boolean sees(Subject subject) {
    if (subject instanceof RecordId id) {
      return Records.readable(call.tx(), id).filter(r -> call.sight().sees(r.portfolio())).isPresent();
    }
    if (subject instanceof FileId id) {
      return call.tx().file(id).filter(file -> sees(file.on())).isPresent();
    }
    if (subject instanceof UserId id) {
      return org.user(id).filter(user -> Decisions.seesProfile(call.actor(), user)).isPresent();
    }
    if (subject instanceof SectionId id) {
      return call.sight().opens(id);
    }
    if (subject instanceof FieldId id) {
      return org.field(id).map(Field::section).filter(call.sight()::opens).isPresent();
    }
    if (subject instanceof LabelId id) {
      return org.label(id).isPresent();
    }
    return subject instanceof PipelineId id && org.pipeline(id).isPresent();
  }
}
