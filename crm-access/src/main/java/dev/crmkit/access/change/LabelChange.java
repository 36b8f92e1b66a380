package dev.crmkit.access.change;

import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.user.SettingsArea;
import org.jspecify.annotations.Nullable;

/** A change of labels (rules.md S3). */
public sealed interface LabelChange extends OrgChange {

  @Override
  default SettingsArea area() {
    return SettingsArea.LABELS;
  }

  /**
   * Creates a label.
   *
   * @param id an id that was never used; null for a random one
   * @param name unique in the workspace ignoring case
   * @param colour null for the default colour
   */
  record CreateLabel(@Nullable LabelId id, String name, @Nullable String colour)
      implements LabelChange {}

  /**
   * Renames a label or changes its colour.
   *
   * @param label the label
   * @param name null to keep it
   * @param colour null to keep it
   */
  record EditLabel(LabelId label, @Nullable String name, @Nullable String colour)
      implements LabelChange {}

  /**
   * Deletes a label, and removes it from the records.
   *
   * @param label the label
   */
  record DeleteLabel(LabelId label) implements LabelChange {}
}
