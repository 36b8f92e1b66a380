package dev.crmkit.access.change;

import dev.crmkit.core.label.LabelEdit;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.user.SettingsArea;

/** A change of labels (rules.md S3). */
public sealed interface LabelChange extends OrgChange {

  @Override
  default SettingsArea area() {
    return SettingsArea.LABELS;
  }

  /**
   * Creates a label.
   *
   * @param label the input
   */
  record CreateLabel(NewLabel label) implements LabelChange {}

  /**
   * Renames a label or changes its colour.
   *
   * @param edit the changes
   */
  record EditLabel(LabelEdit edit) implements LabelChange {}

  /**
   * Deletes a label, and removes it from the records.
   *
   * @param label the label
   */
  record DeleteLabel(LabelId label) implements LabelChange {}
}
