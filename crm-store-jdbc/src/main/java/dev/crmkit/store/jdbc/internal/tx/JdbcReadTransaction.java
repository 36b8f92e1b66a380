package dev.crmkit.store.jdbc.internal.tx;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.DeletionId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventQuery;
import dev.crmkit.core.history.EventRange;
import dev.crmkit.core.history.Placement;
import dev.crmkit.core.internal.store.StoreArguments;
import dev.crmkit.core.internal.store.TransactionGuard;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Summary;
import dev.crmkit.core.query.SummaryQuery;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.jdbc.internal.event.EventReader;
import dev.crmkit.store.jdbc.internal.org.WorkspaceRow;
import dev.crmkit.store.jdbc.internal.record.DeletedRows;
import dev.crmkit.store.jdbc.internal.record.RecordLookup;
import dev.crmkit.store.jdbc.internal.record.RecordStatements;
import dev.crmkit.store.jdbc.internal.record.UnreadableDocuments;
import dev.crmkit.store.jdbc.internal.sql.PreparedSql;
import dev.crmkit.store.jdbc.internal.sql.StoredJson;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import dev.crmkit.store.jdbc.internal.summary.SummaryReader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads one workspace, in the thread of a callback and until it returns. */
class JdbcReadTransaction implements ReadTransaction {

  private final TransactionGuard guard = new TransactionGuard();
  private final TransactionContext transaction;
  private WorkspaceRow workspaceRow;
  private @Nullable OrgSnapshot org;

  JdbcReadTransaction(TransactionContext transaction) {
    this.transaction = transaction;
    this.workspaceRow = transaction.workspaceRow();
  }

  /** Returns the context, after checking that this is used within its callback and thread. */
  final TransactionContext transaction() {
    guard.requireUsable();
    return transaction;
  }

  final DSLContext sql() {
    return transaction().sql();
  }

  final Tables tables() {
    return transaction().tables();
  }

  final String workspace() {
    return workspaceRow.workspace().value();
  }

  final WorkspaceRow workspaceRow() {
    return workspaceRow;
  }

  /** Stores the organisation that this transaction has changed. */
  final void setOrg(WorkspaceRow next, OrgSnapshot changed) {
    workspaceRow = next;
    org = changed;
  }

  /** Caches the organisation that this transaction read or changed, now that it is committed. */
  final void cacheOrg() {
    if (org != null) {
      transaction.orgs().put(workspaceRow, org);
    }
  }

  final void end() {
    guard.end();
  }

  @Override
  public final OrgSnapshot org() {
    TransactionContext in = transaction();
    if (org == null) {
      org = in.orgs().get(workspaceRow, in::orgRows);
    }
    return org;
  }

  @Override
  public final String cursorKey() {
    transaction();
    return workspaceRow.cursorKey();
  }

  @Override
  public Optional<CrmRecord> record(RecordId id) {
    return transaction()
        .query(
            DSL.select(tables().records.doc, tables().records.portfolio)
                .from(tables().records.table)
                .where(tables().records.workspace.eq(workspace()))
                .and(tables().records.kind.eq(TypeCodes.code(id)))
                .and(tables().records.id.eq(id.value())),
            row -> StoredJson.record(id, row.getString(1), new PortfolioId(row.getLong(2))))
        .stream()
        .findFirst();
  }

  @Override
  public Map<RecordId, CrmRecord> records(Set<? extends RecordId> ids) {
    return lookup().records(ids);
  }

  private RecordLookup lookup() {
    return new RecordLookup(transaction(), transaction().fragments());
  }

  @Override
  public final Map<Subject, PortfolioId> portfolios(Set<? extends Subject> ids) {
    return lookup().portfolios(ids);
  }

  @Override
  public <R extends CrmRecord> List<R> list(RecordQuery<R> query) {
    return transaction().recordSearch().list(query);
  }

  @Override
  public final long count(RecordKind kind, Scope scope, dev.crmkit.core.query.Condition where) {
    return transaction().recordSearch().count(kind, scope, where);
  }

  @Override
  public final Summary summarize(SummaryQuery query) {
    TransactionContext in = transaction();
    return new SummaryReader(in, in.fragments(), org(), query).read(in.recordSearch());
  }

  @Override
  public final List<RecordId> childrenOf(Collection<ClientId> clients, Scope scope) {
    return transaction().recordSearch().childrenOf(clients, scope);
  }

  @Override
  public final Map<PortfolioId, Map<RecordKind, Long>> countByPortfolio(Scope scope) {
    Map<PortfolioId, Map<RecordKind, Long>> counts = new HashMap<>();
    if (scope instanceof Scope.Nothing) {
      return counts;
    }
    Tables.Records at = tables().records;
    sql()
        .select(at.portfolio, at.kind, DSL.count())
        .from(at.table)
        .where(at.workspace.eq(workspace()))
        .and(at.kind.in(TypeCodes.recordCodes()))
        .and(transaction().fragments().isIn(scope, at.portfolio))
        .groupBy(at.portfolio, at.kind)
        .forEach(
            row ->
                counts
                    .computeIfAbsent(
                        new PortfolioId(row.value1()), any -> new EnumMap<>(RecordKind.class))
                    .put(TypeCodes.recordKind(row.value2()), row.value3().longValue()));
    return counts;
  }

  @Override
  public Optional<FileInfo> file(FileId id) {
    return transaction().fileRows().find(id);
  }

  @Override
  public final List<FileInfo> filesOf(RecordId on) {
    return transaction().fileRows().of(on);
  }

  @Override
  public final List<FileInfo> files(Scope scope, long afterId, int limit) {
    StoreArguments.requireLimit(limit);
    return transaction().fileRows().in(scope, afterId, limit);
  }

  @Override
  public final InputStream content(FileId id) {
    return transaction().contents().open(sql(), workspaceRow.workspace(), id);
  }

  @Override
  public boolean isTaken(Subject id) {
    int kind = TypeCodes.code(id);
    long number = TypeCodes.number(id);
    boolean isFile = kind == TypeCodes.FILE;
    List<Object> values = new ArrayList<>();
    values.addAll(isFile ? List.of(workspace(), number) : List.of(workspace(), kind, number));
    values.addAll(List.of(workspace(), kind, number, workspace(), kind, number));
    RecordStatements statements = transaction().context().recordStatements();
    PreparedSql statement = isFile ? statements.isFileTaken : statements.isRecordTaken;
    return statement
        .queryFirst(transaction().connection(), row -> true, values.toArray())
        .isPresent();
  }

  @Override
  public <I extends RecordId> Set<I> taken(Set<I> ids) {
    return ids.size() == 1 ? ReadTransaction.super.taken(ids) : lookup().taken(ids);
  }

  @Override
  public final Optional<Deletion> deletion(Subject id) {
    return deletedRows().find(id).map(DeletedRows.Deleted::deletion);
  }

  final DeletedRows deletedRows() {
    return transaction().deletedRows();
  }

  @Override
  public final Set<Subject> deletedIn(DeletionId id) {
    return deletedRows().in(id);
  }

  @Override
  public final List<Deletion> deletions(@Nullable Position after, int limit) {
    StoreArguments.requireLimit(limit);
    return deletedRows().deletions(after, limit);
  }

  @Override
  public final Optional<CrmRecord> deletedRecord(RecordId id) {
    return deletedRows().find(id).map(deleted -> StoredJson.record(id, deleted.doc(), null));
  }

  @Override
  public final Optional<FileInfo> deletedFile(FileId id) {
    return deletedRows().find(id).map(file -> StoredJson.read(id, file.doc(), FileInfo.class));
  }

  @Override
  public final boolean hasDeletedValue(FieldId field) {
    return deletedRows().hasValue(field);
  }

  @Override
  public final Set<FileId> deletedFilesOf(RecordId on) {
    return deletedRows().filesOf(on);
  }

  /** Returns a reader of the events, including those of this transaction. */
  EventReader eventReader() {
    return new EventReader(transaction(), transaction().fragments());
  }

  @Override
  public final List<Event> history(Subject subject, EventRange range) {
    return eventReader().about(subject, range);
  }

  @Override
  public final List<Event> handOvers(Set<PortfolioId> portfolios, EventRange range) {
    return eventReader().handOvers(portfolios, range);
  }

  @Override
  public final List<Event> stageEnds(Set<StageId> stages, EventRange range) {
    return eventReader().stageEnds(stages, range);
  }

  @Override
  public final Map<RecordId, Placement> placements(
      Set<? extends RecordId> records, EventRange range) {
    return eventReader().placements(records, range);
  }

  @Override
  public final List<Placement> placementsIn(Set<PortfolioId> portfolios, EventRange range) {
    return eventReader().placedIn(portfolios, range);
  }

  @Override
  public final List<Event> events(long after, int limit) {
    return eventReader().all(EventRange.oldestFirst(after, limit));
  }

  @Override
  public final List<Event> events(EventQuery query) {
    return eventReader().find(query);
  }

  @Override
  public long lastPosition() {
    return transaction().eventRows().lastPosition();
  }

  @Override
  public final Optional<SignIn> lastSignIn(UserId user) {
    return transaction().signInRows().lastSuccess(user);
  }

  @Override
  public final Map<UserId, SignIn> lastSignIns(Set<UserId> users) {
    return transaction().signInRows().lastSuccesses(users);
  }

  @Override
  public final List<SignIn> signIns(UserId user, int limit) {
    StoreArguments.requireLimit(limit);
    return transaction().signInRows().latest(user, limit);
  }

  @Override
  public final Optional<Activation> activation(String tokenHash) {
    return transaction().activationRows().find(tokenHash);
  }

  @Override
  public final Set<Subject> unreadable() {
    return new UnreadableDocuments(sql(), tables(), workspace()).find();
  }
}
