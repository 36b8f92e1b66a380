package dev.crmkit.store.testkit.internal.invariant;

import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.DeletionId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.history.HandOver;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserDeletion;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of a workspace rebuilt from its event feed alone, as in event sourcing (rules.md W2,
 * W3): the organisation, the records and the files, living and deleted. Indirect effects of
 * settings changes on records, such as the loss of a deleted label, have no events of their own;
 * they are applied when the event of the settings change is replayed (docs/adr/0007).
 *
 * <p>The feed does not contain the contents of files, activation tokens and sign-in attempts.
 */
public final class EventReplay {

  final Map<Subject, ReplayedEntity> entities = new LinkedHashMap<>();
  final Map<PortfolioId, UserId> owners = new LinkedHashMap<>();
  final Set<Subject> retired = new HashSet<>();
  private final List<String> contradictions = new ArrayList<>();
  private long revision;

  private EventReplay() {}

  /**
   * Replays events.
   *
   * @param events all events of the feed, by ascending position
   * @return the state after the last event
   */
  public static EventReplay of(List<Event> events) {
    EventReplay replay = new EventReplay();
    events.forEach(replay::apply);
    return replay;
  }

  /**
   * Replays the feed of a workspace and compares the outcome with what is stored, in one read
   * transaction.
   *
   * @param store the store that holds the workspace
   * @param workspace the workspace to check
   * @return as {@link #differences(CrmStore, WorkspaceId)}
   */
  public static List<String> check(CrmStore store, WorkspaceId workspace) {
    return store.read(
        workspace,
        tx -> {
          StoredState stored = StoredState.read(tx);
          return of(stored.events()).differences(stored);
        });
  }

  /**
   * Compares the replayed state with the stored one.
   *
   * @param store the store that holds the workspace
   * @param workspace the workspace whose feed was replayed
   * @return first the contradictions between events, then the differences between the replayed and
   *     the stored state, one sentence each with the ids; empty if the feed reproduces the stored
   *     state
   */
  public List<String> differences(CrmStore store, WorkspaceId workspace) {
    return differences(store.read(workspace, StoredState::read));
  }

  List<String> differences(StoredState stored) {
    List<String> all = new ArrayList<>(contradictions);
    all.addAll(new ReplayComparison(this, stored).differences());
    return all;
  }

  long revision() {
    return revision;
  }

  private void apply(Event event) {
    revision(event);
    event.actor().ifPresent(by -> checkName(event, by));
    Subject subject = event.subject().orElse(null);
    if (subject == null) {
      return;
    }
    try {
      if (event.type() == EventType.CREATE) {
        applyCreation(event, subject);
      } else {
        ReplayedEntity entity = entities.get(subject);
        if (entity == null && subject instanceof SettingsArea) {
          entity = settings(event);
          entities.put(subject, entity);
        }
        if (entity == null) {
          reportContradiction(event, "no earlier event creates it");
        } else {
          apply(event, subject, entity);
        }
      }
    } catch (IllegalArgumentException e) {
      reportContradiction(event, "it cannot be read: " + e.getMessage());
    }
  }

  /** A change of the organisation increases the revision by one; a change of a record does not. */
  private void revision(Event event) {
    Subject subject = event.subject().orElse(null);
    boolean ofRecord = subject == null || subject instanceof RecordId || subject instanceof FileId;
    long lowest = revision;
    long highest = ofRecord ? revision : revision + 1;
    if (event.revision() < lowest || event.revision() > highest) {
      reportContradiction(
          event, "it has revision " + event.revision() + ", and the event before has " + revision);
    }
    revision = Math.max(revision, event.revision());
  }

  private void applyCreation(Event event, Subject subject) {
    ReplayedEntity entity = new ReplayedEntity(event);
    ReplayedEntity before = entities.put(subject, entity);
    if (before != null || retired.contains(subject)) {
      reportContradiction(event, "it already existed");
    }
    applyChange(event, subject, entity);
    if (subject instanceof UserId user) {
      owners.put(new PortfolioId(Long.parseLong(entity.required("portfolio"))), user);
    }
  }

  /** Returns the initial IP ranges and policies, which exist without an event. */
  private static ReplayedEntity settings(Event first) {
    ReplayedEntity entity = new ReplayedEntity(first);
    entity.set("allowed-ips", "[]");
    entity.set("peer-access", "view");
    entity.set("ip-check", "every-call");
    return entity;
  }

  private void apply(Event event, Subject subject, ReplayedEntity entity) {
    HandOver handOver = event.handOver().orElse(null);
    if (handOver != null) {
      applyHandOver(event, handOver, entity);
    } else if (subject instanceof UserId) {
      applyUser(event, subject, entity);
    } else if (subject instanceof RecordId || subject instanceof FileId) {
      applyRecord(event, subject, entity);
    } else if (event.type() == EventType.DELETE) {
      new ReplayedState(entities).entry(subject, entity);
      entities.remove(subject);
      retired.add(subject);
      new LazyRemovals(entities).applyRemoval(subject);
    } else {
      String stages = entity.get("stages");
      applyChange(event, subject, entity);
      new LazyRemovals(entities)
          .applyPipelineChange(subject, event.occurredAt(), stages, entity.get("stages"));
    }
  }

  private void applyUser(Event event, Subject subject, ReplayedEntity entity) {
    if (event.type() == EventType.DELETE) {
      entity.userDeletion =
          new UserDeletion(
              event.revision(), event.occurredAt(), event.actor().orElseThrow().id(), Set.of());
    } else if (event.type() == EventType.UNDO_DELETE) {
      if (entity.userDeletion == null) {
        reportContradiction(event, "no earlier event deletes the user");
      }
      entity.userDeletion = null;
    }
    applyChange(event, subject, entity);
  }

  /**
   * Transfers portfolios; a deleted user keeps a claim to those that their deletion handed over
   * (rules.md D9).
   */
  private void applyHandOver(Event event, HandOver handOver, ReplayedEntity deletedUser) {
    UserDeletion deletion = deletedUser.userDeletion;
    if (deletion != null) {
      deletedUser.userDeletion =
          new UserDeletion(
              deletion.revision(),
              deletion.deletedAt(),
              deletion.deletedBy(),
              handOver.from().keySet());
    }
    checkName(event, handOver.to());
    handOver
        .from()
        .forEach(
            (portfolio, from) -> {
              checkName(event, from);
              UserId owner = owners.put(portfolio, handOver.to().id());
              if (!from.id().equals(owner)) {
                reportContradiction(
                    event, portfolio + " was owned by " + owner + ", not " + from.id());
              }
            });
  }

  private void applyRecord(Event event, Subject subject, ReplayedEntity entity) {
    if ((entity.deletion != null) != (event.type() == EventType.UNDO_DELETE)) {
      reportContradiction(
          event, entity.deletion == null ? "it is not deleted" : "it is already deleted");
    }
    applyChange(event, subject, entity);
    if (event.type() == EventType.DELETE) {
      String with = entity.get("with");
      entity.deletion =
          new Deletion(
              new DeletionId(Long.parseLong(entity.required("deletion"))),
              with == null ? subject : Subject.parse(with),
              event.occurredAt(),
              event.actor().orElseThrow());
      entity.set("deletion", null);
      entity.set("with", null);
    } else {
      entity.updatedAt = event.occurredAt();
    }
    if (event.type() == EventType.UNDO_DELETE) {
      entity.deletion = null;
    }
  }

  private void applyChange(Event event, Subject subject, ReplayedEntity entity) {
    for (Change change : event.changes()) {
      String attribute = change.attribute();
      if (change.pipeline().isPresent()) {
        ReplayedEntity.StagePosition place = entity.stages.get(change.pipeline().get());
        checkBefore(event, change, place == null ? null : Long.toString(place.stage().value()));
        new LazyRemovals(entities).move(entity, change, event.occurredAt());
      } else if (attribute.equals("owner")) {
        checkBefore(event, change, entity.portfolio == null ? null : owner(entity.portfolio));
      } else if (attribute.equals("claims")) {
        applyClaim(event, change, entity);
      } else if (!attribute.equals("activation")) {
        checkBefore(event, change, entity.get(attribute));
        entity.set(change);
      }
    }
    PortfolioId before = entity.portfolio;
    event.portfolio().ifPresent(portfolio -> entity.portfolio = portfolio);
    boolean assigned =
        event.changes().stream().anyMatch(change -> change.attribute().equals("owner"));
    if (!Objects.equals(before, entity.portfolio) && !assigned) {
      reportContradiction(event, "its portfolio changed without an assignment");
    }
    event.version().ifPresent(version -> entity.version = version);
    for (Change change : event.changes()) {
      if (change.attribute().equals("owner")) {
        String now = entity.portfolio == null ? null : owner(entity.portfolio);
        if (!Objects.equals(now, change.after())) {
          reportContradiction(
              event, subject.path() + " is now of user/" + now + ", not " + change.after());
        }
      }
    }
  }

  private void applyClaim(Event event, Change change, ReplayedEntity entity) {
    UserDeletion deletion = entity.userDeletion;
    if (deletion == null) {
      reportContradiction(event, "a user who is not deleted has no claims");
      return;
    }
    if (!deletion.handedOver().equals(ChangeParser.ids(change.before(), PortfolioId::new))) {
      reportContradiction(
          event, "the user claimed " + deletion.handedOver() + ", not " + change.before());
    }
    entity.userDeletion =
        new UserDeletion(
            deletion.revision(),
            deletion.deletedAt(),
            deletion.deletedBy(),
            ChangeParser.ids(change.after(), PortfolioId::new));
  }

  private @Nullable String owner(PortfolioId portfolio) {
    UserId owner = owners.get(portfolio);
    return owner == null ? null : owner.key();
  }

  private void checkBefore(Event event, Change change, @Nullable String known) {
    if (!Objects.equals(known, change.before())) {
      reportContradiction(
          event,
          change.attribute() + " was " + known + " by the events before, not " + change.before());
    }
  }

  /** Checks that a user is given the name that they had at the time of the event (rules.md D5). */
  private void checkName(Event event, UserRef user) {
    ReplayedEntity entity = entities.get(user.id());
    if (entity != null && !user.name().equals(entity.get("name"))) {
      reportContradiction(
          event, user.id() + " was then " + entity.get("name") + ", not " + user.name());
    }
  }

  private void reportContradiction(Event event, String why) {
    contradictions.add(
        "event "
            + event.position()
            + ", "
            + event.type().word()
            + event.subject().map(subject -> " of " + subject.path()).orElse("")
            + ": "
            + why);
  }
}
