package dev.crmkit.access.internal.history;

import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.internal.plan.EntryTexts;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.core.Subject;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows events to one user: without the fields that the user cannot see, and with the address only
 * if the user can view the profile of whoever made the change (rules.md W2, F8).
 */
final class HistoryRedactor {

  private final OrgSnapshot org;
  private final User actor;
  private final CallContext<?> call;
  private @Nullable Set<GroupId> groups;

  HistoryRedactor(CallContext<?> call) {
    this.call = call;
    this.org = call.org();
    this.actor = call.actor();
  }

  /** Shows an event about a thing that the user sees. */
  Optional<HistoryView> redact(Event event) {
    return redact(event, event.type(), event.subject().orElse(null), event.changes());
  }

  /** Shows what an event means for a thing; empty if the user sees none of its changes. */
  Optional<HistoryView> redact(
      Event event, EventType type, @Nullable Subject subject, List<Change> changes) {
    List<Change> seen =
        changes.stream()
            .filter(change -> sees(subject, change))
            .flatMap(change -> withoutHiddenGroups(subject, change).stream())
            .toList();
    if (seen.isEmpty() && !changes.isEmpty() && type != EventType.CREATE) {
      return Optional.empty();
    }
    return Optional.of(
        new HistoryView(
            subject,
            event.occurredAt(),
            event.actor().orElse(null),
            event.address().filter(address -> seesOrigin(event)).orElse(null),
            type,
            seen,
            NamedUsers.of(org, event, seen)));
  }

  private boolean sees(@Nullable Subject subject, Change change) {
    FieldId id = change.field().orElse(null);
    if (id != null) {
      // Deleted fields are shown to the Director only (F8).
      Field field = org.field(id).orElse(null);
      return field == null ? isDirector() : call.visibility().opens(field.section());
    }
    return switch (change.attribute()) {
      case "portfolio", "claims" -> false;
      case "access" -> Decisions.decide(actor, Action.MANAGE, SettingsArea.CLIENT_FORM).allowed();
      case "section" ->
          !(subject instanceof FieldId) || (opens(change.before()) && opens(change.after()));
      default -> true;
    };
  }

  /** Removes the groups that the user cannot see; empty if only those changed (U11). */
  private Optional<Change> withoutHiddenGroups(@Nullable Subject subject, Change change) {
    boolean ofGroups = subject instanceof UserId && change.attribute().equals("groups");
    if (!ofGroups || call.visibility().seesAllGroups()) {
      return Optional.of(change);
    }
    Set<GroupId> seen = groups();
    String before = EntryTexts.idsAmong(change.before(), seen);
    String after = EntryTexts.idsAmong(change.after(), seen);
    return Objects.equals(before, after)
        ? Optional.empty()
        : Optional.of(new Change(change.attribute(), before, after));
  }

  private Set<GroupId> groups() {
    Set<GroupId> seen = groups;
    if (seen == null) {
      seen =
          call.visibility().groups().stream()
              .map(Group::id)
              .collect(Collectors.toUnmodifiableSet());
      groups = seen;
    }
    return seen;
  }

  private boolean opens(@Nullable String section) {
    return section == null
        || isDirector()
        || call.visibility().opens(new SectionId(Long.parseLong(section)));
  }

  private boolean seesOrigin(Event event) {
    User author = event.actor().map(UserRef::id).flatMap(org::user).orElse(null);
    return author == null ? isDirector() : Decisions.seesProfile(actor, author);
  }

  boolean isDirector() {
    return call.isDirector();
  }
}
