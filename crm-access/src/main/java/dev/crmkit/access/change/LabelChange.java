package dev.crmkit.access.change;

import dev.crmkit.core.label.LabelId;
import org.jspecify.annotations.Nullable;

/** A change of labels (rules.md S3). */
public sealed interface LabelChange extends OrgChange {

  /**
   * Creates a label.
   *
   * @param id its id, never used before; null to let CrmKit choose one
   * @param name unique in the workspace without case
   * @param colour null for the usual one
   */
  record CreateLabel(@Nullable LabelId id, String name, @Nullable String colour)
      implements LabelChange {}

  /**
   * Renames or recolours a label.
   *
   * @param label which
   * @param name null to leave it
   * @param colour null to leave it
   */
  record EditLabel(LabelId label, @Nullable String name, @Nullable String colour)
      implements LabelChange {}

  /**
   * Deletes a label, and takes it off the records.
   *
   * @param label which
   */
  record DeleteLabel(LabelId label) implements LabelChange {}
}
