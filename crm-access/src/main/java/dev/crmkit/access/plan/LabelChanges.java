package dev.crmkit.access.plan;

import dev.crmkit.access.change.LabelChange.CreateLabel;
import dev.crmkit.access.change.LabelChange.DeleteLabel;
import dev.crmkit.access.change.LabelChange.EditLabel;
import dev.crmkit.core.error.NotFound;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.text.Texts;
import dev.crmkit.core.user.SettingsArea;
import org.jspecify.annotations.Nullable;

/** Plans changes of labels (rules.md S3). */
final class LabelChanges {

  private LabelChanges() {}

  static PlannedChange plan(Planning p, CreateLabel change) {
    p.requireManage(SettingsArea.LABELS);
    LabelId id = p.id(change.id(), LabelId::new);
    int count = p.org().labelCount();
    p.fits("labels", p.quotas().labels(), count, count + 1L, "labels in the workspace");
    @Nullable String given = change.colour();
    Label label = new Label(id, change.name(), given == null ? Label.DEFAULT_COLOUR : given);
    return put(p, label, null);
  }

  static PlannedChange plan(Planning p, EditLabel change) {
    Label label = found(p, change.label());
    p.requireManage(SettingsArea.LABELS);
    @Nullable String name = change.name();
    @Nullable String colour = change.colour();
    return put(
        p,
        new Label(
            label.id(),
            name == null ? label.name() : name,
            colour == null ? label.colour() : colour),
        label);
  }

  private static PlannedChange put(Planning p, Label label, @Nullable Label present) {
    Texts.checkName("name", label.name(), p.violations());
    p.text("colour", label.colour());
    p.unique(label.name(), p.org().labelsNamed(label.name()), present);
    p.valid();
    return new Draft(p.org()).put(label).about(label.id());
  }

  static PlannedChange plan(Planning p, DeleteLabel change) {
    Label label = found(p, change.label());
    p.requireManage(SettingsArea.LABELS);
    return new Draft(p.org()).remove(label.id()).about(label.id());
  }

  private static Label found(Planning p, LabelId id) {
    return p.org().label(id).orElseThrow(() -> new NotFound(id));
  }
}
