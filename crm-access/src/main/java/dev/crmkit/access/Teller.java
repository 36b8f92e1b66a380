package dev.crmkit.access;

import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.core.Subject;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Did;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.HandOver;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells events to one user: without the fields that he does not see, and where somebody came from
 * only if he sees the profile (rules.md W2, F8).
 */
final class Teller {

  private final OrgSnapshot org;
  private final User actor;
  private final Call<?> call;

  Teller(Call<?> call) {
    this.call = call;
    this.org = call.org();
    this.actor = call.actor();
  }

  /**
   * An event about something that the user sees.
   *
   * @param portfolios of a hand-over, those that it is told of
   * @return empty when nothing is left of it that he sees
   */
  Optional<HistoryView> tell(Event event, Set<PortfolioId> portfolios) {
    List<Change> changes = new ArrayList<>();
    if (event.did() == Did.HAND_OVER) {
      changes.addAll(Histories.ownerChanges(event, portfolios));
    } else {
      event.changes().stream().filter(this::sees).forEach(changes::add);
    }
    boolean emptied = changes.isEmpty() && !event.changes().isEmpty();
    if (emptied && event.did() != Did.CREATE) {
      return Optional.empty();
    }
    return Optional.of(
        new HistoryView(
            subject(event, portfolios),
            event.at(),
            event.by().orElse(null),
            event.address().filter(address -> seesOrigin(event)).orElse(null),
            event.did(),
            changes,
            users(event, changes)));
  }

  /** A field that is no more is the Director's to know of. */
  private boolean sees(Change change) {
    FieldId id = change.field().orElse(null);
    if (id == null) {
      return true;
    }
    Field field = org.field(id).orElse(null);
    return field == null ? isDirector() : call.sight().opens(field.section());
  }

  private boolean seesOrigin(Event event) {
    UserId by = event.by().map(UserRef::id).orElse(null);
    User author = by == null ? null : org.userOrNull(by);
    return author == null ? isDirector() : Decisions.seesProfile(actor, author);
  }

  private boolean isDirector() {
    return actor.type() == UserType.DIRECTOR;
  }

  /** Whom a hand-over is about is told only where he is among those whose records are. */
  private @Nullable Subject subject(Event event, Set<PortfolioId> portfolios) {
    Subject subject = event.subject().orElse(null);
    HandOver handOver = event.handOver().orElse(null);
    if (handOver == null || isDirector()) {
      return subject;
    }
    boolean told =
        handOver.to().id().equals(subject)
            || portfolios.stream()
                .anyMatch(
                    id -> {
                      UserRef from = handOver.from().get(id);
                      return from != null && from.id().equals(subject);
                    });
    return told ? subject : null;
  }

  private List<UserRef> users(Event event, List<Change> changes) {
    Map<String, UserRef> then = new LinkedHashMap<>();
    event
        .handOver()
        .ifPresent(
            handOver -> {
              handOver.from().values().forEach(user -> then.put(user.id().key(), user));
              then.put(handOver.to().id().key(), handOver.to());
            });
    Map<String, UserRef> named = new LinkedHashMap<>();
    for (Change change : changes) {
      if (change.attribute().equals("owner")) {
        name(change.before(), then, named);
        name(change.after(), then, named);
      }
    }
    return List.copyOf(named.values());
  }

  private void name(@Nullable String id, Map<String, UserRef> then, Map<String, UserRef> named) {
    if (id == null) {
      return;
    }
    UserRef known = then.get(id);
    if (known != null) {
      named.put(id, known);
      return;
    }
    UserId user = new UserId(Long.parseLong(id));
    org.user(user).or(() -> org.deletedUser(user)).ifPresent(found -> named.put(id, found.ref()));
  }
}
