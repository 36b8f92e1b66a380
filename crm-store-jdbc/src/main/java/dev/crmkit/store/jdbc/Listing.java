package dev.crmkit.store.jdbc;

import com.google.common.collect.Lists;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Finds the records that a query asks for. */
final class Listing {

  /** How often a list is made anew because others changed it between its statements. */
  private static final int ATTEMPTS = 5;

  /** How many documents are fetched at once. */
  private static final int DOCS_AT_ONCE = 1_000;

  private final Reads reads;
  private final Sql sql;

  Listing(Reads reads, Sql sql) {
    this.reads = reads;
    this.sql = sql;
  }

  /** The records, in the order of the query, at most as many as its limit. */
  <R extends CrmRecord> List<R> list(RecordQuery<R> query) {
    Selection selection = Selection.of(query.scope(), query.where());
    if (selection.isEmpty()) {
      return List.of();
    }
    for (int attempt = 1; ; attempt++) {
      Page page = new Page(reads, sql, selection, query);
      page.find();
      Map<Long, String> docs = page.docs();
      docs.putAll(
          docs(query.kind(), page.ids().stream().filter(id -> !docs.containsKey(id)).toList()));
      // In a transaction that sees what others commit, one may be gone since, or have moved and
      // come twice: a short page would look like the end of the list.
      if (docs.size() == page.ids().size() || attempt == ATTEMPTS) {
        List<R> records = new ArrayList<>(docs.size());
        for (Long id : new LinkedHashSet<>(page.ids())) {
          String doc = docs.get(id);
          if (doc != null) {
            records.add(CrmJson.read(doc, query.type()));
          }
        }
        return records;
      }
    }
  }

  /** How many records there are. */
  long count(RecordKind kind, Scope scope, Condition where) {
    Selection selection = Selection.of(scope, where);
    if (selection.isEmpty()) {
      return 0;
    }
    Tables.Records r = new Tables.Records(DSL.name("r"));
    return reads
        .all(
            DSL.select(DSL.count())
                .from(sql.tables().records.table.as("r"))
                .where(sql.isOf(kind, r))
                .and(sql.isIn(selection.scope(), r.portfolio))
                .and(new Conditions(sql, kind).found(selection.where(), r)),
            row -> row.getLong(1))
        .get(0);
  }

  /** The clients among some ids. */
  Map<ClientId, Client> clients(Set<ClientId> ids) {
    Map<ClientId, Client> clients = new HashMap<>();
    docs(RecordKind.CLIENT, ids.stream().map(ClientId::value).toList())
        .forEach((id, doc) -> clients.put(new ClientId(id), CrmJson.read(doc, Client.class)));
    return clients;
  }

  private Map<Long, String> docs(RecordKind kind, List<Long> ids) {
    Tables.Records r = new Tables.Records(DSL.name("r"));
    Map<Long, String> docs = new HashMap<>();
    boolean isH2 = sql.database() == Database.H2;
    Table<Record> all = sql.tables().records.table.as("r");
    for (List<Long> some : Lists.partition(ids, DOCS_AT_ONCE)) {
      reads.all(
          DSL.select(r.id, r.doc)
              .from(
                  isH2
                      ? Sql.lookedUp(some, all, sql.isOf(kind, r).and(r.id.eq(Sql.LOOKED_UP)))
                      : all)
              .where(isH2 ? r.id.isNotNull() : sql.isOf(kind, r).and(sql.isOneOf(r.id, some))),
          row -> docs.put(row.getLong(1), row.getString(2)));
    }
    return docs;
  }
}
