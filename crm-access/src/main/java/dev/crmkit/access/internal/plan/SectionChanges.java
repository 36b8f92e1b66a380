package dev.crmkit.access.internal.plan;

import dev.crmkit.access.change.FormChange.CreateSection;
import dev.crmkit.access.change.FormChange.DeleteSection;
import dev.crmkit.access.change.FormChange.EditSection;
import dev.crmkit.access.change.FormChange.SetSectionAccess;
import dev.crmkit.access.change.SectionEdit;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.text.Texts;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.SettingsArea;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans changes of the sections of the client form (rules.md F1, F2, F8). */
final class SectionChanges {

  private SectionChanges() {}

  static PlannedChange plan(PlanContext p, CreateSection change) {
    p.requireManage(SettingsArea.CLIENT_FORM);
    SectionId id = p.newId(change.section().id().orElse(null), SectionId::new);
    long count =
        p.usage().isComplete()
            ? p.org().sectionCount()
            : p.org().sections().stream().filter(p.visibility()::opens).count();
    p.checkQuota(
        "sections", p.quotas().sections(), count, count + 1L, "sections in the client form");
    return put(
        p,
        new Section(
            id,
            Texts.orEmpty(change.section().name()),
            change.section().order(),
            SectionAccess.EVERYONE),
        null);
  }

  static PlannedChange plan(PlanContext p, EditSection change) {
    SectionEdit edit = change.edit();
    Section section = managed(p, p.required(edit.id()));
    return put(
        p,
        new Section(
            section.id(),
            edit.name().orElse(section.name()),
            edit.order().orElse(section.order()),
            section.access()),
        section);
  }

  private static PlannedChange put(PlanContext p, Section section, @Nullable Section present) {
    Texts.checkName("name", section.name(), p.violations());
    p.checkUnique(section.name(), p.org().sectionsNamed(section.name()), present);
    p.throwIfInvalid();
    return new OrgDeltaBuilder(p.org()).put(section).build(section.id());
  }

  static PlannedChange plan(PlanContext p, SetSectionAccess change) {
    Section section = managed(p, change.section());
    if (section.id().equals(Section.FIRST)) {
      p.addViolation(
          "access",
          ViolationCode.NOT_ALLOWED,
          change.access().toString(),
          "section 1 is open to everyone, always");
    }
    Set<GroupId> groups = change.access().groups();
    int before = section.access().groups().size();
    if (p.checkQuota("groups", p.quotas().groups(), before, groups.size(), "groups of a section")) {
      groups.stream()
          .filter(group -> p.org().group(group).isEmpty())
          .sorted(Comparator.comparingLong(GroupId::value))
          .forEach(
              group ->
                  p.addViolation(
                      "groups", ViolationCode.UNKNOWN, group.key(), "groups that there are"));
    }
    p.throwIfInvalid();
    return new OrgDeltaBuilder(p.org())
        .put(section.withAccess(change.access()))
        .build(section.id());
  }

  static PlannedChange plan(PlanContext p, DeleteSection change) {
    Section section = managed(p, change.section());
    List<Field> fields = p.org().fields(section.id());
    if (section.id().equals(Section.FIRST)) {
      p.addViolation(
          "section", ViolationCode.NOT_ALLOWED, section.id().key(), "section 1 always stays");
    } else {
      long values = fields.stream().mapToLong(field -> p.usage().values(field.id())).sum();
      p.requireConfirmed(change.confirm(), values, "values that are lost");
    }
    p.throwIfInvalid();
    OrgDeltaBuilder draft = new OrgDeltaBuilder(p.org()).remove(section.id());
    fields.forEach(field -> draft.remove(field.id()));
    return draft.build(section.id());
  }

  /** Returns a section that the actor sees and may change. */
  private static Section managed(PlanContext p, SectionId id) {
    Section section = seen(p, id);
    p.requireManage(SettingsArea.CLIENT_FORM);
    return section;
  }

  /** Returns a section that is open to the actor; others do not exist for them (rules.md F2). */
  static Section seen(PlanContext p, SectionId id) {
    return p.org()
        .section(id)
        .filter(section -> p.visibility().opens(section))
        .orElseThrow(() -> new NotFoundException(id));
  }
}
