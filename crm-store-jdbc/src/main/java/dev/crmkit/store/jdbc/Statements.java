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
  final Prepared isRecordTaken;

  /** {@link #isRecordTaken} for files. */
  final Prepared isFileTaken;

  /** Reads the record of a key, which nobody else changes until the end. */
  final Prepared lockRecord;

  final Insert insertRecord;

  /** Sets all columns but the key, of the record of a key that has an earlier version. */
  final Prepared updateRecord;

  /** Deletes the record of a key. */
  final Prepared deleteRecord;

  final SideRows<FieldId, FieldValue> fields;
  final SideRows<LabelId, LabelId> labels;
  final SideRows<PipelineId, StageId> stages;
  final SideRows<Long, Long> grams;

  /** Adds the fields that a deleted client has a value of. */
  final Insert insertDeletedValues;

  /** Reads the last position of a workspace's feed. */
  final Prepared lastPosition;

  /** Moves the last position by a number; where the database can, it returns the new one. */
  final Prepared movePosition;

  /** {@link #movePosition} which also returns the version of the row, on PostgreSQL alone. */
  final @Nullable Prepared reservePositions;

  /** Reads the version of the row of a workspace's feed, on PostgreSQL alone. */
  final @Nullable Prepared feedVersion;

  /** Whether {@link #movePosition} returns the new one. */
  final boolean movingReturns;

  final Insert insertEvents;
  final Insert insertHandOvers;
  final Insert insertStageEnds;

  private final Database database;

  Statements(Database database, Tables tables) {
    this.database = database;
    Tables.Records records = tables.records;
    Tables.Files files = tables.files;
    isRecordTaken =
        isTaken(tables, DSL.selectOne().from(records.table).where(Prepared.isGiven(records.key())));
    isFileTaken =
        isTaken(
            tables,
            DSL.selectOne()
                .from(files.table)
                .where(Prepared.isGiven(List.of(files.workspace, files.id))));
    var record =
        DSL.select(records.doc, records.portfolio)
            .from(records.table)
            .where(Prepared.isGiven(records.key()));
    // On H2 who writes has the workspace alone, and a statement that locks is parsed each time.
    lockRecord = new Prepared(database, database == Database.H2 ? record : record.forUpdate());
    List<Field<?>> columns = new ArrayList<>(records.key());
    columns.addAll(records.rest());
    insertRecord = new Insert(database, records, columns);
    updateRecord =
        new Prepared(
            database,
            DSL.update(records.table)
                .set(Prepared.values(records.rest()))
                .where(Prepared.isGiven(records.key()))
                .and(records.version.lt(Prepared.value(records.version))));
    deleteRecord =
        new Prepared(
            database, DSL.deleteFrom(records.table).where(Prepared.isGiven(records.key())));
    fields = fields(tables.fieldValues);
    labels = labels(tables.recordLabels);
    stages = stages(tables.recordStages);
    grams = grams(tables.nameGrams);
    Tables.DeletedValues values = tables.deletedValues;
    insertDeletedValues =
        new Insert(database, values, List.of(values.workspace, values.client, values.field));
    Tables.Feeds feeds = tables.feeds;
    Condition isFeed = Prepared.isGiven(List.of(feeds.workspace));
    lastPosition =
        new Prepared(database, DSL.select(feeds.lastPosition).from(feeds.table).where(isFeed));
    var move =
        DSL.update(feeds.table)
            .set(feeds.lastPosition, feeds.lastPosition.plus(Prepared.value(feeds.lastPosition)))
            .where(isFeed);
    movingReturns = database != Database.MARIADB;
    movePosition =
        new Prepared(database, movingReturns ? move.returning(feeds.lastPosition) : move);
    boolean isPostgres = database == Database.POSTGRESQL;
    Field<String> version = DSL.field("xmin::text", String.class);
    reservePositions =
        isPostgres ? new Prepared(database, move.returning(feeds.lastPosition, version)) : null;
    feedVersion =
        isPostgres
            ? new Prepared(database, DSL.select(version).from(feeds.table).where(isFeed))
            : null;
    Tables.Events events = tables.events;
    insertEvents =
        new Insert(
            database,
            events,
            List.of(
                events.workspace,
                events.position,
                events.subjectKind,
                events.subjectKey,
                events.did,
                events.portfolio,
                events.size,
                events.doc));
    Tables.HandOvers moved = tables.handOvers;
    insertHandOvers =
        new Insert(database, moved, List.of(moved.workspace, moved.portfolio, moved.position));
    Tables.StageEnds ended = tables.stageEnds;
    insertStageEnds =
        new Insert(database, ended, List.of(ended.workspace, ended.stage, ended.position));
  }

  private Prepared isTaken(Tables tables, Select<Record1<Integer>> living) {
    Tables.Bin bin = tables.bin;
    Tables.Purged purged = tables.purged;
    return new Prepared(
        database,
        living
            .unionAll(
                DSL.selectOne()
                    .from(bin.table)
                    .where(Prepared.isGiven(List.of(bin.workspace, bin.kind, bin.id))))
            .unionAll(
                DSL.selectOne()
                    .from(purged.table)
                    .where(Prepared.isGiven(List.of(purged.workspace, purged.kind, purged.id)))));
  }

  private SideRows<FieldId, FieldValue> fields(Tables.FieldValues t) {
    return new SideRows<>(
        database,
        t,
        List.of(t.workspace, t.client, t.field),
        List.of(t.keyHead, t.valueKey, t.letters),
        (workspace, id, field) -> List.of(workspace, id.value(), field.value()),
        value -> {
          byte[] key = Keys.field(value);
          return Arrays.asList(Keys.head(key), Keys.whole(key), letters(value));
        });
  }

  /** The letters of a text that its key does not tell. */
  private static byte @Nullable [] letters(FieldValue value) {
    return value instanceof FieldValue.Text text ? Keys.letters(text.value()) : null;
  }

  private SideRows<LabelId, LabelId> labels(Tables.RecordLabels t) {
    return new SideRows<>(
        database,
        t,
        List.of(t.workspace, t.kind, t.id, t.label),
        List.of(),
        (workspace, id, label) -> List.of(workspace, Kept.code(id), id.value(), label.value()),
        label -> List.of());
  }

  private SideRows<PipelineId, StageId> stages(Tables.RecordStages t) {
    return new SideRows<>(
        database,
        t,
        List.of(t.workspace, t.kind, t.id, t.pipeline),
        List.of(t.stage),
        (workspace, id, pipeline) ->
            List.of(workspace, Kept.code(id), id.value(), pipeline.value()),
        stage -> List.of(stage.value()));
  }

  private SideRows<Long, Long> grams(Tables.NameGrams t) {
    return new SideRows<>(
        database,
        t,
        List.of(t.workspace, t.kind, t.gram, t.id),
        List.of(),
        (workspace, id, gram) -> List.of(workspace, Kept.code(id), gram, id.value()),
        gram -> List.of());
  }
}
