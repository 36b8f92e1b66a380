package dev.crmkit.store.jdbc;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The statements of which every change of a record executes some. */
final class Statements {

  /** Finds a row when an id was used: its key twice more, for the bin and for what was purged. */
  final PreparedSql isRecordTaken;

  /** {@link #isRecordTaken} for files. */
  final PreparedSql isFileTaken;

  /** Reads the record of a key, which nobody else changes until the end. */
  final PreparedSql lockRecord;

  final BatchInsert insertRecord;

  /** Sets all columns but the key, of the record of a key that has an earlier version. */
  final PreparedSql updateRecord;

  /** Deletes the record of a key. */
  final PreparedSql deleteRecord;

  final SideTableWriter<FieldId, FieldValue> fields;
  final SideTableWriter<LabelId, LabelId> labels;
  final SideTableWriter<PipelineId, StageId> stages;
  final SideTableWriter<Long, Long> trigrams;

  /** Adds the fields that a deleted client has a value of. */
  final BatchInsert insertDeletedValues;

  /** Reads the last position of a workspace's feed. */
  final PreparedSql lastPosition;

  /** Moves the last position by a number; where the database can, it returns the new one. */
  final PreparedSql movePosition;

  /** {@link #movePosition} which also returns the version of the row, on PostgreSQL alone. */
  final @Nullable PreparedSql reservePositions;

  /** Reads the version of the row of a workspace's feed, on PostgreSQL alone. */
  final @Nullable PreparedSql feedVersion;

  /** Whether {@link #movePosition} returns the new one. */
  final boolean movingReturns;

  final BatchInsert insertEvents;
  final BatchInsert insertHandOvers;
  final BatchInsert insertStageEnds;

  private final Database database;

  Statements(Database database, Tables tables) {
    this.database = database;
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
    // On H2 who writes has the workspace alone, and a statement that locks is parsed each time.
    lockRecord = new PreparedSql(database, database == Database.H2 ? record : record.forUpdate());
    List<Field<?>> columns = new ArrayList<>(records.key());
    columns.addAll(records.rest());
    insertRecord = new BatchInsert(database, records, columns);
    updateRecord =
        new PreparedSql(
            database,
            DSL.update(records.table)
                .set(PreparedSql.parameters(records.rest()))
                .where(PreparedSql.equalParameters(records.key()))
                .and(records.version.lt(PreparedSql.parameter(records.version))));
    deleteRecord =
        new PreparedSql(
            database,
            DSL.deleteFrom(records.table).where(PreparedSql.equalParameters(records.key())));
    fields = fields(tables.fieldValues);
    labels = labels(tables.recordLabels);
    stages = stages(tables.recordStages);
    trigrams = trigrams(tables.nameTrigrams);
    Tables.DeletedValues values = tables.deletedValues;
    insertDeletedValues =
        new BatchInsert(database, values, List.of(values.workspace, values.client, values.field));
    Tables.Feeds feeds = tables.feeds;
    Condition isFeed = PreparedSql.equalParameters(List.of(feeds.workspace));
    lastPosition =
        new PreparedSql(database, DSL.select(feeds.lastPosition).from(feeds.table).where(isFeed));
    var move =
        DSL.update(feeds.table)
            .set(
                feeds.lastPosition,
                feeds.lastPosition.plus(PreparedSql.parameter(feeds.lastPosition)))
            .where(isFeed);
    movingReturns = database != Database.MARIADB;
    movePosition =
        new PreparedSql(database, movingReturns ? move.returning(feeds.lastPosition) : move);
    boolean isPostgres = database == Database.POSTGRESQL;
    Field<String> version = DSL.field("xmin::text", String.class);
    reservePositions =
        isPostgres ? new PreparedSql(database, move.returning(feeds.lastPosition, version)) : null;
    feedVersion =
        isPostgres
            ? new PreparedSql(database, DSL.select(version).from(feeds.table).where(isFeed))
            : null;
    Tables.Events events = tables.events;
    insertEvents =
        new BatchInsert(
            database,
            events,
            List.of(
                events.workspace,
                events.position,
                events.subjectKind,
                events.subjectKey,
                events.eventType,
                events.portfolio,
                events.size,
                events.doc));
    Tables.HandOvers moved = tables.handOvers;
    insertHandOvers =
        new BatchInsert(database, moved, List.of(moved.workspace, moved.portfolio, moved.position));
    Tables.StageEnds ended = tables.stageEnds;
    insertStageEnds =
        new BatchInsert(database, ended, List.of(ended.workspace, ended.stage, ended.position));
  }

  private PreparedSql isTaken(Tables tables, Select<Record1<Integer>> living) {
    Tables.DeletedRecords bin = tables.deletedRecords;
    Tables.Tombstones purged = tables.tombstones;
    return new PreparedSql(
        database,
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
        database,
        t,
        List.of(t.workspace, t.client, t.field),
        List.of(t.keyPrefix, t.valueKey, t.originalText),
        (workspace, id, field) -> List.of(workspace, id.value(), field.value()),
        value -> {
          byte[] key = OrderPreservingKeys.field(value);
          return Arrays.asList(
              OrderPreservingKeys.prefix(key),
              OrderPreservingKeys.fullIfLonger(key),
              letters(value));
        });
  }

  /** The letters of a text that its key does not tell. */
  private static byte @Nullable [] letters(FieldValue value) {
    return value instanceof FieldValue.Text text
        ? OrderPreservingKeys.originalText(text.value())
        : null;
  }

  private SideTableWriter<LabelId, LabelId> labels(Tables.RecordLabels t) {
    return new SideTableWriter<>(
        database,
        t,
        List.of(t.workspace, t.kind, t.id, t.label),
        List.of(),
        (workspace, id, label) -> List.of(workspace, TypeCodes.code(id), id.value(), label.value()),
        label -> List.of());
  }

  private SideTableWriter<PipelineId, StageId> stages(Tables.RecordStages t) {
    return new SideTableWriter<>(
        database,
        t,
        List.of(t.workspace, t.kind, t.id, t.pipeline),
        List.of(t.stage),
        (workspace, id, pipeline) ->
            List.of(workspace, TypeCodes.code(id), id.value(), pipeline.value()),
        stage -> List.of(stage.value()));
  }

  private SideTableWriter<Long, Long> trigrams(Tables.NameTrigrams t) {
    return new SideTableWriter<>(
        database,
        t,
        List.of(t.workspace, t.kind, t.trigram, t.id),
        List.of(),
        (workspace, id, gram) -> List.of(workspace, TypeCodes.code(id), gram, id.value()),
        gram -> List.of());
  }
}
