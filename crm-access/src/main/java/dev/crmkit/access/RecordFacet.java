package dev.crmkit.access;

import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.internal.history.HistoryPager;
import dev.crmkit.access.internal.page.RecordPager;
import dev.crmkit.access.internal.record.BulkOperation;
import dev.crmkit.access.internal.record.RecordDeletion;
import dev.crmkit.access.internal.record.RecordModel;
import dev.crmkit.access.internal.record.RecordRestoration;
import dev.crmkit.access.internal.record.RecordViews;
import dev.crmkit.access.internal.record.RecordWrites;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.access.view.Page;
import dev.crmkit.access.view.RecordView;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.query.Summary;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The operations of a session on the records of one kind. {@link Clients}, {@link Activities} and
 * {@link Deals} override each of them only to show it where it is looked for, with its own types
 * and words.
 *
 * @param <I> the ids
 * @param <V> the records as the user sees them
 * @param <N> the input of a creation
 * @param <E> the input of an edit
 */
public abstract sealed class RecordFacet<I extends RecordId, V extends RecordView, N, E>
    permits Clients, Activities, Deals {

  private final Guard guard;
  private final RecordModel<I, ?, V, N, E> model;
  private final RecordWrites<I, ?, V, N, E> writes;

  RecordFacet(Guard guard, RecordModel<I, ?, V, N, E> model) {
    this.guard = guard;
    this.model = model;
    this.writes = new RecordWrites<>(model);
  }

  /**
   * Returns a record.
   *
   * @param id the record
   * @return the record, as the user sees it
   * @throws NotFoundException if it does not exist, or the user cannot see it (rules.md V8)
   * @throws AccessDeniedException if the user cannot work
   */
  public V get(I id) {
    Function<CallContext<ReadTransaction>, V> work = call -> view(call, id);
    return isReadSingly() ? guard.readSingle(work) : guard.read(work);
  }

  /**
   * Returns a page of the records that the user sees (rules.md V1 to V5).
   *
   * @param query filters, order, page size, and the page after which this one begins
   * @return the page, with the actions that the user may perform on each record; empty if the user
   *     cannot work
   * @throws InvalidException if the query names what the user cannot see, continues a page of
   *     another query or user, or exceeds a limit; with all violations
   */
  public Page<V> list(Query query) {
    Function<CallContext<ReadTransaction>, Page<V>> work =
        call -> RecordPager.page(call, model, query);
    return isReadSingly() ? guard.readSingleOr(Page::empty, work) : guard.readOr(Page::empty, work);
  }

  /**
   * Returns all records that the user sees, in the order of a query (rules.md V1 to V5). They are
   * read lazily, page by page as {@link #list} does, each page by a read of its own, and continued
   * by sort key. So a record that nobody changes is neither skipped nor repeated, whatever happens
   * to others; one whose sort key changes in the meantime can be.
   *
   * @param query filters and order; its page size is the number of records that are read at a time
   * @return a sequential stream; empty if the user cannot work. It throws what {@link #list} throws
   */
  public Stream<V> stream(Query query) {
    return Page.stream(next -> list(query.after(next)));
  }

  /**
   * Counts the records that the user sees.
   *
   * @param query filters; nothing else of it matters
   * @return the number of records; 0 if the user cannot work
   * @throws InvalidException if the query names what the user cannot see, or exceeds a limit; with
   *     all violations
   */
  public long count(Query query) {
    return guard.readSingleOr(() -> 0L, call -> RecordPager.count(call, model.kind(), query));
  }

  /**
   * Counts the records that the user sees, and sums the amounts of deals, in groups (rules.md R6).
   *
   * @param query filters; its order, page size and cursor do not matter
   * @param groupings what to group by; at most {@link dev.crmkit.access.options.Limits#groupings}.
   *     Without any there is one group of all records
   * @return the groups, at most {@link dev.crmkit.access.options.Limits#summaryGroups}; a summary
   *     of no records if the user cannot work
   * @throws InvalidException if the query or the groupings name what the user cannot see or what
   *     these records cannot be grouped by, or exceed a limit; with all violations
   */
  public Summary summarize(Query query, Grouping<?>... groupings) {
    List<Grouping<?>> by = List.of(groupings);
    return guard.readSingleOr(
        () -> Summary.ofNothing(by), call -> RecordPager.summarize(call, model.kind(), query, by));
  }

  /**
   * Returns the first page of the history of a record, oldest entry first (rules.md W2).
   *
   * @param id the record
   * @return as {@link #history(RecordId, PageRequest)} does
   * @throws NotFoundException if the record does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   */
  public Page<HistoryView> history(I id) {
    return history(id, PageRequest.first());
  }

  /**
   * Returns a page of the history of a record, including hand-overs of its portfolio (rules.md W2).
   *
   * <p>A page ends early if its entries have 4,000,000 characters together (it has at least one
   * entry), or if {@link dev.crmkit.access.options.Limits#scannedEvents} events have been read,
   * visible or not. So a page can be short or even empty and have a next one.
   *
   * @param id the record
   * @param page the page, oldest or newest first
   * @return the entries in the order requested, without fields that the user cannot see
   * @throws NotFoundException if the record does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   * @throws InvalidException if the page continues another history, direction or user, or its size
   *     is out of range
   */
  public Page<HistoryView> history(I id, PageRequest page) {
    return guard.read(call -> HistoryPager.of(call, call.requireVisible(id), page));
  }

  /**
   * Creates a record, at version 1. It belongs to the user unless the input names another owner
   * (rules.md E1). The record is created completely or not at all.
   *
   * @param given the content
   * @return the record, as the user sees it
   * @throws NotFoundException if the client that it is created on does not exist, or the user
   *     cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not assign it to the named owner
   *     (E4)
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public V create(N given) {
    return guard.write(call -> writes.create(call, given));
  }

  /**
   * Creates many records, each as {@link #create} would, in the order given, and reports the
   * outcome of each (rules.md E8). All are written together, which is much faster than one by one.
   * An id that an earlier item of the call has taken is in use.
   *
   * @param given the contents; at most {@link dev.crmkit.access.options.Limits#bulkItems}
   * @return the outcomes in the order given
   * @throws AccessDeniedException if the user cannot work
   * @throws InvalidException if there are too many items; then nothing is created
   */
  public List<Outcome<V>> createMany(List<N> given) {
    return BulkOperation.run(guard, "given", given, writes::createMany);
  }

  /**
   * Edits a record. Its version is increased by 1, unless nothing changes. An edit that names an
   * owner is also an assignment (rules.md E4). The record is changed completely or not at all.
   *
   * @param edit the record and the changes
   * @return the record after the edit, as the user sees it
   * @throws NotFoundException if the record, or the client that it is moved to, does not exist, or
   *     the user cannot see it
   * @throws AccessDeniedException if the user cannot work, may not edit the record (E2, E3), or may
   *     not assign it to the named owner
   * @throws dev.crmkit.core.error.ConflictException if the edit is based on another version (E7)
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public V edit(E edit) {
    return guard.write(call -> writes.edit(call, edit));
  }

  /**
   * Edits many records, each as {@link #edit} would, in the order given, and reports the outcome of
   * each (rules.md E8). All records are locked before the first is changed, in one order for all
   * callers, so that calls that name the same records in different orders do not deadlock.
   *
   * @param edits the records and their changes; at most {@link
   *     dev.crmkit.access.options.Limits#bulkItems}
   * @return the outcomes in the order given
   * @throws AccessDeniedException if the user cannot work
   * @throws InvalidException if there are too many edits; then nothing is changed
   */
  public List<Outcome<V>> editMany(List<E> edits) {
    return BulkOperation.run(guard, "edits", edits, writes::editMany);
  }

  /**
   * Assigns a record to another owner (rules.md E4). Assigning it to its current owner changes
   * nothing.
   *
   * @param id the record
   * @param owner the new owner
   * @return the record after the assignment, as the user sees it
   * @throws NotFoundException if the record does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not assign it to that owner
   * @throws InvalidException if that user cannot be made an owner (D8)
   */
  public V assign(I id, UserId owner) {
    return guard.write(call -> writes.assign(call, id, owner, null));
  }

  /**
   * Assigns a record to another owner, if it is still at a version (rules.md E4, E7).
   *
   * @param id the record
   * @param owner the new owner
   * @param version the version that the change is based on
   * @return the record after the assignment, as the user sees it
   * @throws NotFoundException if the record does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not assign it to that owner
   * @throws dev.crmkit.core.error.ConflictException if the record is at another version
   * @throws InvalidException if that user cannot be made an owner (D8)
   */
  public V assign(I id, UserId owner, long version) {
    return guard.write(call -> writes.assign(call, id, owner, version));
  }

  /**
   * Assigns many records to another owner, each as {@link #assign(RecordId, UserId)} would, and
   * reports the outcome of each (rules.md E8). Records are locked as by {@link #editMany}.
   *
   * @param ids the records; at most {@link dev.crmkit.access.options.Limits#bulkItems}
   * @param owner the new owner
   * @return the outcomes in the order given
   * @throws AccessDeniedException if the user cannot work
   * @throws InvalidException if there are too many ids; then nothing is changed
   */
  public List<Outcome<V>> assignMany(Collection<I> ids, UserId owner) {
    return BulkOperation.run(guard, "ids", ids, (call, all) -> writes.assignMany(call, all, owner));
  }

  /**
   * Deletes a record with its files, and a client also with those of its activities and deals that
   * the user may delete; all of it or nothing. The Director can undo it (rules.md E6).
   *
   * @param id the record
   * @return the deletion
   * @throws NotFoundException if the record does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not delete the record (E2, E3)
   */
  public Deletion delete(I id) {
    return guard.write(call -> RecordDeletion.delete(call, id, null));
  }

  /**
   * Deletes a record as {@link #delete(RecordId)} does, if it is still at a version.
   *
   * @param id the record
   * @param version the version that the deletion is based on
   * @return the deletion
   * @throws NotFoundException if the record does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not delete the record (E2, E3)
   * @throws dev.crmkit.core.error.ConflictException if the record is at another version (rules.md
   *     E7)
   */
  public Deletion delete(I id, long version) {
    return guard.write(call -> RecordDeletion.delete(call, id, version));
  }

  /**
   * Deletes many records, each as {@link #delete(RecordId)} would, and reports the outcome of each
   * (rules.md E8). Records, and what is deleted with them, are locked as by {@link #editMany}.
   *
   * @param ids the records; at most {@link dev.crmkit.access.options.Limits#bulkItems}
   * @return the outcomes in the order given
   * @throws AccessDeniedException if the user cannot work
   * @throws InvalidException if there are too many ids; then nothing is deleted
   */
  public List<Outcome<Deletion>> deleteMany(Collection<I> ids) {
    return BulkOperation.run(guard, "ids", ids, RecordDeletion::deleteMany);
  }

  /**
   * Undoes a deletion; only the Director can. If the record is the one that the deletion named,
   * everything that was deleted with it is restored; otherwise, only the record and its files are
   * (rules.md E6).
   *
   * @param id the deleted record
   * @return the record, as the user sees it
   * @throws NotFoundException if there is no such deleted record, or the user is not the Director
   * @throws AccessDeniedException if the user cannot work; if the record is not deleted, and the
   *     user, not being the Director, can see it
   * @throws InvalidException to the Director, if the record is not deleted, or a deal to be
   *     restored would by now be both won and lost (P3)
   */
  public V undoDelete(I id) {
    return guard.write(
        call -> {
          RecordRestoration.undo(call, id);
          return view(call, id);
        });
  }

  /**
   * Permanently erases a deleted record, with its content and history; only the Director can. If
   * the record is the one that the deletion named, everything that was deleted with it is erased;
   * otherwise, only the record and its files are. That something was purged, when and by whom stays
   * in the feed (rules.md E6).
   *
   * @param id the deleted record
   * @throws NotFoundException if there is no such deleted record, or the user is not the Director
   * @throws AccessDeniedException if the user cannot work; if the record is not deleted, and the
   *     user, not being the Director, can see it
   * @throws InvalidException to the Director, if the record is not deleted
   */
  public void purge(I id) {
    guard.write(
        call -> {
          RecordRestoration.purge(call, id);
          return Boolean.TRUE;
        });
  }

  private V view(CallContext<?> call, I id) {
    return model.viewOf(new RecordViews(call), call.requireVisible(id));
  }

  /** Views of activities and deals need a second read, of the names of their clients. */
  private boolean isReadSingly() {
    return model.kind() == RecordKind.CLIENT;
  }
}
