package dev.crmkit.access.internal.plan;

import dev.crmkit.access.change.FormChange;
import dev.crmkit.access.change.LabelChange;
import dev.crmkit.access.change.OrgChange;
import dev.crmkit.access.change.PipelineChange;
import dev.crmkit.access.change.SecurityChange;
import dev.crmkit.access.change.UserChange;
import dev.crmkit.access.decision.AccessDeniedException;

/**
 * Plans a change of the organisation: dispatches it to the planner of its feature. This is the only
 * place that distinguishes the types of changes.
 */
public final class OrgPlanner {

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
  public static PlannedChange plan(PlanContext p, OrgChange change) {
    if (change instanceof UserChange user) {
      return plan(p, user);
    }
    if (change instanceof SecurityChange security) {
      return plan(p, security);
    }
    if (change instanceof FormChange form) {
      return plan(p, form);
    }
    if (change instanceof PipelineChange pipeline) {
      return plan(p, pipeline);
    }
    if (change instanceof LabelChange label) {
      return plan(p, label);
    }
    throw unknown(change);
  }

  private static PlannedChange plan(PlanContext p, UserChange change) {
    if (change instanceof UserChange.CreateUser c) {
      return UserChanges.plan(p, c);
    }
    if (change instanceof UserChange.EditUser c) {
      return UserChanges.plan(p, c);
    }
    if (change instanceof UserChange.SetStatus c) {
      return UserChanges.plan(p, c);
    }
    if (change instanceof UserChange.RenewActivation c) {
      return UserChanges.plan(p, c);
    }
    if (change instanceof UserChange.SetType c) {
      return RoleChanges.plan(p, c);
    }
    if (change instanceof UserChange.SetResponsible c) {
      return RoleChanges.plan(p, c);
    }
    if (change instanceof UserChange.TransferDirectorship c) {
      return RoleChanges.plan(p, c);
    }
    if (change instanceof UserChange.DenySetting c) {
      return RoleChanges.plan(p, c);
    }
    if (change instanceof UserChange.AllowSetting c) {
      return RoleChanges.plan(p, c);
    }
    if (change instanceof UserChange.DeleteUser c) {
      return UserDeletionChanges.plan(p, c);
    }
    if (change instanceof UserChange.UndoDeleteUser c) {
      return UserDeletionChanges.plan(p, c);
    }
    throw unknown(change);
  }

  private static PlannedChange plan(PlanContext p, SecurityChange change) {
    if (change instanceof SecurityChange.CreateGroup c) {
      return SecurityChanges.plan(p, c);
    }
    if (change instanceof SecurityChange.RenameGroup c) {
      return SecurityChanges.plan(p, c);
    }
    if (change instanceof SecurityChange.DeleteGroup c) {
      return SecurityChanges.plan(p, c);
    }
    if (change instanceof SecurityChange.SetGroupMembers c) {
      return SecurityChanges.plan(p, c);
    }
    if (change instanceof SecurityChange.SetAllowedRanges c) {
      return SecurityChanges.plan(p, c);
    }
    if (change instanceof SecurityChange.SetPolicies c) {
      return SecurityChanges.plan(p, c);
    }
    throw unknown(change);
  }

  private static PlannedChange plan(PlanContext p, FormChange change) {
    if (change instanceof FormChange.CreateSection c) {
      return SectionChanges.plan(p, c);
    }
    if (change instanceof FormChange.EditSection c) {
      return SectionChanges.plan(p, c);
    }
    if (change instanceof FormChange.SetSectionAccess c) {
      return SectionChanges.plan(p, c);
    }
    if (change instanceof FormChange.DeleteSection c) {
      return SectionChanges.plan(p, c);
    }
    if (change instanceof FormChange.CreateField c) {
      return FieldChanges.plan(p, c);
    }
    if (change instanceof FormChange.EditField c) {
      return FieldChanges.plan(p, c);
    }
    if (change instanceof FormChange.RenameOption c) {
      return FieldChanges.plan(p, c);
    }
    if (change instanceof FormChange.DeleteField c) {
      return FieldChanges.plan(p, c);
    }
    throw unknown(change);
  }

  private static PlannedChange plan(PlanContext p, PipelineChange change) {
    if (change instanceof PipelineChange.CreatePipeline c) {
      return PipelineChanges.plan(p, c);
    }
    if (change instanceof PipelineChange.EditPipeline c) {
      return PipelineChanges.plan(p, c);
    }
    if (change instanceof PipelineChange.DeletePipeline c) {
      return PipelineChanges.plan(p, c);
    }
    throw unknown(change);
  }

  private static PlannedChange plan(PlanContext p, LabelChange change) {
    if (change instanceof LabelChange.CreateLabel c) {
      return LabelChanges.plan(p, c);
    }
    if (change instanceof LabelChange.EditLabel c) {
      return LabelChanges.plan(p, c);
    }
    if (change instanceof LabelChange.DeleteLabel c) {
      return LabelChanges.plan(p, c);
    }
    throw unknown(change);
  }

  private static IllegalArgumentException unknown(OrgChange change) {
    return new IllegalArgumentException("not a change of an organisation: " + change);
  }
}
