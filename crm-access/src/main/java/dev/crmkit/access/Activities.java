package dev.crmkit.access;

import dev.crmkit.access.internal.record.ActivityModel;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ActivityView;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.activity.ActivityEdit;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.query.Summary;
import dev.crmkit.core.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The activities of a workspace, as one user sees and changes them (rules.md R, V, E). {@link
 * RecordFacet} describes what each method throws, and what is atomic.
 */
public final class Activities
    extends RecordFacet<ActivityId, ActivityView, NewActivity, ActivityEdit> {

  Activities(Guard guard) {
    super(guard, new ActivityModel());
  }

  /** Returns an activity, with its client, kind, due time and whether it is done. */
  @Override
  public ActivityView get(ActivityId activity) {
    return super.get(activity);
  }

  /** Returns a page of the activities that the user sees. */
  @Override
  public Page<ActivityView> list(Query query) {
    return super.list(query);
  }

  /** Returns all activities that the user sees and that meet a query, read page by page. */
  @Override
  public Stream<ActivityView> stream(Query query) {
    return super.stream(query);
  }

  /** Counts the activities that the user sees and that meet the filters of a query. */
  @Override
  public long count(Query query) {
    return super.count(query);
  }

  /** Counts the activities that the user sees in groups. */
  @Override
  public Summary summarize(Query query, Grouping<?>... groupings) {
    return super.summarize(query, groupings);
  }

  /** Returns the first page of the history of an activity, oldest entry first. */
  @Override
  public Page<HistoryView> history(ActivityId activity) {
    return super.history(activity);
  }

  /** Returns a page of the history of an activity, oldest or newest entry first. */
  @Override
  public Page<HistoryView> history(ActivityId activity, PageRequest page) {
    return super.history(activity, page);
  }

  /** Creates an activity on a client. */
  @Override
  public ActivityView create(NewActivity activity) {
    return super.create(activity);
  }

  /** Creates many activities in one transaction, with an outcome for each. */
  @Override
  public List<Outcome<ActivityView>> createMany(List<NewActivity> activities) {
    return super.createMany(activities);
  }

  /** Edits the subject, kind, times, client or owner of an activity. */
  @Override
  public ActivityView edit(ActivityEdit edit) {
    return super.edit(edit);
  }

  /** Edits many activities in one transaction, with an outcome for each. */
  @Override
  public List<Outcome<ActivityView>> editMany(List<ActivityEdit> edits) {
    return super.editMany(edits);
  }

  /** Assigns an activity to another owner. */
  @Override
  public ActivityView assign(ActivityId activity, UserId owner) {
    return super.assign(activity, owner);
  }

  /** Assigns an activity to another owner, if it is still at a version. */
  @Override
  public ActivityView assign(ActivityId activity, UserId owner, long version) {
    return super.assign(activity, owner, version);
  }

  /** Assigns many activities to another owner in one transaction, with an outcome for each. */
  @Override
  public List<Outcome<ActivityView>> assignMany(Collection<ActivityId> activities, UserId owner) {
    return super.assignMany(activities, owner);
  }

  /** Deletes an activity with its files. */
  @Override
  public Deletion delete(ActivityId activity) {
    return super.delete(activity);
  }

  /** Deletes an activity like {@link #delete(ActivityId)}, if it is still at a version. */
  @Override
  public Deletion delete(ActivityId activity, long version) {
    return super.delete(activity, version);
  }

  /** Deletes many activities in one transaction, with an outcome for each. */
  @Override
  public List<Outcome<Deletion>> deleteMany(Collection<ActivityId> activities) {
    return super.deleteMany(activities);
  }

  /** Undoes the deletion of an activity; only the Director can. */
  @Override
  public ActivityView undoDelete(ActivityId activity) {
    return super.undoDelete(activity);
  }

  /** Permanently erases a deleted activity; only the Director can. */
  @Override
  public void purge(ActivityId activity) {
    super.purge(activity);
  }
}
