package dev.crmkit.store.jdbc;

import java.util.List;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The tables of a store and their columns, by the names that the host chose. */
final class Tables {

  final Workspaces workspaces;
  final OrgRevisions orgRevisions;
  final Feeds feeds;
  final OrgEntries orgEntries;
  final Records records;
  final DeletedRecords deletedRecords;
  final DeletedValues deletedValues;
  final Deletions deletions;
  final Tombstones tombstones;
  final FieldValues fieldValues;
  final RecordLabels recordLabels;
  final RecordStages recordStages;
  final NameTrigrams nameTrigrams;
  final Files files;
  final Contents contents;
  final ContentChunks contentChunks;
  final Events events;
  final HandOvers handOvers;
  final StageEnds stageEnds;
  final SignIns signIns;
  final ActivationTokens activationTokens;

  Tables(TableNames names) {
    workspaces = new Workspaces(names.of("workspace"));
    orgRevisions = new OrgRevisions(names.of("org_revision"));
    feeds = new Feeds(names.of("feed"));
    orgEntries = new OrgEntries(names.of("org_entry"));
    records = new Records(names.of("record"));
    deletedRecords = new DeletedRecords(names.of("deleted_record"));
    deletedValues = new DeletedValues(names.of("deleted_value"));
    deletions = new Deletions(names.of("deletion"));
    tombstones = new Tombstones(names.of("tombstone"));
    fieldValues = new FieldValues(names.of("field_value"));
    recordLabels = new RecordLabels(names.of("record_label"));
    recordStages = new RecordStages(names.of("record_stage"));
    nameTrigrams = new NameTrigrams(names.of("name_trigram"));
    files = new Files(names.of("file"));
    contents = new Contents(names.of("content"));
    contentChunks = new ContentChunks(names.of("content_chunk"));
    events = new Events(names.of("event"));
    handOvers = new HandOvers(names.of("hand_over"));
    stageEnds = new StageEnds(names.of("stage_end"));
    signIns = new SignIns(names.of("sign_in"));
    activationTokens = new ActivationTokens(names.of("activation"));
  }

  /** A table, for whose columns the subclasses have fields. */
  abstract static class Named {

    final Table<Record> table;
    private final Name name;

    Named(Name name) {
      this.name = name;
      this.table = DSL.table(name);
    }

    /** A column, qualified by its table. */
    final <T> Field<T> column(String column, DataType<T> type) {
      return DSL.field(name.append(column), type);
    }
  }

  /** The workspaces. */
  static final class Workspaces extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<String> cursorKey = column("cursor_key", SQLDataType.CLOB);
    final Field<Long> epoch = column("epoch", SQLDataType.BIGINT);
    final Field<Long> revision = column("revision", SQLDataType.BIGINT);
    final Field<Long> stamp = column("stamp", SQLDataType.BIGINT);

    Workspaces(Name name) {
      super(name);
    }
  }

  /**
   * A row for each revision of an organisation, with a random stamp: what tells a restored backup.
   */
  static final class OrgRevisions extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<Long> revision = column("revision", SQLDataType.BIGINT);
    final Field<Long> stamp = column("stamp", SQLDataType.BIGINT);

    OrgRevisions(Name name) {
      super(name);
    }
  }

  /** The last position that each workspace's feed has given. */
  static final class Feeds extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<Long> lastPosition = column("last_position", SQLDataType.BIGINT);

    Feeds(Name name) {
      super(name);
    }
  }

  /** The entries of the organisations. */
  static final class OrgEntries extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<String> kind = column("kind", SQLDataType.VARCHAR);
    final Field<Long> id = column("id", SQLDataType.BIGINT);
    final Field<Long> revision = column("revision", SQLDataType.BIGINT);
    final Field<Boolean> removed = column("removed", SQLDataType.BOOLEAN);
    final Field<Long> owner = column("owner", SQLDataType.BIGINT);
    final Field<String> name = column("name", SQLDataType.CLOB);
    final Field<String> doc = column("doc", SQLDataType.CLOB);

    OrgEntries(Name name) {
      super(name);
    }
  }

  /** The living records. */
  static final class Records extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<Integer> kind = column("kind", SQLDataType.INTEGER);
    final Field<Long> id = column("id", SQLDataType.BIGINT);
    final Field<Long> version = column("version", SQLDataType.BIGINT);
    final Field<Long> portfolio = column("portfolio", SQLDataType.BIGINT);
    final Field<String> title = column("title", SQLDataType.CLOB);
    final Field<byte[]> namePrefix = column("name_prefix", SQLDataType.VARBINARY);
    final Field<byte[]> nameKey = column("name_key", SQLDataType.BLOB);
    final Field<Long> created = column("created", SQLDataType.BIGINT);
    final Field<Long> updated = column("updated", SQLDataType.BIGINT);
    final Field<Long> client = column("client", SQLDataType.BIGINT);
    final Field<Integer> activityKind = column("activity_kind", SQLDataType.INTEGER);
    final Field<Long> due = column("due", SQLDataType.BIGINT);
    final Field<Boolean> isDone = column("is_done", SQLDataType.BOOLEAN);
    final Field<byte[]> amountKey = column("amount_key", SQLDataType.VARBINARY);
    final Field<String> doc = column("doc", SQLDataType.CLOB);

    Records(Name name) {
      super(name);
    }

    /** The columns that tell which record it is. */
    List<Field<?>> key() {
      return List.of(workspace, kind, id);
    }

    /** The other columns. */
    List<Field<?>> rest() {
      return List.of(
          version,
          portfolio,
          title,
          namePrefix,
          nameKey,
          created,
          updated,
          client,
          activityKind,
          due,
          isDone,
          amountKey,
          doc);
    }
  }

  /** Deleted records and files. */
  static final class DeletedRecords extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<Integer> kind = column("kind", SQLDataType.INTEGER);
    final Field<Long> id = column("id", SQLDataType.BIGINT);
    final Field<Long> deletionId = column("deletion_id", SQLDataType.BIGINT);
    final Field<Integer> parentKind = column("parent_kind", SQLDataType.INTEGER);
    final Field<Long> parentId = column("parent_id", SQLDataType.BIGINT);
    final Field<String> doc = column("doc", SQLDataType.CLOB);
    final Field<String> deletion = column("deletion", SQLDataType.CLOB);

    DeletedRecords(Name name) {
      super(name);
    }
  }

  /** The fields that deleted clients have a value of. */
  static final class DeletedValues extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<Long> client = column("client", SQLDataType.BIGINT);
    final Field<Long> field = column("field", SQLDataType.BIGINT);

    DeletedValues(Name name) {
      super(name);
    }
  }

  /** The deletions of which something is left. */
  static final class Deletions extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<Long> id = column("id", SQLDataType.BIGINT);
    final Field<Long> deletedAt = column("deleted_at", SQLDataType.BIGINT);
    final Field<String> doc = column("doc", SQLDataType.CLOB);

    Deletions(Name name) {
      super(name);
    }
  }

  /** The ids of what was purged. */
  static final class Tombstones extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<Integer> kind = column("kind", SQLDataType.INTEGER);
    final Field<Long> id = column("id", SQLDataType.BIGINT);

    Tombstones(Name name) {
      super(name);
    }
  }

  /** The values of living clients' fields, to find them by. */
  static final class FieldValues extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<Long> client = column("client", SQLDataType.BIGINT);
    final Field<Long> field = column("field", SQLDataType.BIGINT);
    final Field<byte[]> keyPrefix = column("key_prefix", SQLDataType.VARBINARY);
    final Field<byte[]> valueKey = column("value_key", SQLDataType.BLOB);
    final Field<byte[]> originalText = column("original_text", SQLDataType.BLOB);

    FieldValues(Name name) {
      super(name);
    }
  }

  /** The labels of living records. */
  static final class RecordLabels extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<Integer> kind = column("kind", SQLDataType.INTEGER);
    final Field<Long> id = column("id", SQLDataType.BIGINT);
    final Field<Long> label = column("label", SQLDataType.BIGINT);

    RecordLabels(Name name) {
      super(name);
    }
  }

  /** The stages of living records. */
  static final class RecordStages extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<Integer> kind = column("kind", SQLDataType.INTEGER);
    final Field<Long> id = column("id", SQLDataType.BIGINT);
    final Field<Long> pipeline = column("pipeline", SQLDataType.BIGINT);
    final Field<Long> stage = column("stage", SQLDataType.BIGINT);

    RecordStages(Name name) {
      super(name);
    }
  }

  /** Three characters in a row of living records' names, to search by. */
  static final class NameTrigrams extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<Integer> kind = column("kind", SQLDataType.INTEGER);
    final Field<Long> trigram = column("trigram", SQLDataType.BIGINT);
    final Field<Long> id = column("id", SQLDataType.BIGINT);

    NameTrigrams(Name name) {
      super(name);
    }
  }

  /** The files that are not deleted themselves. */
  static final class Files extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<Long> id = column("id", SQLDataType.BIGINT);
    final Field<Integer> parentKind = column("parent_kind", SQLDataType.INTEGER);
    final Field<Long> parentId = column("parent_id", SQLDataType.BIGINT);
    final Field<Long> portfolio = column("portfolio", SQLDataType.BIGINT);
    final Field<String> doc = column("doc", SQLDataType.CLOB);

    Files(Name name) {
      super(name);
    }
  }

  /** The contents of files, and those that no file was made of yet. */
  static final class Contents extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<String> contentKey = column("content_key", SQLDataType.VARCHAR);
    final Field<Long> size = column("size", SQLDataType.BIGINT);
    final Field<String> sha256 = column("sha256", SQLDataType.VARCHAR);
    final Field<Long> stagedAt = column("staged_at", SQLDataType.BIGINT);
    final Field<Long> file = column("file_id", SQLDataType.BIGINT);

    Contents(Name name) {
      super(name);
    }
  }

  /** The pieces of contents. */
  static final class ContentChunks extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<String> contentKey = column("content_key", SQLDataType.VARCHAR);
    final Field<Integer> chunk = column("chunk", SQLDataType.INTEGER);
    final Field<byte[]> bytes = column("bytes", SQLDataType.BLOB);

    ContentChunks(Name name) {
      super(name);
    }
  }

  /** The feeds. */
  static final class Events extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<Long> position = column("pos", SQLDataType.BIGINT);
    final Field<String> subjectKind = column("subject_kind", SQLDataType.VARCHAR);
    final Field<String> subjectKey = column("subject_key", SQLDataType.VARCHAR);
    final Field<Integer> eventType = column("event_type", SQLDataType.INTEGER);
    final Field<Long> portfolio = column("portfolio", SQLDataType.BIGINT);
    final Field<Integer> size = column("size", SQLDataType.INTEGER);
    final Field<String> doc = column("doc", SQLDataType.CLOB);

    Events(Name name) {
      super(name);
    }
  }

  /** Which events hand over which portfolios. */
  static final class HandOvers extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<Long> portfolio = column("portfolio", SQLDataType.BIGINT);
    final Field<Long> position = column("pos", SQLDataType.BIGINT);

    HandOvers(Name name) {
      super(name);
    }
  }

  /** Which events ended which stages. */
  static final class StageEnds extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<Long> stage = column("stage", SQLDataType.BIGINT);
    final Field<Long> position = column("pos", SQLDataType.BIGINT);

    StageEnds(Name name) {
      super(name);
    }
  }

  /** The sign-in logs. */
  static final class SignIns extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<Long> user = column("user_id", SQLDataType.BIGINT);
    final Field<Long> number = column("seq", SQLDataType.BIGINT);
    final Field<Long> signedAt = column("signed_at", SQLDataType.BIGINT);
    final Field<Boolean> isSuccess = column("is_success", SQLDataType.BOOLEAN);
    final Field<String> doc = column("doc", SQLDataType.CLOB);

    SignIns(Name name) {
      super(name);
    }
  }

  /** The waiting activations. */
  static final class ActivationTokens extends Named {
    final Field<String> workspace = column("workspace_id", SQLDataType.VARCHAR);
    final Field<Long> user = column("user_id", SQLDataType.BIGINT);
    final Field<String> tokenHash = column("token_hash", SQLDataType.VARCHAR);
    final Field<String> doc = column("doc", SQLDataType.CLOB);

    ActivationTokens(Name name) {
      super(name);
    }
  }
}
