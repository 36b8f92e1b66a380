package dev.crmkit.store.jdbc.internal.record;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.sql.BatchInsert;
import dev.crmkit.store.jdbc.internal.sql.OrderPreservingKeys;
import dev.crmkit.store.jdbc.internal.sql.PreparedSql;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The prepared statements that read, lock and write the rows of records. */
public final class RecordStatements {

  /** Finds a row if an id was ever used: by a living record, a deleted one or a tombstone. */
  public final PreparedSql isRecordTaken;

  /** {@link #isRecordTaken} for files. */
  public final PreparedSql isFileTaken;

  /** Reads a record by its key and locks its row. */
  final PreparedSql lockRecord;

  final BatchInsert insertRecord;

  /** Replaces all columns of a record except its key, if its version is earlier. */
  final PreparedSql updateRecord;

  /** Deletes a record by its key. */
  final PreparedSql deleteRecord;

  final SideTableWriter<FieldId, FieldValue> fields;
  final SideTableWriter<LabelId, LabelId> labels;
  final SideTableWriter<PipelineId, StageEntry> stages;
  final SideTableWriter<Long, Long> trigrams;

  /** Inserts the fields that a deleted client has a value for. */
  final BatchInsert insertDeletedValues;

  private final SqlDialect dialect;

  public RecordStatements(SqlDialect dialect, Tables tables) {
    this.dialect = dialect;
    Tables.Records records = tables.records;
    Tables.Files files = tables.files;
    isRecordTaken =
        isTaken(
            tables,
            DSL.selectOne().from(records.table).where(PreparedSql.equalParameters(records.key())));
    isFileTaken =
        isTaken(
            tables,
            DSL.selectOne()
                .from(files.table)
                .where(PreparedSql.equalParameters(List.of(files.workspace, files.id))));
    var record =
        DSL.select(records.doc, records.portfolio)
            .from(records.table)
            .where(PreparedSql.equalParameters(records.key()));
    lockRecord = new PreparedSql(dialect, dialect.forUpdate(record));
    List<Field<?>> columns = new ArrayList<>(records.key());
    columns.addAll(records.rest());
    insertRecord = new BatchInsert(dialect, records, columns);
    updateRecord =
        new PreparedSql(
            dialect,
            DSL.update(records.table)
                .set(PreparedSql.parameters(records.rest()))
                .where(PreparedSql.equalParameters(records.key()))
                .and(records.version.lt(PreparedSql.parameter(records.version))));
    deleteRecord =
        new PreparedSql(
            dialect,
            DSL.deleteFrom(records.table).where(PreparedSql.equalParameters(records.key())));
    fields = fields(tables.fieldValues);
    labels = labels(tables.recordLabels);
    stages = stages(tables.recordStages);
    trigrams = trigrams(tables.nameTrigrams);
    Tables.DeletedValues values = tables.deletedValues;
    insertDeletedValues =
        new BatchInsert(dialect, values, List.of(values.workspace, values.client, values.field));
  }

  private PreparedSql isTaken(Tables tables, Select<Record1<Integer>> living) {
    Tables.DeletedRecords bin = tables.deletedRecords;
    Tables.Tombstones purged = tables.tombstones;
    return new PreparedSql(
        dialect,
        living
            .unionAll(
                DSL.selectOne()
                    .from(bin.table)
                    .where(PreparedSql.equalParameters(List.of(bin.workspace, bin.kind, bin.id))))
            .unionAll(
                DSL.selectOne()
                    .from(purged.table)
                    .where(
                        PreparedSql.equalParameters(
                            List.of(purged.workspace, purged.kind, purged.id)))));
  }

  private SideTableWriter<FieldId, FieldValue> fields(Tables.FieldValues t) {
    return new SideTableWriter<>(
        dialect,
        t,
        List.of(t.workspace, t.client, t.field),
        List.of(t.keyPrefix, t.valueKey, t.originalText, t.valueText),
        (workspace, id, field) -> List.of(workspace, id.value(), field.value()),
        value -> {
          byte[] key = OrderPreservingKeys.field(value);
          return Arrays.asList(
              OrderPreservingKeys.prefix(key),
              OrderPreservingKeys.fullIfLonger(key),
              letters(value),
              text(value));
        });
  }

  /** The text as given, if its key is another one. */
  private static byte @Nullable [] letters(FieldValue value) {
    return value instanceof FieldValue.Text text
        ? OrderPreservingKeys.originalText(text.value())
        : null;
  }

  /** The text of a value that is no text; of an option its id. */
  private static @Nullable String text(FieldValue value) {
    if (value instanceof FieldValue.Choice choice) {
      return Long.toString(choice.option().value());
    }
    return value instanceof FieldValue.Text ? null : value.asText();
  }

  private SideTableWriter<LabelId, LabelId> labels(Tables.RecordLabels t) {
    return new SideTableWriter<>(
        dialect,
        t,
        List.of(t.workspace, t.kind, t.id, t.label),
        List.of(),
        (workspace, id, label) -> List.of(workspace, TypeCodes.code(id), id.value(), label.value()),
        label -> List.of());
  }

  private SideTableWriter<PipelineId, StageEntry> stages(Tables.RecordStages t) {
    return new SideTableWriter<>(
        dialect,
        t,
        List.of(t.workspace, t.kind, t.id, t.pipeline),
        List.of(t.stage, t.entered),
        (workspace, id, pipeline) ->
            List.of(workspace, TypeCodes.code(id), id.value(), pipeline.value()),
        entry -> List.of(entry.stage().value(), OrderPreservingKeys.toMicros(entry.enteredAt())));
  }

  private SideTableWriter<Long, Long> trigrams(Tables.NameTrigrams t) {
    return new SideTableWriter<>(
        dialect,
        t,
        List.of(t.workspace, t.kind, t.trigram, t.id),
        List.of(),
        (workspace, id, gram) -> List.of(workspace, TypeCodes.code(id), gram, id.value()),
        gram -> List.of());
  }
}
