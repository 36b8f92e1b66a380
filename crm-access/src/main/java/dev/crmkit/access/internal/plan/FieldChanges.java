package dev.crmkit.access.internal.plan;

import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.FormChange.CreateField;
import dev.crmkit.access.change.FormChange.DeleteField;
import dev.crmkit.access.change.FormChange.EditField;
import dev.crmkit.access.change.FormChange.RenameOption;
import dev.crmkit.access.change.NewField;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldOption;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.text.Texts;
import dev.crmkit.core.user.SettingsArea;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans changes of the fields of the client form (rules.md F3 to F8). */
final class FieldChanges {

  private FieldChanges() {}

  static PlannedChange plan(PlanContext p, CreateField change) {
    NewField wanted = change.field();
    SectionChanges.seen(p, wanted.section());
    p.requireManage(SettingsArea.CLIENT_FORM);
    FieldId id = p.newId(wanted.id().orElse(null), FieldId::new);
    long count =
        p.usage().isComplete()
            ? p.org().fieldCount()
            : p.org().fields().stream().filter(f -> p.visibility().opens(f.section())).count();
    p.checkQuota("fields", p.quotas().fields(), count, count + 1L, "fields in the client form");
    FieldType type = wanted.type();
    if (type == null) {
      p.addViolation("type", ViolationCode.REQUIRED, null, "the type of the values");
      type = FieldType.TEXT;
    }
    Field field =
        Field.builder()
            .id(id)
            .section(wanted.section())
            .name(Texts.orEmpty(wanted.name()))
            .type(type)
            .required(wanted.required())
            .hint(wanted.hint().filter(text -> !Texts.isBlank(text)))
            .order(wanted.order())
            .options(FieldOptions.wanted(p, type, List.of(), wanted.options()))
            .build();
    return put(p, field, null, wanted.defaultValue().orElse(null));
  }

  static PlannedChange plan(PlanContext p, EditField change) {
    FieldEdit edit = change.edit();
    Field field = seen(p, p.required(edit.id()));
    edit.section().ifPresent(section -> SectionChanges.seen(p, section));
    p.requireManage(SettingsArea.CLIENT_FORM);
    FieldType type = edit.type().orElse(field.type());
    if (type != field.type()
        && (p.usage().values(field.id()) > 0 || p.usage().hasDeletedValue(field.id()))) {
      p.addViolation(
          "type",
          ViolationCode.IN_USE,
          type.name(),
          "the type as it is, for there are values: " + field.type());
    }
    Field edited =
        field.toBuilder()
            .section(edit.section().orElse(field.section()))
            .name(edit.name().orElse(field.name()))
            .type(type)
            .required(edit.required().orElse(field.required()))
            .hint(edit.hint().applyTo(field.hint()).filter(text -> !Texts.isBlank(text)))
            .order(edit.order().orElse(field.order()))
            .options(options(p, field, type, edit.options()))
            .defaultValue(Optional.empty())
            .build();
    return put(p, edited, field, edit.defaultValue().applyTo(field.defaultValue()).orElse(null));
  }

  private static List<FieldOption> options(
      PlanContext p, Field field, FieldType type, Optional<List<String>> wanted) {
    if (wanted.isPresent()) {
      return FieldOptions.wanted(p, type, field.options(), wanted.get());
    }
    return type == field.type()
        ? field.options()
        : FieldOptions.wanted(p, type, List.of(), List.of());
  }

  private static PlannedChange put(
      PlanContext p, Field field, @Nullable Field present, @Nullable FieldValue byDefault) {
    Texts.checkName("name", field.name(), p.violations());
    List<Field> inSection =
        p.org().fieldsNamed(field.name()).stream()
            .filter(other -> other.section().equals(field.section()))
            .toList();
    p.checkUnique(field.name(), inSection, present);
    FieldValue checked =
        byDefault == null
            ? FieldValue.empty()
            : field.check(byDefault, null, "default", p.violations());
    boolean isHintShort = field.hint().stream().allMatch(hint -> p.checkText("hint", hint));
    boolean isDefaultShort =
        !(checked instanceof FieldValue.Text text) || p.checkText("default", text.value());
    Field complete =
        checked instanceof FieldValue.Empty
            ? field
            : field.toBuilder().defaultValue(checked).build();
    if (isHintShort && isDefaultShort) {
      p.checkTotalLength(
          "field",
          p.org().field(field.id()).map(EntryTexts::length).orElse(0L),
          EntryTexts.length(complete));
    }
    p.throwIfInvalid();
    return new OrgDeltaBuilder(p.org()).put(complete).build(field.id());
  }

  static PlannedChange plan(PlanContext p, RenameOption change) {
    Field field = seen(p, change.field());
    p.requireManage(SettingsArea.CLIENT_FORM);
    FieldOption option = FieldOptions.named(p, field, change.option());
    Texts.checkName("to", change.to(), p.violations());
    if (option != null && !option.archived()) {
      FieldOptions.requireFree(p, field, option, change.to());
    }
    p.checkTotalLength(
        "to", EntryTexts.length(field), EntryTexts.length(field) + change.to().length());
    p.throwIfInvalid();
    List<FieldOption> renamed =
        field.options().stream()
            .map(
                each ->
                    each.equals(option)
                        ? new FieldOption(each.id(), change.to(), each.archived())
                        : each)
            .toList();
    return new OrgDeltaBuilder(p.org())
        .put(field.toBuilder().options(renamed).build())
        .build(field.id());
  }

  static PlannedChange plan(PlanContext p, DeleteField change) {
    Field field = seen(p, change.field());
    p.requireManage(SettingsArea.CLIENT_FORM);
    p.requireConfirmed(change.confirm(), p.usage().values(field.id()), "values that are lost");
    p.throwIfInvalid();
    return new OrgDeltaBuilder(p.org()).remove(field.id()).build(field.id());
  }

  /** Returns a field of a section that is open to the actor; others do not exist for them (F2). */
  private static Field seen(PlanContext p, FieldId id) {
    return p.org()
        .field(id)
        .filter(field -> p.visibility().opens(field.section()))
        .orElseThrow(() -> new NotFoundException(id));
  }
}
