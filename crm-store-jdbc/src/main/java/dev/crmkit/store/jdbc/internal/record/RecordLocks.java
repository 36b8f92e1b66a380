package dev.crmkit.store.jdbc.internal.record;

import com.google.common.collect.Lists;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.store.jdbc.internal.error.ConcurrentUpdateException;
import dev.crmkit.store.jdbc.internal.sql.PreparedSql;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.StoredJson;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectForUpdateStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The row locks on records that one write holds, and the versions of the records that it read
 * without a lock. If such a record has another version when it is locked, another transaction
 * changed it in between, and the write is run again.
 *
 * <p>Rows are locked in the lock order of {@link dev.crmkit.core.store.WriteTransaction}: a
 * statement for each kind scans the primary key, so that rows are locked by ascending id. H2 needs
 * no row locks, since writers of a workspace run one after the other.
 */
public final class RecordLocks {

  /** How many rows one statement locks. */
  private static final int ROWS_AT_ONCE = 500;

  private final QueryExecutor queries;
  private final SqlFragments sql;
  private final RecordRows rows;
  private final Map<RecordId, CrmRecord> locked = new HashMap<>();
  private final Map<RecordId, Long> readVersions = new HashMap<>();

  public RecordLocks(QueryExecutor queries, SqlFragments sql, RecordRows rows) {
    this.queries = queries;
    this.sql = sql;
    this.rows = rows;
  }

  /** Reads a record and locks it, unless it is locked already. */
  public Optional<CrmRecord> lock(RecordId id) {
    CrmRecord known = locked.get(id);
    return known != null
        ? Optional.of(known)
        : Optional.ofNullable(lockedNow(id, rows.lock(id).orElse(null)));
  }

  private static RecordId id(RecordKind kind, long number) {
    return (RecordId) TypeCodes.subject(TypeCodes.code(kind), number);
  }

  /** Locks some records, in the lock order. */
  public void lockAll(Collection<? extends RecordId> ids) {
    if (!sql.dialect().writesConcurrently()) {
      return;
    }
    Tables.Records at = sql.tables().records;
    for (RecordKind kind : RecordKind.values()) {
      List<Long> numbers =
          ids.stream()
              .filter(id -> id.recordKind() == kind && !locked.containsKey(id))
              .map(RecordId::value)
              .distinct()
              .sorted()
              .toList();
      for (List<Long> some : Lists.partition(numbers, ROWS_AT_ONCE)) {
        Map<Long, CrmRecord> found = new HashMap<>();
        lockByPrimaryKey(
            List.of(at.id, at.doc),
            at.table,
            sql.isOfKind(kind, at),
            at.id,
            some,
            row -> {
              long number = row.getLong(1);
              return StoredJson.readable(id(kind, number), row.getString(2))
                  .map(record -> found.put(number, record));
            });
        for (Long number : some) {
          RecordId id = id(kind, number);
          lockedNow(id, found.get(number));
        }
      }
    }
  }

  /**
   * Locks some deleted records and files, in the lock order.
   *
   * @return the ids that exist
   */
  public Set<Subject> lockDeleted(Collection<? extends Subject> ids) {
    Tables.DeletedRecords at = sql.tables().deletedRecords;
    Set<Subject> found = new LinkedHashSet<>();
    for (int kind = 0; kind <= TypeCodes.FILE; kind++) {
      int code = kind;
      List<Long> numbers =
          ids.stream()
              .filter(id -> TypeCodes.code(id) == code)
              .map(TypeCodes::number)
              .distinct()
              .sorted()
              .toList();
      Condition isOfKind = at.workspace.eq(sql.workspace()).and(at.kind.eq(code));
      for (List<Long> some : Lists.partition(numbers, ROWS_AT_ONCE)) {
        lockByPrimaryKey(
            List.of(at.id),
            at.table,
            isOfKind,
            at.id,
            some,
            row -> found.add(TypeCodes.subject(code, row.getLong(1))));
      }
    }
    return found;
  }

  private <T> void lockByPrimaryKey(
      List<Field<?>> columns,
      Table<Record> table,
      Condition isOfKind,
      Field<Long> id,
      List<Long> ids,
      PreparedSql.Reader<T> reader) {
    Table<Record> from = sql.dialect().byPrimaryKey(table);
    SelectForUpdateStep<Record> selected =
        DSL.select(columns).from(from).where(isOfKind).and(sql.isOneOf(id, ids)).orderBy(id);
    queries.query(sql.dialect().forUpdate(selected), reader);
  }

  private @Nullable CrmRecord lockedNow(RecordId id, @Nullable CrmRecord record) {
    Long version = readVersions.get(id);
    if (version != null && (record == null || record.version() != version)) {
      throw new ConcurrentUpdateException();
    }
    if (record != null) {
      locked.put(id, record);
    }
    return record;
  }

  /** Notes that a record was read without a lock. */
  public void readWithoutLock(CrmRecord record) {
    readVersions.put(record.id(), record.version());
  }

  /** Notes that this write inserted or updated a record. */
  public void written(CrmRecord record) {
    locked.put(record.id(), record);
    readVersions.remove(record.id());
  }

  /** Notes that this write deleted a record. */
  public void deleted(RecordId id) {
    locked.remove(id);
    readVersions.remove(id);
  }
}
