package dev.crmkit.store.testkit.internal.invariant;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Closed;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Checks records and files, living and deleted (rules.md R1 to R4, D1, E6, F3, P2, P3). References
 * to deleted labels, fields and pipelines are removed lazily, so they are allowed; but the entities
 * must have existed.
 */
final class RecordInvariants {

  private final ReadTransaction tx;
  private final StoredState stored;
  private final OrgSnapshot org;
  private final Findings findings;
  private final Map<RecordId, CrmRecord> all;

  RecordInvariants(ReadTransaction tx, StoredState stored, Findings findings) {
    this.tx = tx;
    this.stored = stored;
    this.org = stored.org();
    this.findings = findings;
    this.all = stored.allRecords();
  }

  void check() {
    all.values().forEach(this::checkRecord);
    stored.records().values().forEach(this::checkLiving);
    stored.files().values().forEach(this::checkFile);
    stored.deletedFiles().values().forEach(this::checkDeletedFile);
    stored.deletions().keySet().forEach(this::checkDeleted);
  }

  private void checkRecord(CrmRecord record) {
    findings.require(
        org.hasPortfolio(record.portfolio()),
        "D1",
        record.id() + " is in " + record.portfolio() + ", which does not exist");
    findings.require(!Texts.isBlank(record.title()), "R1", record.id() + " has no name");
    findings.require(
        tx.isTaken(record.id()), "R5", "the id of " + record.id() + " could be used again");
    record.fields().forEach((field, value) -> checkValue(record, field, value));
    checkLabels(record.id(), record.labels());
    checkStages(record, record.id().recordKind(), record.stages());
    record.clientId().ifPresent(client -> checkClient(record.id(), client));
    if (record instanceof Deal deal) {
      deal.amount()
          .ifPresent(
              amount ->
                  findings.require(
                      isValid(violations -> amount.checked("amount", violations)),
                      "R3",
                      deal.id() + " has the invalid amount " + amount));
    }
  }

  private static boolean isValid(Consumer<Violations> check) {
    Violations violations = new Violations();
    check.accept(violations);
    return violations.isEmpty();
  }

  private void checkClient(RecordId id, ClientId client) {
    boolean known = all.containsKey(client) || tx.isTaken(client);
    findings.require(
        known, "R2", id + " belongs to " + client + ", which neither exists nor was purged");
  }

  private void checkValue(CrmRecord client, FieldId id, FieldValue value) {
    Field field = org.field(id).orElse(null);
    if (field == null) {
      findings.require(
          org.isTaken(id), "F3", client.id() + " has a value of " + id + ", which never existed");
      return;
    }
    boolean suits =
        switch (field.type()) {
          case TEXT -> value instanceof FieldValue.Text;
          case NUMBER -> value instanceof FieldValue.Number;
          case CHECKBOX -> value instanceof FieldValue.Checkbox;
          case DATE -> value instanceof FieldValue.Date;
          case SELECTOR ->
              value instanceof FieldValue.Choice choice
                  && field.option(choice.option()).isPresent();
        };
    findings.require(
        suits,
        "F3",
        client.id() + " has in " + id + " of type " + field.type() + " the invalid value " + value);
  }

  private void checkLabels(RecordId id, Set<LabelId> labels) {
    for (LabelId label : labels) {
      findings.require(org.isTaken(label), "S3", id + " has " + label + ", which never existed");
    }
  }

  private void checkStages(CrmRecord record, RecordKind kind, Map<PipelineId, StageEntry> entries) {
    entries.forEach(
        (id, place) -> {
          Pipeline pipeline = org.pipeline(id).orElse(null);
          findings.require(
              org.isTaken(id), "P2", record.id() + " is in " + id + ", which never existed");
          findings.require(
              pipeline == null || pipeline.kind() == kind,
              "P2",
              record.id() + " is in " + id + " of another kind");
          findings.require(
              pipeline == null || isOrWasStage(pipeline, place.stage()),
              "P2",
              record.id() + " is in " + place.stage() + " of " + id + ", which never existed");
        });
  }

  /**
   * Returns whether the pipeline has the stage, or had it before it was removed without a
   * replacement.
   */
  private boolean isOrWasStage(Pipeline pipeline, StageId id) {
    return pipeline.allStages().stream().anyMatch(stage -> stage.id().equals(id))
        || tx.history(pipeline.id()).stream()
            .flatMap(event -> event.changes().stream())
            .filter(change -> change.attribute().equals("stages"))
            .flatMap(change -> ChangeParser.stages(change.after()).stream())
            .anyMatch(stage -> stage.id().equals(id));
  }

  private void checkLiving(CrmRecord record) {
    findings.require(
        !stored.deletedRecords().containsKey(record.id()),
        "E6",
        record.id() + " is both living and deleted");
    if (record instanceof Deal deal) {
      List<Pipeline> pipelines = org.pipelines();
      findings.require(
          Closed.outcomes(deal.stages(), pipelines).size() <= 1,
          "P3",
          deal.id() + " is both won and lost");
    }
  }

  private void checkFile(FileInfo file) {
    findings.require(
        stored.records().containsKey(file.record()),
        "E5",
        file.id() + " is on " + file.record() + ", which is not living");
    findings.require(
        tx.filesOf(file.record()).contains(file),
        "E5",
        file.id() + " is not listed on " + file.record());
    findings.require(!Texts.isBlank(file.name()), "R4", file.id() + " has no name");
  }

  private void checkDeletedFile(FileInfo file) {
    findings.require(
        all.containsKey(file.record()),
        "E6",
        "the deleted " + file.id() + " was on " + file.record() + ", which no longer exists");
  }

  private void checkDeleted(Subject id) {
    boolean isStored =
        stored.deletedRecords().keySet().stream().anyMatch(id::equals)
            || stored.deletedFiles().keySet().stream().anyMatch(id::equals);
    findings.require(isStored, "E6", "the deleted " + id.path() + " was not stored");
  }
}
