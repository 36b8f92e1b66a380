package dev.crmkit.access;

import dev.crmkit.access.query.ActivityQuery;
import dev.crmkit.access.view.ActivityView;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.activity.ActivityEdit;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserRef;

/**
 * The activities of a workspace, as one user sees and changes them (rules.md R, V, E). What is said
 * of each method holds for activities alike.
 */
public final class Activities
    extends RecordFacet<
        ActivityId, Activity, ActivityView, ActivityQuery, NewActivity, ActivityEdit> {

  Activities(Guard guard) {
    super(guard, new Model());
  }

  private static final class Model
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
    public Header<ActivityId> ofNew(NewActivity given) {
      return Header.ofNew(given.id(), given.owner(), given.client());
    }

    @Override
    public Header<ActivityId> ofEdit(ActivityEdit edit) {
      return Header.ofEdit(edit.id(), edit.version(), edit.owner(), edit.client().orElse(null));
    }

    @Override
    public Content<Activity> created(
        Drafting on, ActivityId id, User owner, UserRef author, NewActivity given) {
      Activity.Builder builder =
          Activity.builder()
              .id(id)
              .portfolio(owner.portfolio())
              .version(1)
              .createdBy(author)
              .createdAt(on.now())
              .updatedAt(on.now());
      return ActivityDrafts.created(on, new Birth<>(builder, owner, given.client()), given);
    }

    @Override
    public Content<Activity> edited(Drafting on, Activity held, ActivityEdit edit) {
      return ActivityDrafts.edited(on, held, edit);
    }

    @Override
    public ActivityView view(Views views, Activity record) {
      return views.of(record);
    }
  }
}
