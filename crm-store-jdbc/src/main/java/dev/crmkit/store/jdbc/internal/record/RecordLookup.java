package dev.crmkit.store.jdbc.internal.record;

import com.google.common.collect.Lists;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.store.jdbc.internal.sql.PreparedSql;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.StoredJson;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Looks up many records and files by their ids, with a statement for each kind. */
public final class RecordLookup {

  /** How many ids one statement looks up. */
  private static final int AT_ONCE = 1_000;

  private final QueryExecutor queries;
  private final SqlFragments sql;

  public RecordLookup(QueryExecutor queries, SqlFragments sql) {
    this.queries = queries;
    this.sql = sql;
  }

  /** Returns the readable records with some ids. */
  public Map<RecordId, CrmRecord> records(Set<? extends RecordId> ids) {
    Map<RecordId, CrmRecord> records = new HashMap<>();
    byKind(ids)
        .forEach(
            (kind, some) ->
                ofRecords(kind, some, r -> r.doc, row -> row.getString(2))
                    .forEach(
                        (number, doc) -> {
                          RecordId id = (RecordId) TypeCodes.subject(TypeCodes.code(kind), number);
                          StoredJson.readable(id, doc).ifPresent(record -> records.put(id, record));
                        }));
    return records;
  }

  /** Returns the portfolios of the records and files with some ids. */
  public Map<Subject, PortfolioId> portfolios(Set<? extends Subject> ids) {
    Map<Subject, PortfolioId> portfolios = new HashMap<>();
    Set<RecordId> records = new LinkedHashSet<>();
    List<Long> files = new ArrayList<>();
    for (Subject id : ids) {
      if (id instanceof RecordId record) {
        records.add(record);
      } else {
        files.add(((FileId) id).value());
      }
    }
    byKind(records)
        .forEach(
            (kind, some) ->
                ofRecords(kind, some, r -> r.portfolio, row -> row.getLong(2))
                    .forEach(
                        (id, in) ->
                            portfolios.put(
                                TypeCodes.subject(TypeCodes.code(kind), id), new PortfolioId(in))));
    Tables.Files f = new Tables.Files(DSL.name("f"));
    Condition where = f.workspace.eq(sql.workspace());
    for (List<Long> some : Lists.partition(files, AT_ONCE)) {
      queries.query(
          DSL.select(f.id, f.portfolio)
              .from(sql.rowsByIds(sql.tables().files.table.as("f"), where, f.id, some))
              .where(sql.isRowOfIds(where, f.id, some))
              .and(f.portfolio.isNotNull()),
          row -> portfolios.put(new FileId(row.getLong(1)), new PortfolioId(row.getLong(2))));
    }
    return portfolios;
  }

  /** Returns those of some ids that a living record, a deleted one or a tombstone has. */
  public <I extends RecordId> Set<I> taken(Set<I> ids) {
    Tables.Records living = sql.tables().records;
    Tables.DeletedRecords deleted = sql.tables().deletedRecords;
    Tables.Tombstones purged = sql.tables().tombstones;
    Set<Subject> taken = new HashSet<>();
    byKind(ids)
        .forEach(
            (kind, numbers) -> {
              int code = TypeCodes.code(kind);
              for (List<Long> some : Lists.partition(numbers, AT_ONCE)) {
                Stream.of(
                        existing(living, living.workspace, living.kind, living.id, code, some),
                        existing(deleted, deleted.workspace, deleted.kind, deleted.id, code, some),
                        existing(purged, purged.workspace, purged.kind, purged.id, code, some))
                    .flatMap(List::stream)
                    .forEach(number -> taken.add(TypeCodes.subject(code, number)));
              }
            });
    return ids.stream().filter(taken::contains).collect(Collectors.toSet());
  }

  private List<Long> existing(
      Tables.Named in,
      Field<String> workspace,
      Field<Integer> kind,
      Field<Long> id,
      int code,
      List<Long> numbers) {
    Condition where = workspace.eq(sql.workspace()).and(kind.eq(code));
    return queries.query(
        DSL.select(id)
            .from(sql.rowsByIds(in.table, where, id, numbers))
            .where(sql.isRowOfIds(where, id, numbers)),
        row -> row.getLong(1));
  }

  private static Map<RecordKind, List<Long>> byKind(Set<? extends RecordId> ids) {
    Map<RecordKind, List<Long>> byKind = new EnumMap<>(RecordKind.class);
    ids.forEach(
        id -> byKind.computeIfAbsent(id.recordKind(), any -> new ArrayList<>()).add(id.value()));
    return byKind;
  }

  private <T> Map<Long, T> ofRecords(
      RecordKind kind,
      List<Long> ids,
      Function<Tables.Records, Field<T>> column,
      PreparedSql.Reader<T> value) {
    Tables.Records r = new Tables.Records(DSL.name("r"));
    Map<Long, T> found = new HashMap<>();
    Condition where = sql.isOfKind(kind, r);
    for (List<Long> some : Lists.partition(ids, AT_ONCE)) {
      queries.query(
          DSL.select(r.id, column.apply(r))
              .from(sql.rowsByIds(sql.tables().records.table.as("r"), where, r.id, some))
              .where(sql.isRowOfIds(where, r.id, some)),
          row -> found.put(row.getLong(1), value.read(row)));
    }
    return found;
  }
}
