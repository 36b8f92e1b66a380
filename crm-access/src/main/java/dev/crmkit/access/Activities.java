package dev.crmkit.access;

import dev.crmkit.access.internal.record.ActivityModel;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.view.ActivityView;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.activity.ActivityEdit;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.NewActivity;

/** The activities of a workspace, as one user sees and changes them (rules.md R, V, E). */
public final class Activities
    extends RecordFacet<ActivityId, Activity, ActivityView, NewActivity, ActivityEdit> {

  Activities(Guard guard) {
    super(guard, new ActivityModel());
  }
}
