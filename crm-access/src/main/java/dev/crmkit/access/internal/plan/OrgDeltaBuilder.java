package dev.crmkit.access.internal.plan;

import dev.crmkit.access.internal.plan.PlannedChange.PlannedEvent;
import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.Subject;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.history.HandOver;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.network.AllowedRanges;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.org.Portfolio;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserDeletion;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds a change of the organisation. Events follow from the entries that are put; an entry that
 * is put unchanged makes neither a change nor an event.
 */
public final class OrgDeltaBuilder {

  private final OrgSnapshot org;
  private final OrgDelta.Builder delta = OrgDelta.builder();
  private final List<PlannedEvent> events = new ArrayList<>();
  private final Set<UserId> voided = new LinkedHashSet<>();
  private @Nullable UserId activated;

  /** Creates a builder of a change that changes nothing. */
  public OrgDeltaBuilder(OrgSnapshot org) {
    this.org = org;
  }

  /** Puts a user, new or changed. */
  public OrgDeltaBuilder put(User user) {
    return put(user, user.id(), org.user(user.id()).orElse(null));
  }

  OrgDeltaBuilder put(Group group) {
    return put(group, group.id(), org.group(group.id()).orElse(null));
  }

  OrgDeltaBuilder put(Section section) {
    return put(section, section.id(), org.section(section.id()).orElse(null));
  }

  OrgDeltaBuilder put(Field field) {
    return put(field, field.id(), org.field(field.id()).orElse(null));
  }

  OrgDeltaBuilder put(Pipeline pipeline) {
    return put(pipeline, pipeline.id(), org.pipeline(pipeline.id()).orElse(null));
  }

  OrgDeltaBuilder put(Label label) {
    return put(label, label.id(), org.label(label.id()).orElse(null));
  }

  OrgDeltaBuilder put(AllowedRanges ranges) {
    return put(ranges, SettingsArea.SECURITY, org.allowedRanges());
  }

  OrgDeltaBuilder put(Policies policies) {
    return put(policies, SettingsArea.SECURITY, org.policies());
  }

  private OrgDeltaBuilder put(OrgEntry entry, Subject subject, @Nullable OrgEntry before) {
    if (!entry.equals(before)) {
      delta.put(entry);
      EventType type = before == null ? EventType.CREATE : EventType.EDIT;
      events.add(new PlannedEvent(subject, type, EntryTexts.changes(before, entry), null));
    }
    return this;
  }

  /** Puts a portfolio of a new user. */
  OrgDeltaBuilder put(Portfolio portfolio) {
    delta.put(portfolio);
    return this;
  }

  /** Reduces the portfolios that a deleted user would get back if the deletion were undone. */
  OrgDeltaBuilder reduceClaims(User deleted, Set<PortfolioId> claims) {
    UserDeletion before = deleted.deletion().orElseThrow();
    UserDeletion after =
        new UserDeletion(before.revision(), before.deletedAt(), before.deletedBy(), claims);
    delta.put(deleted.toBuilder().deletion(after).build());
    Change change =
        new Change("claims", EntryTexts.ids(before.handedOver()), EntryTexts.ids(claims));
    return addEvent(deleted.id(), EventType.EDIT, List.of(change));
  }

  /** Puts a user as deleted. */
  OrgDeltaBuilder delete(User user) {
    delta.put(user);
    events.add(new PlannedEvent(user.id(), EventType.DELETE, List.of(), null));
    return this;
  }

  /** Puts a deleted user as live again. */
  OrgDeltaBuilder restore(User deleted, User user) {
    delta.put(user);
    List<Change> changes = EntryTexts.changes(deleted, user);
    events.add(new PlannedEvent(user.id(), EventType.UNDO_DELETE, changes, null));
    return this;
  }

  /** Hands portfolios over because of the deletion of a user, or of its undoing. */
  OrgDeltaBuilder handOver(UserId because, Set<PortfolioId> portfolios, User to) {
    Map<PortfolioId, UserRef> from = new LinkedHashMap<>();
    for (PortfolioId portfolio : portfolios) {
      from.put(portfolio, org.ownerOf(portfolio).ref());
      delta.put(new Portfolio(portfolio, to.id()));
    }
    if (!from.isEmpty()) {
      events.add(
          new PlannedEvent(because, EventType.HAND_OVER, List.of(), new HandOver(from, to.ref())));
    }
    return this;
  }

  /** Removes an entry. */
  OrgDeltaBuilder remove(Subject subject) {
    delta.remove(subject);
    events.add(new PlannedEvent(subject, EventType.DELETE, List.of(), null));
    return this;
  }

  /** Voids the pending activation of a user, if there is one. */
  OrgDeltaBuilder voidActivation(UserId user) {
    voided.add(user);
    return this;
  }

  /** Issues a new activation token to a user. */
  OrgDeltaBuilder issueActivation(UserId user) {
    activated = user;
    return this;
  }

  /** Adds an event that does not follow from an entry. */
  OrgDeltaBuilder addEvent(Subject subject, EventType type, List<Change> changes) {
    events.add(new PlannedEvent(subject, type, changes, null));
    return this;
  }

  /** Returns the planned change. */
  public PlannedChange build(Subject subject) {
    return new PlannedChange(
        subject, delta.build(), List.copyOf(events), Set.copyOf(voided), activated);
  }
}
