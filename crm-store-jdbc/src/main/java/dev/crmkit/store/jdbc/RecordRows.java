package dev.crmkit.store.jdbc;

import com.google.common.collect.Maps;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.record.StagePlace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Writes the rows of living records: each record's own, and those that it is found by. */
final class RecordRows {

  /** As many bytes as the column of amounts holds. */
  private static final int AMOUNT_BYTES = 64;

  private final DSLContext dsl;
  private final Tables tables;
  private final String workspace;
  private final SideRows<FieldId, FieldValue> fields;
  private final SideRows<LabelId, LabelId> labels;
  private final SideRows<PipelineId, StageId> stages;
  private final SideRows<Long, Long> grams;

  RecordRows(DSLContext dsl, Tables tables, WorkspaceId workspace) {
    this.dsl = dsl;
    this.tables = tables;
    this.workspace = workspace.value();
    this.fields = fieldRows();
    this.labels = labelRows();
    this.stages = stageRows();
    this.grams = gramRows();
  }

  /** Adds a record, of whose id there is no row. */
  void insert(CrmRecord record) {
    Tables.Records t = tables.records;
    byte[] name = Keys.text(record.headingKey());
    dsl.insertInto(t.table)
        .columns(
            t.workspace,
            t.kind,
            t.id,
            t.version,
            t.portfolio,
            t.heading,
            t.nameHead,
            t.nameKey,
            t.created,
            t.updated,
            t.client,
            t.activityKind,
            t.due,
            t.isDone,
            t.amountKey,
            t.doc)
        .values(
            workspace,
            kind(record.id()),
            record.id().value(),
            record.version(),
            record.portfolio().value(),
            record.heading(),
            Keys.head(name),
            Keys.whole(name),
            Keys.micros(record.createdAt()),
            Keys.micros(record.updatedAt()),
            client(record),
            activityKind(record),
            due(record),
            isDone(record),
            amountKey(record),
            CrmJson.write(record))
        .execute();
    fields.replace(record.id(), Map.of(), fields(record));
    labels.replace(record.id(), Map.of(), labels(record));
    stages.replace(record.id(), Map.of(), stages(record));
    grams.replace(record.id(), Map.of(), grams(record));
  }

  /**
   * Replaces a record by a later version.
   *
   * @param before what the rows were made of, or null when that is not known
   * @param after what they shall be made of
   * @return how many records there were with that id and an earlier version: 1, or 0 and nothing
   *     was changed
   */
  int update(@Nullable CrmRecord before, CrmRecord after) {
    CrmRecord replaced = before != null ? before : read(after.id());
    if (replaced == null) {
      return 0;
    }
    Tables.Records t = tables.records;
    byte[] name = Keys.text(after.headingKey());
    int found =
        dsl.update(t.table)
            .set(t.version, after.version())
            .set(t.portfolio, after.portfolio().value())
            .set(t.heading, after.heading())
            .set(t.nameHead, Keys.head(name))
            .set(t.nameKey, Keys.whole(name))
            .set(t.created, Keys.micros(after.createdAt()))
            .set(t.updated, Keys.micros(after.updatedAt()))
            .set(t.client, client(after))
            .set(t.activityKind, activityKind(after))
            .set(t.due, due(after))
            .set(t.isDone, isDone(after))
            .set(t.amountKey, amountKey(after))
            .set(t.doc, CrmJson.write(after))
            .where(isRecord(after.id()))
            .and(t.version.lt(after.version()))
            .execute();
    if (found > 0) {
      fields.replace(after.id(), fields(replaced), fields(after));
      labels.replace(after.id(), labels(replaced), labels(after));
      stages.replace(after.id(), stages(replaced), stages(after));
      if (!replaced.headingKey().equals(after.headingKey())) {
        grams.replace(after.id(), grams(replaced), grams(after));
      }
    }
    return found;
  }

  /**
   * Removes the rows of a record.
   *
   * @return how many records there were with that id, 1 or 0
   */
  int remove(RecordId id) {
    CrmRecord record = read(id);
    if (record == null) {
      return 0;
    }
    fields.replace(id, fields(record), Map.of());
    labels.replace(id, labels(record), Map.of());
    stages.replace(id, stages(record), Map.of());
    grams.replace(id, grams(record), Map.of());
    return dsl.deleteFrom(tables.records.table).where(isRecord(id)).execute();
  }

  private @Nullable CrmRecord read(RecordId id) {
    String doc =
        dsl.select(tables.records.doc)
            .from(tables.records.table)
            .where(isRecord(id))
            .fetchOne(tables.records.doc);
    return doc == null ? null : CrmJson.read(doc, id.recordKind().type());
  }

  private Condition isRecord(RecordId id) {
    Tables.Records t = tables.records;
    return t.workspace.eq(workspace).and(t.kind.eq(kind(id))).and(t.id.eq(id.value()));
  }

  private SideRows<FieldId, FieldValue> fieldRows() {
    Tables.FieldValues t = tables.fieldValues;
    return new SideRows<>(
        dsl,
        t.table,
        List.of(t.workspace, t.client, t.field),
        List.of(t.keyHead, t.valueKey, t.letters),
        (id, field) -> List.of(workspace, id.value(), field.value()),
        value -> {
          byte[] key = Keys.field(value);
          return Arrays.asList(Keys.head(key), Keys.whole(key), letters(value));
        });
  }

  private SideRows<LabelId, LabelId> labelRows() {
    Tables.RecordLabels t = tables.recordLabels;
    return new SideRows<>(
        dsl,
        t.table,
        List.of(t.workspace, t.kind, t.id, t.label),
        List.of(),
        (id, label) -> List.of(workspace, kind(id), id.value(), label.value()),
        label -> List.of());
  }

  private SideRows<PipelineId, StageId> stageRows() {
    Tables.RecordStages t = tables.recordStages;
    return new SideRows<>(
        dsl,
        t.table,
        List.of(t.workspace, t.kind, t.id, t.pipeline),
        List.of(t.stage),
        (id, pipeline) -> List.of(workspace, kind(id), id.value(), pipeline.value()),
        stage -> List.of(stage.value()));
  }

  private SideRows<Long, Long> gramRows() {
    Tables.NameGrams t = tables.nameGrams;
    return new SideRows<>(
        dsl,
        t.table,
        List.of(t.workspace, t.kind, t.gram, t.id),
        List.of(),
        (id, gram) -> List.of(workspace, kind(id), gram, id.value()),
        gram -> List.of());
  }

  private static int kind(RecordId id) {
    return Kept.code(id);
  }

  private static Map<FieldId, FieldValue> fields(CrmRecord record) {
    return record instanceof Client client ? client.fields() : Map.of();
  }

  private static Map<LabelId, LabelId> labels(CrmRecord record) {
    Set<LabelId> labels =
        record instanceof Client client
            ? client.labels()
            : record instanceof Deal deal ? deal.labels() : Set.of();
    return Maps.asMap(labels, label -> label);
  }

  private static Map<PipelineId, StageId> stages(CrmRecord record) {
    Map<PipelineId, StagePlace> stages =
        record instanceof Client client
            ? client.stages()
            : record instanceof Deal deal ? deal.stages() : Map.of();
    return Maps.transformValues(stages, StagePlace::stage);
  }

  private static Map<Long, Long> grams(CrmRecord record) {
    return Grams.of(record.headingKey()).boxed().collect(Collectors.toMap(g -> g, g -> g));
  }

  /** The letters of a text that its key does not tell. */
  private static byte @Nullable [] letters(FieldValue value) {
    return value instanceof FieldValue.Text text ? Keys.letters(text.value()) : null;
  }

  private static @Nullable Long client(CrmRecord record) {
    if (record instanceof Activity activity) {
      return activity.client().value();
    }
    return record instanceof Deal deal ? deal.client().value() : null;
  }

  private static @Nullable Integer activityKind(CrmRecord record) {
    return record instanceof Activity activity ? Kept.code(activity.kind()) : null;
  }

  private static @Nullable Long due(CrmRecord record) {
    return record instanceof Activity activity
        ? activity.due().map(Keys::micros).orElse(null)
        : null;
  }

  private static @Nullable Boolean isDone(CrmRecord record) {
    return record instanceof Activity activity ? activity.done().isPresent() : null;
  }

  private static byte @Nullable [] amountKey(CrmRecord record) {
    if (!(record instanceof Deal deal) || deal.amount().isEmpty()) {
      return null;
    }
    byte[] key = Keys.number(deal.amount().get().number());
    if (key.length > AMOUNT_BYTES) {
      throw new IllegalArgumentException(
          "an amount has at most "
              + Field.MAX_DIGITS
              + " digits; that of "
              + deal.id()
              + " has more");
    }
    return key;
  }
}
