package dev.crmkit.access.internal.record;

import dev.crmkit.access.internal.draft.ActivityDrafts;
import dev.crmkit.access.internal.draft.DraftContext;
import dev.crmkit.access.internal.draft.DraftResult;
import dev.crmkit.access.internal.draft.NewRecord;
import dev.crmkit.access.internal.draft.RecordInput;
import dev.crmkit.access.view.ActivityView;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.activity.ActivityEdit;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserRef;

/** What is specific to activities. */
public final class ActivityModel
    implements RecordModel<ActivityId, Activity, ActivityView, NewActivity, ActivityEdit> {

  @Override
  public Class<Activity> type() {
    return Activity.class;
  }

  @Override
  public ActivityId id(long number) {
    return new ActivityId(number);
  }

  @Override
  public RecordInput<ActivityId> ofNew(NewActivity given) {
    return RecordInput.ofNew(given.id(), given.owner(), given.client());
  }

  @Override
  public RecordInput<ActivityId> ofEdit(ActivityEdit edit) {
    return RecordInput.ofEdit(edit.id(), edit.version(), edit.owner(), edit.client().orElse(null));
  }

  @Override
  public DraftResult<Activity> created(
      DraftContext draft, ActivityId id, User owner, UserRef author, NewActivity given) {
    Activity.Builder builder =
        Activity.builder()
            .id(id)
            .portfolio(owner.portfolio())
            .version(1)
            .createdBy(author)
            .createdAt(draft.now())
            .updatedAt(draft.now());
    return ActivityDrafts.created(draft, new NewRecord<>(builder, owner, given.client()), given);
  }

  @Override
  public DraftResult<Activity> edited(DraftContext draft, Activity current, ActivityEdit edit) {
    return ActivityDrafts.edited(draft, current, edit);
  }

  @Override
  public ActivityView view(RecordViews views, Activity record) {
    return views.of(record);
  }
}
