package dev.crmkit.store.jdbc.internal.sql;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The tables of a store and their columns. What they are for is in the migration scripts. */
public final class Tables {

  public final Workspaces workspaces;
  public final OrgRevisions orgRevisions;
  public final Feeds feeds;
  public final OrgEntries orgEntries;
  public final OrgParts orgParts;
  public final Records records;
  public final DeletedRecords deletedRecords;
  public final DeletedValues deletedValues;
  public final Deletions deletions;
  public final Tombstones tombstones;
  public final FieldValues fieldValues;
  public final RecordLabels recordLabels;
  public final RecordStages recordStages;
  public final NameTrigrams nameTrigrams;
  public final Files files;
  public final Contents contents;
  public final ContentChunks contentChunks;
  public final Events events;
  public final HandOvers handOvers;
  public final StageEnds stageEnds;
  public final SignIns signIns;
  public final ActivationTokens activationTokens;

  public Tables(TableNames names) {
    workspaces = new Workspaces(names.of("workspace"));
    orgRevisions = new OrgRevisions(names.of("org_revision"));
    feeds = new Feeds(names.of("feed"));
    orgEntries = new OrgEntries(names.of("org_entry"));
    orgParts = new OrgParts(names.of("org_part"));
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

  /** A table; subclasses have a field for each column. */
  public abstract static class Named {

    public final Table<Record> table;
    public final Field<String> workspace;
    private final Name name;

    Named(Name name) {
      this.name = name;
      this.table = DSL.table(name);
      this.workspace = column("workspace_id", SQLDataType.VARCHAR);
    }

    final <T> Field<T> column(String column, DataType<T> type) {
      return DSL.field(name.append(column), type);
    }
  }

  public static final class Workspaces extends Named {
    public final Field<String> cursorKey = column("cursor_key", SQLDataType.CLOB);
    public final Field<Long> epoch = column("epoch", SQLDataType.BIGINT);
    public final Field<Long> revision = column("revision", SQLDataType.BIGINT);
    public final Field<Long> stamp = column("stamp", SQLDataType.BIGINT);

    Workspaces(Name name) {
      super(name);
    }
  }

  /**
   * Each revision of an organisation with a random stamp, which identifies it even if a backup is
   * restored.
   */
  public static final class OrgRevisions extends Named {
    public final Field<Long> revision = column("revision", SQLDataType.BIGINT);
    public final Field<Long> stamp = column("stamp", SQLDataType.BIGINT);

    OrgRevisions(Name name) {
      super(name);
    }
  }

  public static final class Feeds extends Named {
    public final Field<Long> lastPosition = column("last_position", SQLDataType.BIGINT);

    Feeds(Name name) {
      super(name);
    }
  }

  public static final class OrgEntries extends Named {
    public final Field<String> kind = column("kind", SQLDataType.VARCHAR);
    public final Field<Long> id = column("id", SQLDataType.BIGINT);
    public final Field<Long> revision = column("revision", SQLDataType.BIGINT);
    public final Field<Boolean> removed = column("removed", SQLDataType.BOOLEAN);
    public final Field<Long> parent = column("parent", SQLDataType.BIGINT);
    public final Field<String> name = column("name", SQLDataType.CLOB);
    public final Field<String> doc = column("doc", SQLDataType.CLOB);

    OrgEntries(Name name) {
      super(name);
    }
  }

  /** The stages of pipelines and the options of fields. */
  public static final class OrgParts extends Named {
    public final Field<String> kind = column("kind", SQLDataType.VARCHAR);
    public final Field<Long> parent = column("parent", SQLDataType.BIGINT);
    public final Field<Long> id = column("id", SQLDataType.BIGINT);
    public final Field<String> name = column("name", SQLDataType.CLOB);
    public final Field<String> outcome = column("outcome", SQLDataType.VARCHAR);
    public final Field<Long> closesSince = column("closes_since", SQLDataType.BIGINT);

    OrgParts(Name name) {
      super(name);
    }
  }

  /** Records that are not deleted. */
  public static final class Records extends Named {
    public final Field<Integer> kind = column("kind", SQLDataType.INTEGER);
    public final Field<Long> id = column("id", SQLDataType.BIGINT);
    public final Field<Long> version = column("version", SQLDataType.BIGINT);
    public final Field<Long> portfolio = column("portfolio", SQLDataType.BIGINT);
    public final Field<String> title = column("title", SQLDataType.CLOB);
    public final Field<byte[]> namePrefix = column("name_prefix", SQLDataType.VARBINARY);
    public final Field<byte[]> nameKey = column("name_key", SQLDataType.BLOB);
    public final Field<Long> created = column("created", SQLDataType.BIGINT);
    public final Field<Long> updated = column("updated", SQLDataType.BIGINT);
    public final Field<Long> client = column("client", SQLDataType.BIGINT);
    public final Field<Integer> activityKind = column("activity_kind", SQLDataType.INTEGER);
    public final Field<Long> due = column("due", SQLDataType.BIGINT);
    public final Field<Long> done = column("done", SQLDataType.BIGINT);
    public final Field<byte[]> amountKey = column("amount_key", SQLDataType.VARBINARY);
    public final Field<String> currency = column("currency", SQLDataType.VARCHAR);
    public final Field<BigDecimal> amount = column("amount", SQLDataType.NUMERIC);
    public final Field<String> doc = column("doc", SQLDataType.CLOB);

    public Records(Name name) {
      super(name);
    }

    /** Returns the primary key. */
    public List<Field<?>> key() {
      return List.of(workspace, kind, id);
    }

    /** Returns the other columns. */
    public List<Field<?>> rest() {
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
          done,
          amountKey,
          currency,
          amount,
          doc);
    }
  }

  /** Deleted records and files. */
  public static final class DeletedRecords extends Named {
    public final Field<Integer> kind = column("kind", SQLDataType.INTEGER);
    public final Field<Long> id = column("id", SQLDataType.BIGINT);
    public final Field<Long> deletionId = column("deletion_id", SQLDataType.BIGINT);
    public final Field<Integer> parentKind = column("parent_kind", SQLDataType.INTEGER);
    public final Field<Long> parentId = column("parent_id", SQLDataType.BIGINT);
    public final Field<String> doc = column("doc", SQLDataType.CLOB);
    public final Field<String> deletion = column("deletion", SQLDataType.CLOB);

    DeletedRecords(Name name) {
      super(name);
    }
  }

  /** The fields that deleted clients have a value for. */
  public static final class DeletedValues extends Named {
    public final Field<Long> client = column("client", SQLDataType.BIGINT);
    public final Field<Long> field = column("field", SQLDataType.BIGINT);

    DeletedValues(Name name) {
      super(name);
    }
  }

  /** The deletions of which some records are not restored or purged. */
  public static final class Deletions extends Named {
    public final Field<Long> id = column("id", SQLDataType.BIGINT);
    public final Field<Long> deletedAt = column("deleted_at", SQLDataType.BIGINT);
    public final Field<String> doc = column("doc", SQLDataType.CLOB);

    Deletions(Name name) {
      super(name);
    }
  }

  /** The ids of purged records and files, which are not used again. */
  public static final class Tombstones extends Named {
    public final Field<Integer> kind = column("kind", SQLDataType.INTEGER);
    public final Field<Long> id = column("id", SQLDataType.BIGINT);

    Tombstones(Name name) {
      super(name);
    }
  }

  /** The field values of clients, as an index. */
  public static final class FieldValues extends Named {
    public final Field<Long> client = column("client", SQLDataType.BIGINT);
    public final Field<Long> field = column("field", SQLDataType.BIGINT);
    public final Field<byte[]> keyPrefix = column("key_prefix", SQLDataType.VARBINARY);
    public final Field<byte[]> valueKey = column("value_key", SQLDataType.BLOB);
    public final Field<byte[]> originalText = column("original_text", SQLDataType.BLOB);
    public final Field<String> valueText = column("value_text", SQLDataType.CLOB);

    public FieldValues(Name name) {
      super(name);
    }
  }

  /** The labels of records, as an index. */
  public static final class RecordLabels extends Named {
    public final Field<Integer> kind = column("kind", SQLDataType.INTEGER);
    public final Field<Long> id = column("id", SQLDataType.BIGINT);
    public final Field<Long> label = column("label", SQLDataType.BIGINT);

    public RecordLabels(Name name) {
      super(name);
    }
  }

  /** The stages of records, as an index. */
  public static final class RecordStages extends Named {
    public final Field<Integer> kind = column("kind", SQLDataType.INTEGER);
    public final Field<Long> id = column("id", SQLDataType.BIGINT);
    public final Field<Long> pipeline = column("pipeline", SQLDataType.BIGINT);
    public final Field<Long> stage = column("stage", SQLDataType.BIGINT);
    public final Field<Long> entered = column("entered", SQLDataType.BIGINT);

    public RecordStages(Name name) {
      super(name);
    }
  }

  /** The trigrams of record names, as an index. */
  public static final class NameTrigrams extends Named {
    public final Field<Integer> kind = column("kind", SQLDataType.INTEGER);
    public final Field<Long> trigram = column("trigram", SQLDataType.BIGINT);
    public final Field<Long> id = column("id", SQLDataType.BIGINT);

    public NameTrigrams(Name name) {
      super(name);
    }
  }

  public static final class Files extends Named {
    public final Field<Long> id = column("id", SQLDataType.BIGINT);
    public final Field<Integer> parentKind = column("parent_kind", SQLDataType.INTEGER);
    public final Field<Long> parentId = column("parent_id", SQLDataType.BIGINT);
    public final Field<Long> portfolio = column("portfolio", SQLDataType.BIGINT);
    public final Field<String> doc = column("doc", SQLDataType.CLOB);

    public Files(Name name) {
      super(name);
    }
  }

  /** The contents of files, and those that are staged. */
  public static final class Contents extends Named {
    public final Field<String> contentKey = column("content_key", SQLDataType.VARCHAR);
    public final Field<Long> size = column("size", SQLDataType.BIGINT);
    public final Field<String> sha256 = column("sha256", SQLDataType.VARCHAR);
    public final Field<Long> stagedAt = column("staged_at", SQLDataType.BIGINT);
    public final Field<Long> file = column("file_id", SQLDataType.BIGINT);

    Contents(Name name) {
      super(name);
    }
  }

  /** The chunks of contents. */
  public static final class ContentChunks extends Named {
    public final Field<String> contentKey = column("content_key", SQLDataType.VARCHAR);
    public final Field<Integer> chunk = column("chunk", SQLDataType.INTEGER);
    public final Field<byte[]> bytes = column("bytes", SQLDataType.BLOB);

    ContentChunks(Name name) {
      super(name);
    }
  }

  /** The event feeds. */
  public static final class Events extends Named {
    public final Field<Long> position = column("pos", SQLDataType.BIGINT);
    public final Field<String> subjectKind = column("subject_kind", SQLDataType.VARCHAR);
    public final Field<String> subjectKey = column("subject_key", SQLDataType.VARCHAR);
    public final Field<Integer> eventType = column("event_type", SQLDataType.INTEGER);
    public final Field<Long> portfolio = column("portfolio", SQLDataType.BIGINT);
    public final Field<Long> actor = column("actor", SQLDataType.BIGINT);
    public final Field<Long> occurredAt = column("occurred_at", SQLDataType.BIGINT);
    public final Field<Integer> size = column("size", SQLDataType.INTEGER);
    public final Field<String> doc = column("doc", SQLDataType.CLOB);

    public Events(Name name) {
      super(name);
    }
  }

  /** The events that hand over portfolios. */
  public static final class HandOvers extends Named {
    public final Field<Long> portfolio = column("portfolio", SQLDataType.BIGINT);
    public final Field<Long> position = column("pos", SQLDataType.BIGINT);

    HandOvers(Name name) {
      super(name);
    }
  }

  /** The events that removed stages. */
  public static final class StageEnds extends Named {
    public final Field<Long> stage = column("stage", SQLDataType.BIGINT);
    public final Field<Long> position = column("pos", SQLDataType.BIGINT);

    StageEnds(Name name) {
      super(name);
    }
  }

  public static final class SignIns extends Named {
    public final Field<Long> user = column("user_id", SQLDataType.BIGINT);
    public final Field<Long> number = column("seq", SQLDataType.BIGINT);
    public final Field<Long> signedAt = column("signed_at", SQLDataType.BIGINT);
    public final Field<Boolean> isSuccess = column("is_success", SQLDataType.BOOLEAN);
    public final Field<String> doc = column("doc", SQLDataType.CLOB);

    SignIns(Name name) {
      super(name);
    }
  }

  public static final class ActivationTokens extends Named {
    public final Field<Long> user = column("user_id", SQLDataType.BIGINT);
    public final Field<String> tokenHash = column("token_hash", SQLDataType.VARCHAR);
    public final Field<String> doc = column("doc", SQLDataType.CLOB);

    ActivationTokens(Name name) {
      super(name);
    }
  }
}
