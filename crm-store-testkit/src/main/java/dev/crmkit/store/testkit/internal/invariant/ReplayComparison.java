package dev.crmkit.store.testkit.internal.invariant;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.Subject;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.deal.Closed;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.UserId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares a replayed workspace with the stored one. */
final class ReplayComparison {

  private final EventReplay replay;
  private final StoredState stored;
  private final OrgSnapshot org;
  private final ReplayedState replayedState;
  private final List<String> differences = new ArrayList<>();

  ReplayComparison(EventReplay replay, StoredState stored) {
    this.replay = replay;
    this.stored = stored;
    this.org = stored.org();
    this.replayedState = new ReplayedState(replay.entities);
  }

  List<String> differences() {
    compare("the revision", org.revision(), replay.revision());
    organisation();
    compare("the removed entries", org.retired(), replay.retired);
    Map<PortfolioId, UserId> owners = new LinkedHashMap<>();
    org.portfolios().forEach(portfolio -> owners.put(portfolio.id(), portfolio.owner()));
    compare("the owners of portfolios", owners, replay.owners);
    records();
    return differences;
  }

  private void organisation() {
    Map<Subject, Object> entries = new LinkedHashMap<>();
    org.users().forEach(user -> entries.put(user.id(), user));
    org.deletedUsers().forEach(user -> entries.put(user.id(), user));
    org.groups().forEach(group -> entries.put(group.id(), group));
    org.sections().forEach(section -> entries.put(section.id(), section));
    org.fields().forEach(field -> entries.put(field.id(), field));
    org.pipelines().forEach(pipeline -> entries.put(pipeline.id(), pipeline));
    org.labels().forEach(label -> entries.put(label.id(), label));
    Map<Subject, Object> replayed = new LinkedHashMap<>();
    replay.entities.forEach(
        (subject, entity) ->
            attempt(
                subject,
                () -> {
                  OrgEntry entry = replayedState.entry(subject, entity);
                  if (entry != null) {
                    replayed.put(subject, entry);
                  }
                }));
    compareAll("", entries, replayed);
    attempt(null, () -> compare("the allowed ranges", org.allowedRanges(), replayedState.ranges()));
    attempt(null, () -> compare("the policies", org.policies(), replayedState.policies()));
  }

  private void records() {
    Map<Subject, Object> living = new LinkedHashMap<>();
    stored.records().forEach((id, record) -> living.put(id, present(record)));
    living.putAll(stored.files());
    Map<Subject, Object> deleted = new LinkedHashMap<>();
    stored.deletedRecords().forEach((id, record) -> deleted.put(id, present(record)));
    deleted.putAll(stored.deletedFiles());
    Map<Subject, Object> replayedLiving = new LinkedHashMap<>();
    Map<Subject, Object> replayedDeleted = new LinkedHashMap<>();
    Map<Subject, Deletion> deletions = new LinkedHashMap<>();
    replay.entities.forEach(
        (subject, entity) -> {
          Deletion deletion = entity.deletion;
          if (deletion != null) {
            deletions.put(subject, deletion);
          }
          attempt(
              subject,
              () -> {
                Object value =
                    subject instanceof RecordId record
                        ? replayedState.record(record, entity)
                        : subject instanceof FileId file ? replayedState.file(file, entity) : null;
                if (value != null) {
                  (deletion == null ? replayedLiving : replayedDeleted).put(subject, value);
                }
              });
        });
    compareAll("", living, replayedLiving);
    compareAll("deleted ", deleted, replayedDeleted);
    compare("the deletions", stored.deletions(), deletions);
    stored.records().values().forEach(this::closedAt);
  }

  /**
   * Checks the closing time of a deal: the later of entering its stage and of the stage getting its
   * outcome.
   */
  private void closedAt(CrmRecord record) {
    ReplayedEntity entity = replay.entities.get(record.id());
    if (record instanceof Deal deal && entity != null) {
      Closed expected = null;
      for (Map.Entry<PipelineId, ReplayedEntity.StagePosition> entry : entity.stages.entrySet()) {
        ReplayedEntity.StagePosition position = entry.getValue();
        Instant since =
            position.outcomeSince().isAfter(position.since())
                ? position.outcomeSince()
                : position.since();
        Closed here =
            org.pipeline(entry.getKey())
                .flatMap(pipeline -> pipeline.stage(position.stage()))
                .flatMap(Stage::closes)
                .map(how -> new Closed(how, since))
                .orElse(null);
        if (here != null && (expected == null || here.closedAt().isBefore(expected.closedAt()))) {
          expected = here;
        }
      }
      compare(
          deal.id() + " closed",
          Closed.of(deal.stages(), org.pipelines()),
          Optional.ofNullable(expected));
    }
  }

  /**
   * Returns the record without references to deleted settings, and with its stages replaced by the
   * current ones.
   */
  private CrmRecord present(CrmRecord record) {
    if (record instanceof Client client) {
      Map<FieldId, FieldValue> fields = new LinkedHashMap<>(client.fields());
      fields.keySet().removeIf(field -> org.field(field).isEmpty());
      return client.toBuilder()
          .fields(fields)
          .labels(present(client.labels()))
          .stages(stageEntries(client.stages()))
          .build();
    } else if (record instanceof Deal deal) {
      return deal.toBuilder()
          .labels(present(deal.labels()))
          .stages(stageEntries(deal.stages()))
          .build();
    }
    return record;
  }

  private Set<LabelId> present(Set<LabelId> labels) {
    return labels.stream()
        .filter(label -> org.label(label).isPresent())
        .collect(Collectors.toSet());
  }

  private Map<PipelineId, StageEntry> stageEntries(Map<PipelineId, StageEntry> entries) {
    Map<PipelineId, StageEntry> now = new LinkedHashMap<>();
    entries.forEach(
        (id, entry) ->
            org.pipeline(id)
                .flatMap((Pipeline pipeline) -> pipeline.currentStage(entry.stage()))
                .ifPresent(stage -> now.put(id, new StageEntry(stage.id(), entry.enteredAt()))));
    return now;
  }

  private void attempt(@Nullable Subject subject, Runnable work) {
    try {
      work.run();
    } catch (IllegalArgumentException | DateTimeException e) {
      differences.add(
          (subject == null ? "the settings" : subject.path())
              + " cannot be replayed: "
              + e.getMessage());
    }
  }

  private void compare(String what, Object inStore, Object replayed) {
    if (!inStore.equals(replayed)) {
      differences.add(what + ": stored " + inStore + ", replayed " + replayed);
    }
  }

  private void compareAll(
      String which, Map<? extends Subject, ?> inStore, Map<? extends Subject, ?> replayed) {
    Set<Subject> all = new LinkedHashSet<>(inStore.keySet());
    all.addAll(replayed.keySet());
    for (Subject subject : all) {
      Object here = inStore.get(subject);
      Object there = replayed.get(subject);
      if (here == null || there == null) {
        differences.add(
            which + subject.path() + " is " + (here == null ? "replayed" : "stored") + " only");
      } else if (!here.equals(there)) {
        compareAttributes(which + subject.path(), here, there);
      }
    }
  }

  private void compareAttributes(String what, Object here, Object there) {
    JsonNode stored = ChangeParser.json(CrmJson.write(here));
    JsonNode replayed = ChangeParser.json(CrmJson.write(there));
    Set<String> names = new LinkedHashSet<>();
    names.addAll(stored.propertyNames());
    names.addAll(replayed.propertyNames());
    names.removeIf(name -> Objects.equals(stored.get(name), replayed.get(name)));
    for (String name : names) {
      compare(
          what + " " + name, String.valueOf(stored.get(name)), String.valueOf(replayed.get(name)));
    }
    if (names.isEmpty()) {
      differences.add(what + ": stored " + here + ", replayed " + there);
    }
  }
}
