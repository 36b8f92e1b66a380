package dev.crmkit.store.jdbc.internal.page;

import com.google.common.collect.AbstractIterator;
import com.google.common.collect.Iterators;
import com.google.common.collect.Lists;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.StoredJson;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Finds the records that a query asks for. */
public final class RecordSearch {

  /** How often a list is made anew because others changed it between its statements. */
  private static final int ATTEMPTS = 5;

  /** How many documents are fetched at once. */
  private static final int BATCH_SIZE = 1_000;

  /** How many records are read first to be tested here. */
  private static final int FIRST_FILTERED_PAGE = 100;

  private final QueryExecutor reads;
  private final SqlFragments sql;
  private final int firstRowBudget;

  public RecordSearch(QueryExecutor reads, SqlFragments sql, int firstRowBudget) {
    this.reads = reads;
    this.sql = sql;
    this.firstRowBudget = firstRowBudget;
  }

  /** The records, in the order of the query, at most as many as its limit. */
  public <R extends CrmRecord> List<R> list(RecordQuery<R> query) {
    QueryFilter selection = QueryFilter.of(sql.database(), query.scope(), query.where());
    if (selection.isExact() || selection.isEmpty()) {
      return readableRecords(selection, query);
    }
    List<R> records = new ArrayList<>();
    for (Iterator<R> all = filtered(selection, query); all.hasNext(); ) {
      records.add(all.next());
      if (records.size() == query.limit()) {
        break;
      }
    }
    return records;
  }

  /**
   * The records that meet the rest of the conditions, of those that statements find. These are read
   * in pages that grow, each when the one before it is used up.
   */
  private <R extends CrmRecord> Iterator<R> filtered(QueryFilter selection, RecordQuery<R> query) {
    reads.expectMoreQueries();
    Predicate<CrmRecord> test = selection.residual().matcher();
    Iterator<List<R>> pages =
        new AbstractIterator<>() {
          private @Nullable RecordQuery<R> next = page(query, query.after(), query.limit());

          @Override
          protected @Nullable List<R> computeNext() {
            RecordQuery<R> asked = next;
            if (asked == null) {
              return endOfData();
            }
            List<R> page = readableRecords(selection, asked);
            next =
                page.size() < asked.limit()
                    ? null
                    : page(
                        asked,
                        asked.sort().position(page.get(page.size() - 1)),
                        asked.limit() * PageFinder.GROWTH);
            return page;
          }
        };
    return Iterators.filter(
        Iterators.concat(Iterators.transform(pages, List::iterator)), test::test);
  }

  private static <R extends CrmRecord> RecordQuery<R> page(
      RecordQuery<R> query, @Nullable Position after, int limit) {
    int size = Math.max(FIRST_FILTERED_PAGE, Math.min(limit, BATCH_SIZE));
    return new RecordQuery<>(query.type(), query.scope(), query.where(), query.sort(), after, size);
  }

  /** The records that statements find. */
  private <R extends CrmRecord> List<R> readableRecords(
      QueryFilter selection, RecordQuery<R> query) {
    if (selection.isEmpty()) {
      return List.of();
    }
    // A page that was full and from which some were left out would look like the end of the list.
    RecordQuery<R> asked = query;
    while (true) {
      Found<R> found = find(asked, selection);
      if (found.unreadable() == 0 || found.records().size() >= query.limit() || !found.isFull()) {
        return found.records().subList(0, Math.min(query.limit(), found.records().size()));
      }
      asked = asked.withLimit(query.limit() + 2 * (asked.limit() - found.records().size()));
    }
  }

  /** The readable records of a page, how many others there were, and whether it was full. */
  private record Found<R>(List<R> records, int unreadable, boolean isFull) {}

  private <R extends CrmRecord> Found<R> find(RecordQuery<R> query, QueryFilter selection) {
    for (int attempt = 1; ; attempt++) {
      PageReader page = new PageReader(reads, sql, selection, query, firstRowBudget);
      page.find();
      Map<Long, String> docs = page.docs();
      docs.putAll(
          readDocs(query.kind(), page.ids().stream().filter(id -> !docs.containsKey(id)).toList()));
      // In a transaction that sees what others commit, one may be gone since, or have moved and
      // come twice: a short page would look like the end of the list.
      if (docs.size() == page.ids().size() || attempt == ATTEMPTS) {
        List<R> records = new ArrayList<>(docs.size());
        int unreadable = 0;
        for (Long id : new LinkedHashSet<>(page.ids())) {
          String doc = docs.get(id);
          if (doc != null) {
            Optional<CrmRecord> record = StoredJson.readable(id(query.kind(), id), doc);
            record.ifPresent(each -> records.add(query.type().cast(each)));
            unreadable += record.isPresent() ? 0 : 1;
          }
        }
        return new Found<>(records, unreadable, page.ids().size() >= query.limit());
      }
    }
  }

  private static RecordId id(RecordKind kind, long id) {
    return (RecordId) TypeCodes.subject(TypeCodes.code(kind), id);
  }

  /** How many records there are. */
  public long count(RecordKind kind, Scope scope, Condition where) {
    QueryFilter selection = QueryFilter.ofCount(sql.database(), scope, where);
    if (selection.isEmpty()) {
      return 0;
    }
    return selection.isExact()
        ? reads.query(new CountQuery(sql, kind, selection).query(), row -> row.getLong(1)).get(0)
        : Iterators.size(
            filtered(
                selection,
                new RecordQuery<>(
                    kind.type(),
                    scope,
                    where,
                    Sort.ascending(Sort.Attribute.CREATED),
                    null,
                    BATCH_SIZE)));
  }

  /** The ids of the activities and deals of some clients. */
  public List<RecordId> childrenOf(Collection<ClientId> clients, Scope scope) {
    List<RecordId> children = new ArrayList<>();
    if (scope instanceof Scope.Nothing) {
      return children;
    }
    Tables.Records r = new Tables.Records(DSL.name("r"));
    Table<Record> all = sql.tables().records.table.as("r");
    boolean isH2 = sql.database() == Database.H2;
    org.jooq.Condition isOf =
        r.workspace
            .eq(sql.workspace())
            .and(r.kind.in(TypeCodes.code(RecordKind.ACTIVITY), TypeCodes.code(RecordKind.DEAL)));
    List<Long> numbers = clients.stream().map(ClientId::value).distinct().toList();
    for (List<Long> some : Lists.partition(numbers, BATCH_SIZE)) {
      reads.query(
          DSL.select(r.kind, r.id)
              .from(
                  isH2
                      ? SqlFragments.leftJoinEach(
                          some, all, isOf.and(r.client.eq(SqlFragments.EACH_ID)))
                      : all)
              .where(isH2 ? r.id.isNotNull() : isOf.and(sql.isOneOf(r.client, some)))
              .and(sql.isInForRow(scope, r.portfolio)),
          row -> children.add((RecordId) TypeCodes.subject(row.getInt(1), row.getLong(2))));
    }
    return children;
  }

  private Map<Long, String> readDocs(RecordKind kind, List<Long> ids) {
    Tables.Records r = new Tables.Records(DSL.name("r"));
    Map<Long, String> docs = new HashMap<>();
    boolean isH2 = sql.database() == Database.H2;
    Table<Record> all = sql.tables().records.table.as("r");
    for (List<Long> some : Lists.partition(ids, BATCH_SIZE)) {
      reads.query(
          DSL.select(r.id, r.doc)
              .from(
                  isH2
                      ? SqlFragments.leftJoinEach(
                          some, all, sql.isOfKind(kind, r).and(r.id.eq(SqlFragments.EACH_ID)))
                      : all)
              .where(isH2 ? r.id.isNotNull() : sql.isOfKind(kind, r).and(sql.isOneOf(r.id, some))),
          row -> docs.put(row.getLong(1), row.getString(2)));
    }
    return docs;
  }
}
