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
 * A workspace as its event feed alone tells it (rules.md W2, W3): whoever reads the feed from its
 * beginning has the organisation, the records and the files, living and deleted. What a change of
 * the settings does to records by itself, such as the loss of a label, is done here when the event
 * of the change is read (docs/adr/0007).
 *
 * <p>The feed does not tell the contents of files, the tokens of activations and sign-ins.
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
   * @param events all that the feed holds, by position upwards
   * @return the state after them
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
   * @param store where the workspace is kept
   * @param workspace which
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
   * What the replayed state and the stored one differ in.
   *
   * @param store where the workspace is kept
   * @param workspace whose feed was replayed
   * @return where events contradict each other, then where the outcome is not what is stored, each
   *     a sentence that names the ids; empty when the feed tells all
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
        ReplayedEntity told = entities.get(subject);
        if (told == null && subject instanceof SettingsArea) {
          told = settings(event);
          entities.put(subject, told);
        }
        if (told == null) {
          reportContradiction(event, "nothing before told of its creation");
        } else {
          apply(event, subject, told);
        }
      }
    } catch (IllegalArgumentException e) {
      reportContradiction(event, "it cannot be read: " + e.getMessage());
    }
  }

  /** A change of the organisation makes the next revision; a record is changed under it. */
  private void revision(Event event) {
    Subject subject = event.subject().orElse(null);
    boolean ofRecord = subject == null || subject instanceof RecordId || subject instanceof FileId;
    long least = revision;
    long most = ofRecord ? revision : revision + 1;
    if (event.revision() < least || event.revision() > most) {
      reportContradiction(
          event, "it is of revision " + event.revision() + ", and the one before of " + revision);
    }
    revision = Math.max(revision, event.revision());
  }

  private void applyCreation(Event event, Subject subject) {
    ReplayedEntity told = new ReplayedEntity(event);
    ReplayedEntity before = entities.put(subject, told);
    if (before != null || retired.contains(subject)) {
      reportContradiction(event, "it was created before");
    }
    applyChange(event, subject, told);
    if (subject instanceof UserId user) {
      owners.put(new PortfolioId(Long.parseLong(told.required("portfolio"))), user);
    }
  }

  /** Allowed ranges and policies are there from the start. */
  private static ReplayedEntity settings(Event first) {
    ReplayedEntity told = new ReplayedEntity(first);
    told.set("allowed-ips", "[]");
    told.set("peer-access", "view");
    told.set("ip-check", "every-call");
    return told;
  }

  private void apply(Event event, Subject subject, ReplayedEntity told) {
    HandOver handOver = event.handOver().orElse(null);
    if (handOver != null) {
      applyHandOver(event, handOver, told);
    } else if (subject instanceof UserId) {
      applyUser(event, subject, told);
    } else if (subject instanceof RecordId || subject instanceof FileId) {
      applyRecord(event, subject, told);
    } else if (event.type() == EventType.DELETE) {
      new ReplayedState(entities).entry(subject, told);
      entities.remove(subject);
      retired.add(subject);
      new LazyRemovals(entities).applyRemoval(subject);
    } else {
      String stages = told.get("stages");
      applyChange(event, subject, told);
      new LazyRemovals(entities)
          .applyPipelineChange(subject, event.occurredAt(), stages, told.get("stages"));
    }
  }

  private void applyUser(Event event, Subject subject, ReplayedEntity told) {
    if (event.type() == EventType.DELETE) {
      told.userDeletion =
          new UserDeletion(
              event.revision(), event.occurredAt(), event.actor().orElseThrow().id(), Set.of());
    } else if (event.type() == EventType.UNDO_DELETE) {
      if (told.userDeletion == null) {
        reportContradiction(event, "nothing before told of a deletion");
      }
      told.userDeletion = null;
    }
    applyChange(event, subject, told);
  }

  /** A deleted user has a claim to what his deletion handed over (rules.md D9). */
  private void applyHandOver(Event event, HandOver handOver, ReplayedEntity because) {
    UserDeletion deletion = because.userDeletion;
    if (deletion != null) {
      because.userDeletion =
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
              UserId holder = owners.put(portfolio, handOver.to().id());
              if (!from.id().equals(holder)) {
                reportContradiction(
                    event, portfolio + " was held by " + holder + ", not " + from.id());
              }
            });
  }

  /** A record or a file. */
  private void applyRecord(Event event, Subject subject, ReplayedEntity told) {
    if ((told.deletion != null) != (event.type() == EventType.UNDO_DELETE)) {
      reportContradiction(event, told.deletion == null ? "it lives" : "it is deleted");
    }
    applyChange(event, subject, told);
    if (event.type() == EventType.DELETE) {
      String with = told.get("with");
      told.deletion =
          new Deletion(
              new DeletionId(Long.parseLong(told.required("deletion"))),
              with == null ? subject : Subject.parse(with),
              event.occurredAt(),
              event.actor().orElseThrow());
      told.set("deletion", null);
      told.set("with", null);
    } else {
      told.updatedAt = event.occurredAt();
    }
    if (event.type() == EventType.UNDO_DELETE) {
      told.deletion = null;
    }
  }

  private void applyChange(Event event, Subject subject, ReplayedEntity told) {
    for (Change change : event.changes()) {
      String attribute = change.attribute();
      if (change.pipeline().isPresent()) {
        ReplayedEntity.StagePosition place = told.stages.get(change.pipeline().get());
        checkBefore(event, change, place == null ? null : Long.toString(place.stage().value()));
        new LazyRemovals(entities).move(told, change, event.occurredAt());
      } else if (attribute.equals("owner")) {
        checkBefore(event, change, told.portfolio == null ? null : owner(told.portfolio));
      } else if (attribute.equals("claims")) {
        applyClaim(event, change, told);
      } else if (!attribute.equals("activation")) {
        checkBefore(event, change, told.get(attribute));
        told.set(change);
      }
    }
    PortfolioId before = told.portfolio;
    event.portfolio().ifPresent(portfolio -> told.portfolio = portfolio);
    boolean assigned =
        event.changes().stream().anyMatch(change -> change.attribute().equals("owner"));
    if (!Objects.equals(before, told.portfolio) && !assigned) {
      reportContradiction(event, "it lies elsewhere, and no assignment tells of it");
    }
    event.version().ifPresent(version -> told.version = version);
    for (Change change : event.changes()) {
      if (change.attribute().equals("owner")) {
        String now = told.portfolio == null ? null : owner(told.portfolio);
        if (!Objects.equals(now, change.after())) {
          reportContradiction(
              event, subject.path() + " is now of user/" + now + ", not " + change.after());
        }
      }
    }
  }

  private void applyClaim(Event event, Change change, ReplayedEntity told) {
    UserDeletion deletion = told.userDeletion;
    if (deletion == null) {
      reportContradiction(event, "who is not deleted claims nothing");
      return;
    }
    if (!deletion.handedOver().equals(ChangeParser.ids(change.before(), PortfolioId::new))) {
      reportContradiction(
          event, "he claimed " + deletion.handedOver() + ", not " + change.before());
    }
    told.userDeletion =
        new UserDeletion(
            deletion.revision(),
            deletion.deletedAt(),
            deletion.deletedBy(),
            ChangeParser.ids(change.after(), PortfolioId::new));
  }

  private @Nullable String owner(PortfolioId portfolio) {
    UserId holder = owners.get(portfolio);
    return holder == null ? null : holder.key();
  }

  private void checkBefore(Event event, Change change, @Nullable String known) {
    if (!Objects.equals(known, change.before())) {
      reportContradiction(
          event,
          change.attribute() + " was " + known + " by the events before, not " + change.before());
    }
  }

  /** Users are named as they were (rules.md D5). */
  private void checkName(Event event, UserRef user) {
    ReplayedEntity told = entities.get(user.id());
    if (told != null && !user.name().equals(told.get("name"))) {
      reportContradiction(
          event, user.id() + " was then " + told.get("name") + ", not " + user.name());
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
