package dev.crmkit.access.change;

import dev.crmkit.core.user.SettingsArea;

/**
 * A change of the organisation: of users, groups, security, the client form, pipelines or labels. A
 * change is a value. Whether it is allowed and what it does is decided when it is carried out or
 * previewed. It is carried out completely or not at all.
 */
public sealed interface OrgChange
    permits UserChange, SecurityChange, FormChange, PipelineChange, LabelChange {

  /**
   * Returns the settings area that the change belongs to.
   *
   * @return the area
   */
  SettingsArea area();
}
