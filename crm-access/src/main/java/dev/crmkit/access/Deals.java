package dev.crmkit.access;

import dev.crmkit.access.internal.record.DealModel;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.DealView;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.query.Summary;
import dev.crmkit.core.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The deals of a workspace, as one user sees and changes them (rules.md R, V, E). {@link
 * RecordFacet} describes what each method throws, and what is atomic.
 */
public final class Deals extends RecordFacet<DealId, DealView, NewDeal, DealEdit> {

  Deals(Guard guard) {
    super(guard, new DealModel());
  }

  /** Returns a deal, with its client, amount, labels and stages. */
  @Override
  public DealView get(DealId deal) {
    return super.get(deal);
  }

  /** Returns a page of the deals that the user sees. */
  @Override
  public Page<DealView> list(Query query) {
    return super.list(query);
  }

  /** Returns all deals that the user sees and that meet a query, read page by page. */
  @Override
  public Stream<DealView> stream(Query query) {
    return super.stream(query);
  }

  /** Counts the deals that the user sees and that meet the filters of a query. */
  @Override
  public long count(Query query) {
    return super.count(query);
  }

  /** Counts the deals that the user sees in groups, and adds up their amounts. */
  @Override
  public Summary summarize(Query query, Grouping<?>... groupings) {
    return super.summarize(query, groupings);
  }

  /** Returns the first page of the history of a deal, oldest entry first. */
  @Override
  public Page<HistoryView> history(DealId deal) {
    return super.history(deal);
  }

  /** Returns a page of the history of a deal, oldest or newest entry first. */
  @Override
  public Page<HistoryView> history(DealId deal, PageRequest page) {
    return super.history(deal, page);
  }

  /** Creates a deal on a client. */
  @Override
  public DealView create(NewDeal deal) {
    return super.create(deal);
  }

  /** Creates many deals in one transaction, with an outcome for each. */
  @Override
  public List<Outcome<DealView>> createMany(List<NewDeal> deals) {
    return super.createMany(deals);
  }

  /** Edits the title, amount, labels, stages, client or owner of a deal. */
  @Override
  public DealView edit(DealEdit edit) {
    return super.edit(edit);
  }

  /** Edits many deals in one transaction, with an outcome for each. */
  @Override
  public List<Outcome<DealView>> editMany(List<DealEdit> edits) {
    return super.editMany(edits);
  }

  /** Assigns a deal to another owner. */
  @Override
  public DealView assign(DealId deal, UserId owner) {
    return super.assign(deal, owner);
  }

  /** Assigns a deal to another owner, if it is still at a version. */
  @Override
  public DealView assign(DealId deal, UserId owner, long version) {
    return super.assign(deal, owner, version);
  }

  /** Assigns many deals to another owner in one transaction, with an outcome for each. */
  @Override
  public List<Outcome<DealView>> assignMany(Collection<DealId> deals, UserId owner) {
    return super.assignMany(deals, owner);
  }

  /** Deletes a deal with its files. */
  @Override
  public Deletion delete(DealId deal) {
    return super.delete(deal);
  }

  /** Deletes a deal like {@link #delete(DealId)}, if it is still at a version. */
  @Override
  public Deletion delete(DealId deal, long version) {
    return super.delete(deal, version);
  }

  /** Deletes many deals in one transaction, with an outcome for each. */
  @Override
  public List<Outcome<Deletion>> deleteMany(Collection<DealId> deals) {
    return super.deleteMany(deals);
  }

  /** Undoes the deletion of a deal; only the Director can. */
  @Override
  public DealView undoDelete(DealId deal) {
    return super.undoDelete(deal);
  }

  /** Permanently erases a deleted deal; only the Director can. */
  @Override
  public void purge(DealId deal) {
    super.purge(deal);
  }
}
