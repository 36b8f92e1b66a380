package dev.crmkit.access;

import com.google.common.collect.ListMultimap;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.internal.history.HistoryPager;
import dev.crmkit.access.internal.page.RecordPager;
import dev.crmkit.access.internal.record.BulkOperation;
import dev.crmkit.access.internal.record.Deletions;
import dev.crmkit.access.internal.record.RecordModel;
import dev.crmkit.access.internal.record.RecordViews;
import dev.crmkit.access.internal.record.RecordWrites;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.query.HistoryQuery;
import dev.crmkit.access.query.ListQuery;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.access.view.Page;
import dev.crmkit.access.view.RecordView;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.core.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What can be done with the records of one kind through a session; all kinds are treated alike.
 *
 * @param <I> their ids
 * @param <R> the records as they are stored
 * @param <V> the records as the user sees them
 * @param <Q> what lists are asked for with
 * @param <N> what one is created from
 * @param <E> what one is edited with
 */
abstract sealed class RecordFacet<
        I extends RecordId, R extends CrmRecord, V extends RecordView, Q extends ListQuery<Q>, N, E>
    permits Clients, Activities, Deals {

  private final Guard guard;
  private final RecordModel<I, R, V, N, E> model;
  private final RecordWrites<I, R, V, N, E> writes;

  RecordFacet(Guard guard, RecordModel<I, R, V, N, E> model) {
    this.guard = guard;
    this.model = model;
    this.writes = new RecordWrites<>(model);
  }

  /**
   * One of them.
   *
   * @param id which
   * @return as the user sees it
   * @throws NotFoundException when there is none such, or the user does not see it (rules.md V8)
   * @throws AccessDeniedException when the user cannot work
   */
  public V get(I id) {
    Function<CallContext<ReadTransaction>, V> work =
        call -> model.view(new RecordViews(call), model.type().cast(call.requireVisible(id)));
    return isShownAlone() ? guard.readSingle(work) : guard.read(work);
  }

  /**
   * A page of those that the user sees (rules.md V1 to V5).
   *
   * @param query which, in which order, how many
   * @return with what the user may do with each; empty for a user who cannot work
   * @throws dev.crmkit.core.error.InvalidException when the query names what the user does not see,
   *     or has a cursor of another query or another user
   */
  public Page<V> list(Q query) {
    Function<CallContext<ReadTransaction>, Page<V>> work =
        call -> RecordPager.page(call, model, query);
    return isShownAlone() ? guard.readSingleOr(Page::empty, work) : guard.readOr(Page::empty, work);
  }

  /**
   * How many the user sees.
   *
   * @param query which; its order, limit and cursor do not matter
   * @return 0 also for a user who cannot work
   * @throws dev.crmkit.core.error.InvalidException when the query names what the user does not see
   */
  public long count(Q query) {
    return guard.readSingleOr(() -> 0L, call -> RecordPager.count(call, model.kind(), query));
  }

  /**
   * Returns what was done to one of them, in the order in which it took effect: the first page of
   * its history (rules.md W2).
   *
   * @param id which
   * @return as {@link #history(RecordId, HistoryQuery)} does
   * @throws NotFoundException when there is none such, or the user does not see it
   * @throws AccessDeniedException when the user cannot work
   */
  public Page<HistoryView> history(I id) {
    return history(id, HistoryQuery.oldestFirst());
  }

  /**
   * Returns a page of what was done to one of them, hand-overs of all that its owner had included
   * (rules.md W2).
   *
   * <p>A page ends early when its entries hold 4,000,000 characters (it has at least one entry), or
   * when {@link dev.crmkit.access.options.Limits#scannedEvents} events have been read for it, of
   * which the user may see none; so a page can be short, or even empty, and have a next one.
   *
   * @param id which
   * @param query from which end, how many entries, after which page
   * @return in the order of the query, without the fields that the user does not see
   * @throws NotFoundException when there is none such, or the user does not see it
   * @throws AccessDeniedException when the user cannot work
   * @throws dev.crmkit.core.error.InvalidException when the cursor is not one of this history,
   *     order and user, or the limit is out of range
   */
  public Page<HistoryView> history(I id, HistoryQuery query) {
    return guard.read(call -> HistoryPager.of(call, call.requireVisible(id), query));
  }

  /**
   * Creates one, at version 1. It belongs to the user unless another is named (rules.md E1).
   * Everything is done or nothing.
   *
   * @param given what it shall hold
   * @return as the user sees it
   * @throws NotFoundException when the client that it is put on does not exist, or is not seen
   * @throws AccessDeniedException when the user cannot work, or may not give it to the named owner
   *     (E4)
   * @throws dev.crmkit.core.error.InvalidException with all that is wrong with the input
   */
  public V create(N given) {
    return write(call -> writes.create(call, given));
  }

  /**
   * Changes one; the version counts one more, unless nothing changes. Naming an owner is an
   * assignment too (rules.md E4). Everything is done or nothing.
   *
   * @param edit which, and what changes
   * @return as the user sees it then
   * @throws NotFoundException when there is none such, or the user does not see it, or the client
   *     that it is moved to
   * @throws AccessDeniedException when the user cannot work, may not edit it (E2, E3), or may not
   *     give it to the named owner
   * @throws dev.crmkit.core.error.ConflictException when the edit is based on an older version (E7)
   * @throws dev.crmkit.core.error.InvalidException with all that is wrong with the input
   */
  public V edit(E edit) {
    return write(call -> writes.edit(call, edit));
  }

  /**
   * Changes many, each as {@link #edit} would, one after the other in the order given: what may be
   * done is done, the rest is reported (rules.md E8). All of them are locked before the first is
   * changed, in one order for all callers, so that calls that name the same records in different
   * orders do not wait for each other.
   *
   * @param edits which, and what changes; at most {@link Limits#bulkItems}
   * @return what became of each, in the order given
   * @throws AccessDeniedException when the user cannot work
   * @throws dev.crmkit.core.error.InvalidException when there are more edits than that; then
   *     nothing is done
   */
  public List<Outcome<V>> editMany(List<E> edits) {
    return many(
        "edits",
        edits,
        (call, all) -> {
          Set<RecordId> named = writes.named(all);
          call.tx().lock(named);
          RecordViews views = views(call, named);
          return BulkOperation.each(
              all, edit -> model.ofEdit(edit).id(), edit -> writes.edit(call, views, edit));
        });
  }

  /**
   * Gives one to another owner (rules.md E4); giving it to its present owner changes nothing.
   *
   * @param id which
   * @param owner who shall own it
   * @return as the user sees it then
   * @throws NotFoundException when there is none such, or the user does not see it
   * @throws AccessDeniedException when the user cannot work, or may not give it to that user
   * @throws dev.crmkit.core.error.InvalidException when that user cannot be an owner (D8)
   */
  public V assign(I id, UserId owner) {
    return write(call -> writes.assign(call, new RecordViews(call), id, owner, null));
  }

  /**
   * Gives one to another owner, if it is still at a version.
   *
   * @param id which
   * @param owner who shall own it
   * @param version the version that the change is based on
   * @return as the user sees it then
   * @throws NotFoundException when there is none such, or the user does not see it
   * @throws AccessDeniedException when the user cannot work, or may not give it to that user
   * @throws dev.crmkit.core.error.ConflictException when it is at another version by now (rules.md
   *     E7)
   * @throws dev.crmkit.core.error.InvalidException when that user cannot be an owner (D8)
   */
  public V assign(I id, UserId owner, long version) {
    return write(call -> writes.assign(call, new RecordViews(call), id, owner, version));
  }

  /**
   * Gives many to another owner, each as {@link #assign(RecordId, UserId)} would (rules.md E8).
   * They are locked as those of {@link #editMany}.
   *
   * @param ids which; at most {@link Limits#bulkItems}
   * @param owner who shall own them
   * @return what became of each, in the order given
   * @throws AccessDeniedException when the user cannot work
   * @throws dev.crmkit.core.error.InvalidException when there are more ids than that; then nothing
   *     is done
   */
  public List<Outcome<V>> assignMany(Collection<I> ids, UserId owner) {
    return many(
        "ids",
        ids,
        (call, all) -> {
          call.tx().lock(all);
          RecordViews views = views(call, all);
          return BulkOperation.each(
              all, id -> id, id -> writes.assign(call, views, id, owner, null));
        });
  }

  /**
   * Deletes one with its files; a client also with its activities and deals that the user may
   * delete (rules.md E6). All of it or nothing. The Director can undo it.
   *
   * @param id which
   * @return the deletion
   * @throws NotFoundException when there is none such, or the user does not see it
   * @throws AccessDeniedException when the user cannot work, or may not delete it (E2, E3)
   */
  public Deletion delete(I id) {
    return write(call -> Deletions.delete(call, id, null));
  }

  /**
   * Deletes one, if it is still at a version.
   *
   * @param id which
   * @param version the version that the change is based on
   * @return the deletion
   * @throws NotFoundException when there is none such, or the user does not see it
   * @throws AccessDeniedException when the user cannot work, or may not delete it (E2, E3)
   * @throws dev.crmkit.core.error.ConflictException when it is at another version by now (rules.md
   *     E7)
   */
  public Deletion delete(I id, long version) {
    return write(call -> Deletions.delete(call, id, version));
  }

  /**
   * Deletes many, each as {@link #delete(RecordId)} would (rules.md E8). They and what is deleted
   * with them are locked as those of {@link #editMany}.
   *
   * @param ids which; at most {@link Limits#bulkItems}
   * @return what became of each, in the order given
   * @throws AccessDeniedException when the user cannot work
   * @throws dev.crmkit.core.error.InvalidException when there are more ids than that; then nothing
   *     is done
   */
  public List<Outcome<Deletion>> deleteMany(Collection<I> ids) {
    return many(
        "ids",
        ids,
        (call, all) -> {
          ListMultimap<ClientId, CrmRecord> children = Deletions.lock(call, all);
          return BulkOperation.each(
              all, id -> id, id -> Deletions.delete(call, id, null, children));
        });
  }

  /**
   * Undoes a deletion; only the Director does. What went with it comes back with it, if it was the
   * one that was named then; else it comes back alone, with its files (rules.md E6).
   *
   * @param id which
   * @return as the user sees it then
   * @throws NotFoundException when there is no such deleted one, to all but the Director
   * @throws AccessDeniedException when it is not deleted, to a user who sees it; when the user
   *     cannot work
   * @throws dev.crmkit.core.error.InvalidException when it is not deleted, to the Director; when a
   *     deal that would come back says both won and lost by now (rules.md P3)
   */
  public V undoDelete(I id) {
    return write(
        call -> {
          Deletions.undo(call, id);
          return model.view(new RecordViews(call), model.type().cast(call.requireVisible(id)));
        });
  }

  /**
   * Erases a deleted one for good, with its content and its history; only the Director does. What
   * went with it is erased with it, if it was the one that was named then; else it goes alone, with
   * its files. What is left is that something was purged, when and by whom (rules.md E6).
   *
   * @param id which
   * @throws NotFoundException when there is no such deleted one, to all but the Director
   * @throws AccessDeniedException when it is not deleted, to a user who sees it; when the user
   *     cannot work
   * @throws dev.crmkit.core.error.InvalidException when it is not deleted, to the Director
   */
  public void purge(I id) {
    write(
        call -> {
          Deletions.purge(call, id);
          return Boolean.TRUE;
        });
  }

  /**
   * Activities and deals are shown with the names of their clients, which are asked for besides.
   */
  private boolean isShownAlone() {
    return model.kind() == RecordKind.CLIENT;
  }

  private <T> T write(Function<CallContext<WriteTransaction>, T> work) {
    return guard.write(work);
  }

  /**
   * Runs a bulk call in one transaction. The items are copied before: the store may run the
   * transaction again, but what the host gives may allow one reading only.
   *
   * @param field the name of the argument with the items
   */
  private <A, T> List<Outcome<T>> many(
      String field,
      Collection<A> items,
      BiFunction<CallContext<WriteTransaction>, List<A>, List<Outcome<T>>> work) {
    List<A> all = new ArrayList<>(items);
    return write(
        call -> {
          BulkOperation.checkCount(field, all.size(), call.options().limits());
          return work.apply(call, all);
        });
  }

  /** Views of records that are locked, with the clients that they name read at once. */
  private static RecordViews views(
      CallContext<WriteTransaction> call, Collection<? extends RecordId> locked) {
    RecordViews views = new RecordViews(call);
    views.prepare(locked.stream().flatMap(id -> call.tx().record(id).stream()).toList());
    return views;
  }
}
