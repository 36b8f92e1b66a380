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
import dev.crmkit.core.query.SummaryQuery;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.store.jdbc.internal.condition.QueryFilter;
import dev.crmkit.store.jdbc.internal.error.ConcurrentUpdateException;
import dev.crmkit.store.jdbc.internal.error.RetryRunner;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.StoredJson;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Lists and counts the records that match a query. */
public final class RecordSearch {

  /** How often a page is read if other transactions change it between its statements. */
  private static final int ATTEMPTS = 5;

  /** How many records one statement reads. */
  private static final int BATCH_SIZE = 1_000;

  /** How many records are read first if a residual filter is tested on them. */
  private static final int FIRST_FILTERED_PAGE = 100;

  private final QueryExecutor queries;
  private final SqlFragments sql;
  private final int firstRowBudget;

  public RecordSearch(QueryExecutor queries, SqlFragments sql, int firstRowBudget) {
    this.queries = queries;
    this.sql = sql;
    this.firstRowBudget = firstRowBudget;
  }

  /** Returns the matching records in the order of the query, at most as many as its limit. */
  public <R extends CrmRecord> List<R> list(RecordQuery<R> query) {
    QueryFilter filter = QueryFilter.of(sql.dialect(), query.scope(), query.where());
    if (filter.isExact() || filter.isEmpty()) {
      return readableRecords(filter, query);
    }
    List<R> records = new ArrayList<>();
    for (Iterator<R> all = filtered(filter, query); all.hasNext(); ) {
      records.add(all.next());
      if (records.size() == query.limit()) {
        break;
      }
    }
    return records;
  }

  /**
   * Returns the records that also pass the residual filter, lazily: the next page is read when the
   * one before it is used up, and pages grow.
   */
  private <R extends CrmRecord> Iterator<R> filtered(QueryFilter filter, RecordQuery<R> query) {
    queries.expectMoreQueries();
    Predicate<CrmRecord> test = filter.residual().matcher();
    Iterator<List<R>> pages =
        new AbstractIterator<>() {
          private @Nullable RecordQuery<R> next = page(query, query.after(), query.limit());

          @Override
          protected @Nullable List<R> computeNext() {
            RecordQuery<R> current = next;
            if (current == null) {
              return endOfData();
            }
            List<R> page = readableRecords(filter, current);
            next =
                page.size() < current.limit()
                    ? null
                    : page(
                        current,
                        current.sort().position(page.get(page.size() - 1)),
                        current.limit() * PageFinder.GROWTH);
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

  /** Returns the readable records that statements find. */
  private <R extends CrmRecord> List<R> readableRecords(QueryFilter filter, RecordQuery<R> query) {
    if (filter.isEmpty()) {
      return List.of();
    }
    // A full page that shrinks because of unreadable records would look like the end of the list.
    RecordQuery<R> current = query;
    while (true) {
      Found<R> found = find(current, filter);
      if (found.unreadable() == 0 || found.records().size() >= query.limit() || !found.isFull()) {
        return found.records().subList(0, Math.min(query.limit(), found.records().size()));
      }
      current = current.withLimit(query.limit() + 2 * (current.limit() - found.records().size()));
    }
  }

  /** The readable records of a page, the number of the others, and whether the page was full. */
  private record Found<R>(List<R> records, int unreadable, boolean isFull) {}

  private <R extends CrmRecord> Found<R> find(RecordQuery<R> query, QueryFilter filter) {
    return RetryRunner.run(
        "listing records",
        ATTEMPTS,
        ConcurrentUpdateException.class::isInstance,
        () -> findOnce(query, filter));
  }

  private <R extends CrmRecord> Found<R> findOnce(RecordQuery<R> query, QueryFilter filter) {
    PageReader page = new PageReader(queries, sql, filter, query, firstRowBudget);
    page.find();
    Map<Long, String> docs = page.docs();
    docs.putAll(
        readDocs(query.kind(), page.ids().stream().filter(id -> !docs.containsKey(id)).toList()));
    if (docs.size() != page.ids().size()) {
      // At READ COMMITTED, a record may be deleted between the statements, or move and be found
      // twice; a short page would look like the end of the list.
      throw new ConcurrentUpdateException();
    }
    List<R> records = new ArrayList<>(docs.size());
    for (Long id : page.ids()) {
      StoredJson.readable(id(query.kind(), id), Objects.requireNonNull(docs.get(id)))
          .ifPresent(record -> records.add(query.type().cast(record)));
    }
    return new Found<>(records, docs.size() - records.size(), page.ids().size() >= query.limit());
  }

  private static RecordId id(RecordKind kind, long id) {
    return (RecordId) TypeCodes.subject(TypeCodes.code(kind), id);
  }

  /** Counts the matching records. */
  public long count(RecordKind kind, Scope scope, Condition where) {
    QueryFilter filter = QueryFilter.ofCount(sql.dialect(), scope, where);
    if (filter.isEmpty()) {
      return 0;
    }
    return filter.isExact()
        ? queries.query(new CountQuery(sql, kind, filter).query(), row -> row.getLong(1)).get(0)
        : Iterators.size(allFiltered(filter, kind, scope, where));
  }

  /** Tests a residual filter on the records that SQL finds, and passes on those that match. */
  public void forEachMatch(
      QueryFilter filter, SummaryQuery query, Consumer<? super CrmRecord> consumer) {
    allFiltered(filter, query.kind(), query.scope(), query.where()).forEachRemaining(consumer);
  }

  private Iterator<? extends CrmRecord> allFiltered(
      QueryFilter filter, RecordKind kind, Scope scope, Condition where) {
    return filtered(
        filter,
        new RecordQuery<>(
            kind.type(), scope, where, Sort.ascending(Sort.Attribute.CREATED), null, BATCH_SIZE));
  }

  /** Returns the ids of the activities and deals of some clients. */
  public List<RecordId> childrenOf(Collection<ClientId> clients, Scope scope) {
    List<RecordId> children = new ArrayList<>();
    if (scope instanceof Scope.Nothing) {
      return children;
    }
    Tables.Records r = new Tables.Records(DSL.name("r"));
    Table<Record> all = sql.tables().records.table.as("r");
    org.jooq.Condition isChild =
        r.workspace
            .eq(sql.workspace())
            .and(r.kind.in(TypeCodes.code(RecordKind.ACTIVITY), TypeCodes.code(RecordKind.DEAL)));
    List<Long> numbers = clients.stream().map(ClientId::value).distinct().toList();
    for (List<Long> some : Lists.partition(numbers, BATCH_SIZE)) {
      queries.query(
          DSL.select(r.kind, r.id)
              .from(sql.rowsByIds(all, isChild, r.client, some))
              .where(sql.isRowOfIds(isChild, r.client, some))
              .and(sql.isInForRow(scope, r.portfolio)),
          row -> children.add((RecordId) TypeCodes.subject(row.getInt(1), row.getLong(2))));
    }
    return children;
  }

  private Map<Long, String> readDocs(RecordKind kind, List<Long> ids) {
    Tables.Records r = new Tables.Records(DSL.name("r"));
    Map<Long, String> docs = new HashMap<>();
    Table<Record> all = sql.tables().records.table.as("r");
    org.jooq.Condition isOfKind = sql.isOfKind(kind, r);
    for (List<Long> some : Lists.partition(ids, BATCH_SIZE)) {
      queries.query(
          DSL.select(r.id, r.doc)
              .from(sql.rowsByIds(all, isOfKind, r.id, some))
              .where(sql.isRowOfIds(isOfKind, r.id, some)),
          row -> docs.put(row.getLong(1), row.getString(2)));
    }
    return docs;
  }
}
