package dev.crmkit.access.internal.plan;

import dev.crmkit.access.change.LabelChange.CreateLabel;
import dev.crmkit.access.change.LabelChange.DeleteLabel;
import dev.crmkit.access.change.LabelChange.EditLabel;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.text.Texts;
import dev.crmkit.core.user.SettingsArea;
import org.jspecify.annotations.Nullable;

/** Plans changes of labels (rules.md S3). */
final class LabelChanges {

  private LabelChanges() {}

  static PlannedChange plan(PlanContext p, CreateLabel change) {
    p.requireManage(SettingsArea.LABELS);
    NewLabel wanted = change.label();
    LabelId id = p.newId(wanted.id().orElse(null), LabelId::new);
    int count = p.org().labelCount();
    p.checkQuota("labels", p.quotas().labels(), count, count + 1L, "labels in the workspace");
    return put(
        p,
        new Label(id, Texts.orEmpty(wanted.name()), wanted.colour().orElse(Label.DEFAULT_COLOUR)),
        null);
  }

  static PlannedChange plan(PlanContext p, EditLabel change) {
    Label label = found(p, p.required(change.edit().id()));
    p.requireManage(SettingsArea.LABELS);
    return put(
        p,
        new Label(
            label.id(),
            change.edit().name().orElse(label.name()),
            change.edit().colour().orElse(label.colour())),
        label);
  }

  private static PlannedChange put(PlanContext p, Label label, @Nullable Label present) {
    Texts.checkName("name", label.name(), p.violations());
    p.checkText("colour", label.colour());
    p.checkUnique(label.name(), p.org().labelsNamed(label.name()), present);
    p.throwIfInvalid();
    return new OrgDeltaBuilder(p.org()).put(label).build(label.id());
  }

  static PlannedChange plan(PlanContext p, DeleteLabel change) {
    Label label = found(p, change.label());
    p.requireManage(SettingsArea.LABELS);
    return new OrgDeltaBuilder(p.org()).remove(label.id()).build(label.id());
  }

  private static Label found(PlanContext p, LabelId id) {
    return p.org().label(id).orElseThrow(() -> new NotFoundException(id));
  }
}
