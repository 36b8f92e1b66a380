package dev.crmkit.store.memory.internal.tx;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
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
import dev.crmkit.core.query.Condition;
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
import dev.crmkit.store.memory.internal.query.QueryEvaluator;
import dev.crmkit.store.memory.internal.state.EventLog;
import dev.crmkit.store.memory.internal.state.StoredFile;
import dev.crmkit.store.memory.internal.state.Trash;
import dev.crmkit.store.memory.internal.state.WorkspaceState;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one {@link WorkspaceState} during a callback. */
class MemoryReadTransaction implements ReadTransaction {

  private final TransactionGuard guard = new TransactionGuard();
  private WorkspaceState state;

  MemoryReadTransaction(WorkspaceState state) {
    this.state = state;
  }

  /** Returns the state to read, if the transaction may be used. */
  final WorkspaceState state() {
    guard.requireUsable();
    return state;
  }

  final void setState(WorkspaceState changed) {
    state = changed;
  }

  final void end() {
    guard.end();
  }

  @Override
  public final OrgSnapshot org() {
    return state().org();
  }

  @Override
  public final String cursorKey() {
    return state().cursorKey();
  }

  @Override
  public final Optional<CrmRecord> record(RecordId id) {
    return Optional.ofNullable(state().find(id));
  }

  @Override
  public final <R extends CrmRecord> List<R> list(RecordQuery<R> query) {
    return QueryEvaluator.list(state().table(query.kind()), query).stream()
        .map(query.type()::cast)
        .toList();
  }

  @Override
  public final long count(RecordKind kind, Scope scope, Condition where) {
    return QueryEvaluator.count(state().table(kind), scope, where);
  }

  @Override
  public final Summary summarize(SummaryQuery query) {
    return QueryEvaluator.summarize(state().table(query.kind()), org(), query);
  }

  @Override
  public final Map<PortfolioId, Map<RecordKind, Long>> countByPortfolio(Scope scope) {
    Map<PortfolioId, Map<RecordKind, Long>> counts = new HashMap<>();
    for (RecordKind kind : RecordKind.values()) {
      state()
          .table(kind)
          .forEachCount(
              scope,
              (portfolio, count) ->
                  counts
                      .computeIfAbsent(portfolio, any -> new EnumMap<>(RecordKind.class))
                      .put(kind, count));
    }
    return counts;
  }

  @Override
  public final Optional<FileInfo> file(FileId id) {
    return info(state().files().findLive(id.value()));
  }

  @Override
  public final List<FileInfo> filesOf(RecordId on) {
    WorkspaceState at = state();
    return at.find(on) == null
        ? List.of()
        : at.files().onRecord(on).stream().map(StoredFile::info).toList();
  }

  @Override
  public final List<FileInfo> files(Scope scope, long afterId, int limit) {
    StoreArguments.requireLimit(limit);
    return state().files().list(scope, afterId, limit);
  }

  @Override
  public final InputStream content(FileId id) {
    StoredFile file = state().findFile(id);
    if (file == null) {
      throw new IllegalArgumentException("there is no " + id);
    }
    return file.content().open(id);
  }

  @Override
  public final boolean isTaken(Subject id) {
    return state().isTaken(id);
  }

  @Override
  public final Optional<Deletion> deletion(Subject id) {
    return deleted(id, Trash.Item::deletion);
  }

  @Override
  public final Set<Subject> deletedIn(DeletionId id) {
    return state().trash().deletedIn(id);
  }

  @Override
  public final List<Deletion> deletions(@Nullable Position after, int limit) {
    StoreArguments.requireLimit(limit);
    return state().trash().deletions(after, limit);
  }

  @Override
  public final Optional<CrmRecord> deletedRecord(RecordId id) {
    return deleted(id, Trash.Item::record);
  }

  @Override
  public final Optional<FileInfo> deletedFile(FileId id) {
    return info(deleted(id, Trash.Item::file).orElse(null));
  }

  @Override
  public final boolean hasDeletedValue(FieldId field) {
    return state().trash().index().hasValue(field);
  }

  @Override
  public final Set<FileId> deletedFilesOf(RecordId on) {
    return state().trash().index().filesOn(on);
  }

  @Override
  public final List<Event> history(Subject subject, EventRange range) {
    return state().events().ofSubject(subject, range);
  }

  @Override
  public final List<Event> handOvers(Set<PortfolioId> portfolios, EventRange range) {
    return state().events().handOvers(portfolios, range);
  }

  @Override
  public final List<Event> stageEnds(Set<StageId> stages, EventRange range) {
    return state().events().stageEnds(stages, range);
  }

  @Override
  public final Map<RecordId, Placement> placements(
      Set<? extends RecordId> records, EventRange range) {
    EventLog events = state().events();
    Map<RecordId, Placement> found = new HashMap<>();
    for (RecordId id : records) {
      Event first = events.firstOfSubject(id, range);
      if (first != null) {
        found.put(id, placement(id, first));
      }
    }
    return found;
  }

  @Override
  public final List<Placement> placementsIn(Set<PortfolioId> portfolios, EventRange range) {
    List<Placement> found = new ArrayList<>();
    Iterator<Event> events = state().events().placements(portfolios, range);
    while (found.size() < range.limit() && events.hasNext()) {
      Event event = events.next();
      found.add(placement((RecordId) event.subject().orElseThrow(), event));
    }
    return found;
  }

  private static Placement placement(RecordId id, Event event) {
    return new Placement(event.position(), id, event.type(), event.portfolio());
  }

  @Override
  public final List<Event> events(long after, int limit) {
    StoreArguments.requireLimit(limit);
    return state().events().after(after, limit);
  }

  @Override
  public final List<Event> events(EventQuery query) {
    return state().events().find(query);
  }

  @Override
  public final long lastPosition() {
    return state().events().lastPosition();
  }

  @Override
  public final Optional<SignIn> lastSignIn(UserId user) {
    return state().signIns().lastSuccess(user);
  }

  @Override
  public final List<SignIn> signIns(UserId user, int limit) {
    StoreArguments.requireLimit(limit);
    return state().signIns().ofUser(user, limit);
  }

  @Override
  public final Optional<Activation> activation(String tokenHash) {
    return state().activations().find(tokenHash);
  }

  private <T> Optional<T> deleted(Subject id, Function<Trash.Item, @Nullable T> part) {
    Trash.Item deleted = state().trash().find(id);
    return deleted == null ? Optional.empty() : Optional.ofNullable(part.apply(deleted));
  }

  private static Optional<FileInfo> info(@Nullable StoredFile file) {
    return Optional.ofNullable(file).map(StoredFile::info);
  }
}
