package dev.crmkit.store.testkit.internal.invariant;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.Subject;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the event feed and the history of each entity (rules.md W2 to W4, E6, E7). */
final class HistoryInvariants {

  private final StoredState stored;
  private final Findings findings;
  private final Map<Subject, List<Event>> histories = new LinkedHashMap<>();

  HistoryInvariants(StoredState stored, Findings findings) {
    this.stored = stored;
    this.findings = findings;
    for (Event event : stored.events()) {
      event
          .subject()
          .ifPresent(
              subject -> histories.computeIfAbsent(subject, any -> new ArrayList<>()).add(event));
    }
  }

  void check() {
    checkOrder();
    checkRevisions();
    stored.events().forEach(this::checkPortfoliosExist);
    for (OrgEntry entry : stored.org().entries()) {
      Subject subject = subject(entry);
      if (subject != null) {
        checkBeginning(subject);
      }
    }
    stored.records().values().forEach(record -> checkRecord(record, false));
    stored.deletedRecords().values().forEach(record -> checkRecord(record, true));
    stored.files().keySet().forEach(file -> checkFile(file, false));
    stored.deletedFiles().keySet().forEach(file -> checkFile(file, true));
    histories.keySet().forEach(this::checkNotPurged);
  }

  private void checkOrder() {
    long position = 0;
    long revision = 1;
    for (Event event : stored.events()) {
      findings.require(
          event.position() > position,
          "W3",
          "event " + event.position() + " comes after event " + position);
      findings.require(
          event.revision() >= revision,
          "W4",
          "event "
              + event.position()
              + " has revision "
              + event.revision()
              + " after revision "
              + revision);
      position = event.position();
      revision = event.revision();
      findings.require(
          event.subject().isEmpty() == (event.type() == EventType.PURGE),
          "E6",
          "event " + position + " must have a subject unless it is a purge");
      findings.require(
          event.handOver().isPresent() == (event.type() == EventType.HAND_OVER),
          "W3",
          "event " + position + " must move portfolios if and only if it is a hand-over");
    }
    findings.require(
        position <= stored.lastPosition(),
        "W3",
        "the last position is " + stored.lastPosition() + ", but there is event " + position);
    findings.require(
        revision <= stored.org().revision(),
        "W4",
        "an event has revision "
            + revision
            + ", but the organisation has "
            + stored.org().revision());
  }

  /** Checks that each revision has an event. */
  private void checkRevisions() {
    Set<Long> revisions = new HashSet<>();
    for (Event event : stored.events()) {
      boolean ofOrganisation =
          event.subject().isPresent() && !isStoredSeparately(event.subject().orElseThrow());
      if (ofOrganisation) {
        revisions.add(event.revision());
      }
    }
    for (long revision = 1; revision <= stored.org().revision(); revision++) {
      findings.require(revisions.contains(revision), "W4", "no event has revision " + revision);
    }
  }

  private static boolean isStoredSeparately(Subject subject) {
    return subject instanceof RecordId || subject instanceof FileId;
  }

  private void checkPortfoliosExist(Event event) {
    Set<PortfolioId> missing = new HashSet<>();
    event.portfolio().ifPresent(missing::add);
    event.handOver().ifPresent(handOver -> missing.addAll(handOver.from().keySet()));
    missing.removeIf(stored.org()::hasPortfolio);
    findings.require(
        missing.isEmpty(), "D1", "event " + event.position() + " names missing " + missing);
  }

  private static @Nullable Subject subject(OrgEntry entry) {
    return entry instanceof User user
        ? user.id()
        : entry instanceof Group group
            ? group.id()
            : entry instanceof Section section
                ? section.id()
                : entry instanceof Field field
                    ? field.id()
                    : entry instanceof Pipeline pipeline
                        ? pipeline.id()
                        : entry instanceof Label label ? label.id() : null;
  }

  private List<Event> history(Subject subject) {
    return histories.getOrDefault(subject, List.of());
  }

  private void checkBeginning(Subject subject) {
    List<Event> history = history(subject);
    boolean first = !history.isEmpty() && history.get(0).type() == EventType.CREATE;
    long created = history.stream().filter(event -> event.type() == EventType.CREATE).count();
    findings.require(
        first && created == 1,
        "W2",
        "the history of "
            + subject.path()
            + " must begin with a single creation, but has "
            + history.stream().map(event -> event.type().word()).toList());
  }

  private void checkFile(FileId id, boolean deleted) {
    checkBeginning(id);
    checkEnd(id, deleted);
  }

  private void checkRecord(CrmRecord record, boolean deleted) {
    checkBeginning(record.id());
    checkEnd(record.id(), deleted);
    List<Event> history = history(record.id());
    long given = 0;
    Event before = null;
    for (Event event : history) {
      if (event.portfolio().isEmpty() || event.version().isEmpty()) {
        findings.add("W2", describe(event, record) + " has no portfolio or version");
        return;
      }
      if (increasesVersion(before, event)) {
        given++;
      }
      findings.require(
          event.version().orElseThrow() == given,
          "E7",
          describe(event, record)
              + " has version "
              + event.version().orElseThrow()
              + ", not "
              + given);
      before = event;
    }
    findings.require(
        record.version() == given,
        "E7",
        record.id() + " is at version " + record.version() + " after " + given + " changes");
    findings.require(
        before == null || before.portfolio().orElseThrow().equals(record.portfolio()),
        "W2",
        record.id() + " is in " + record.portfolio() + ", but not by its history");
  }

  private static String describe(Event event, CrmRecord record) {
    return "event " + event.position() + " (" + event.type().word() + " of " + record.id() + ")";
  }

  /**
   * One write increases the version by one, even if it appends an edit, an assignment and a move.
   */
  private static boolean increasesVersion(@Nullable Event before, Event event) {
    return switch (event.type()) {
      case CREATE, UNDO_DELETE -> true;
      case EDIT, ASSIGN, STAGE -> before == null || !belongToOneWrite(before, event);
      case DELETE, HAND_OVER, PURGE -> false;
    };
  }

  private static boolean belongToOneWrite(Event before, Event event) {
    return (before.type() == EventType.EDIT || before.type() == EventType.ASSIGN)
        && before.type().compareTo(event.type()) < 0
        && before.position() == event.position() - 1
        && before.occurredAt().equals(event.occurredAt())
        && before.version().equals(event.version());
  }

  private void checkEnd(Subject id, boolean deleted) {
    List<Event> history = history(id);
    EventType last = history.isEmpty() ? EventType.CREATE : history.get(history.size() - 1).type();
    findings.require(
        (last == EventType.DELETE) == deleted,
        "W2",
        id.path()
            + (deleted ? " is deleted" : " is living")
            + ", but its last event is "
            + last.word());
  }

  /** Checks that no events remain of a purged record or file. */
  private void checkNotPurged(Subject subject) {
    if (subject instanceof SettingsArea) {
      return;
    }
    boolean exists =
        subject instanceof RecordId id
            ? stored.records().containsKey(id) || stored.deletedRecords().containsKey(id)
            : subject instanceof FileId file
                ? stored.files().containsKey(file) || stored.deletedFiles().containsKey(file)
                : stored.org().isTaken(subject);
    findings.require(
        exists, "E6", "there is a history of " + subject.path() + ", which does not exist");
  }
}
