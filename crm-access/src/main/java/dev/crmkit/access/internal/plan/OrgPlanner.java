package dev.crmkit.access.internal.plan;

import dev.crmkit.access.change.FormChange.CreateField;
import dev.crmkit.access.change.FormChange.CreateSection;
import dev.crmkit.access.change.FormChange.DeleteField;
import dev.crmkit.access.change.FormChange.DeleteSection;
import dev.crmkit.access.change.FormChange.EditField;
import dev.crmkit.access.change.FormChange.EditSection;
import dev.crmkit.access.change.FormChange.RenameOption;
import dev.crmkit.access.change.FormChange.SetSectionAccess;
import dev.crmkit.access.change.LabelChange.CreateLabel;
import dev.crmkit.access.change.LabelChange.DeleteLabel;
import dev.crmkit.access.change.LabelChange.EditLabel;
import dev.crmkit.access.change.OrgChange;
import dev.crmkit.access.change.PipelineChange.CreatePipeline;
import dev.crmkit.access.change.PipelineChange.DeletePipeline;
import dev.crmkit.access.change.PipelineChange.EditPipeline;
import dev.crmkit.access.change.SecurityChange.CreateGroup;
import dev.crmkit.access.change.SecurityChange.DeleteGroup;
import dev.crmkit.access.change.SecurityChange.EditGroup;
import dev.crmkit.access.change.SecurityChange.SetAllowedRanges;
import dev.crmkit.access.change.SecurityChange.SetPolicies;
import dev.crmkit.access.change.UserChange.AllowSetting;
import dev.crmkit.access.change.UserChange.CreateUser;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.change.UserChange.DenySetting;
import dev.crmkit.access.change.UserChange.EditUser;
import dev.crmkit.access.change.UserChange.RenewActivation;
import dev.crmkit.access.change.UserChange.SetResponsible;
import dev.crmkit.access.change.UserChange.SetStatus;
import dev.crmkit.access.change.UserChange.SetType;
import dev.crmkit.access.change.UserChange.TransferDirectorship;
import dev.crmkit.access.change.UserChange.UndoDeleteUser;
import dev.crmkit.access.decision.AccessDeniedException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Plans a change of the organisation: calls the planner of its feature. This is the only place that
 * distinguishes the types of changes.
 */
public final class OrgPlanner {

  private static final Map<Class<?>, Planner<OrgChange>> PLANNERS = new HashMap<>();

  static {
    on(CreateUser.class, UserChanges::plan);
    on(EditUser.class, UserChanges::plan);
    on(SetStatus.class, UserChanges::plan);
    on(RenewActivation.class, UserChanges::plan);
    on(SetType.class, RoleChanges::plan);
    on(SetResponsible.class, RoleChanges::plan);
    on(TransferDirectorship.class, RoleChanges::plan);
    on(DenySetting.class, RoleChanges::plan);
    on(AllowSetting.class, RoleChanges::plan);
    on(DeleteUser.class, UserDeletionChanges::plan);
    on(UndoDeleteUser.class, UserDeletionChanges::plan);
    on(CreateGroup.class, SecurityChanges::plan);
    on(EditGroup.class, SecurityChanges::plan);
    on(DeleteGroup.class, SecurityChanges::plan);
    on(SetAllowedRanges.class, SecurityChanges::plan);
    on(SetPolicies.class, SecurityChanges::plan);
    on(CreateSection.class, SectionChanges::plan);
    on(EditSection.class, SectionChanges::plan);
    on(SetSectionAccess.class, SectionChanges::plan);
    on(DeleteSection.class, SectionChanges::plan);
    on(CreateField.class, FieldChanges::plan);
    on(EditField.class, FieldChanges::plan);
    on(RenameOption.class, FieldChanges::plan);
    on(DeleteField.class, FieldChanges::plan);
    on(CreatePipeline.class, PipelineChanges::plan);
    on(EditPipeline.class, PipelineChanges::plan);
    on(DeletePipeline.class, PipelineChanges::plan);
    on(CreateLabel.class, LabelChanges::plan);
    on(EditLabel.class, LabelChanges::plan);
    on(DeleteLabel.class, LabelChanges::plan);
  }

  private OrgPlanner() {}

  /**
   * Plans a change, in the order of rules.md A1.
   *
   * @throws dev.crmkit.core.error.NotFoundException if what the change acts on does not exist for
   *     the actor
   * @throws AccessDeniedException if the actor may not make the change
   * @throws dev.crmkit.core.error.ConflictException if the change is based on another revision
   * @throws dev.crmkit.core.error.InvalidException if the change breaks rules, with all violations
   */
  public static PlannedChange plan(PlanContext context, OrgChange change) {
    return Objects.requireNonNull(PLANNERS.get(change.getClass())).plan(context, change);
  }

  /** Returns whether a type of change has a planner. */
  static boolean canPlan(Class<?> change) {
    return PLANNERS.containsKey(change);
  }

  private static <C extends OrgChange> void on(Class<C> type, Planner<C> planner) {
    PLANNERS.put(type, (context, change) -> planner.plan(context, type.cast(change)));
  }

  private interface Planner<C extends OrgChange> {
    PlannedChange plan(PlanContext context, C change);
  }
}
