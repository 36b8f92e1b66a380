package dev.crmkit.store.testkit.internal.execution;

import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.FormChange;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.change.SectionEdit;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.user.UserType;
import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.operation.FormOperation;
import dev.crmkit.store.testkit.internal.operation.FormOperation.CreateField;
import dev.crmkit.store.testkit.internal.operation.FormOperation.CreateSection;
import dev.crmkit.store.testkit.internal.operation.FormOperation.EditField;
import dev.crmkit.store.testkit.internal.operation.FormOperation.EditSection;
import dev.crmkit.store.testkit.internal.operation.FormOperation.FieldAttributes;
import dev.crmkit.store.testkit.internal.operation.FormOperation.RenameOption;
import dev.crmkit.store.testkit.internal.operation.FormOperation.SetSectionAccess;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The calls for changes of the client form. */
final class FormCalls extends OrgCalls implements FormOperation.Visitor<OrgCall<?>> {

  FormCalls(Actor actor) {
    super(actor);
  }

  private SectionId section(String name) {
    return arguments.id(name, EntityKind.SECTION, SectionId::of);
  }

  private FieldId field(String name) {
    return arguments.id(name, EntityKind.FIELD, FieldId::of);
  }

  @Override
  public OrgCall<?> createSection(CreateSection operation) {
    return call(
        () ->
            new FormChange.CreateSection(
                NewSection.builder()
                    .id(section(operation.section()))
                    .name(ArgumentConverter.change(operation.name()).orElse(operation.section()))
                    .order(arguments.integer("order", operation.order()).orElse(0))
                    .build()),
        change -> session.form().createSection(change.section()));
  }

  @Override
  public OrgCall<?> editSection(EditSection operation) {
    return call(
        () ->
            new FormChange.EditSection(
                SectionEdit.builder()
                    .id(section(operation.section()))
                    .name(ArgumentConverter.change(operation.name()))
                    .order(arguments.integer("order", operation.order()))
                    .build()),
        change -> session.form().editSection(change.edit()));
  }

  @Override
  public OrgCall<?> setSectionAccess(SetSectionAccess operation) {
    return call(
        () -> new FormChange.SetSectionAccess(section(operation.section()), access(operation)),
        change -> session.form().setAccess(change.section(), change.access()));
  }

  private SectionAccess access(SetSectionAccess operation) {
    if (!operation.groups().hasValue() && !operation.types().hasValue()) {
      return SectionAccess.EVERYONE;
    }
    return SectionAccess.only(
        operation.types().or(List.of()).stream()
            .flatMap(word -> arguments.constant("types", word, UserType.class).stream())
            .collect(Collectors.toSet()),
        groups(operation.groups()));
  }

  @Override
  public OrgCall<?> createField(CreateField operation) {
    FieldAttributes attributes = operation.attributes();
    return call(
        () ->
            new FormChange.CreateField(
                NewField.builder()
                    .id(field(operation.field()))
                    .section(section(operation.section()))
                    .name(operation.field())
                    .type(
                        arguments.required(
                            "type", attributes.type(), FieldType.class, FieldType.TEXT))
                    .required(arguments.flag("required", attributes.required()).orElse(false))
                    .defaultValue(attributes.defaultValue().optional().map(FieldValue::text))
                    .hint(attributes.hint().optional())
                    .order(arguments.integer("order", attributes.order()).orElse(0))
                    .options(attributes.options().or(List.of()))
                    .build()),
        change -> session.form().createField(change.field()));
  }

  @Override
  public OrgCall<?> editField(EditField operation) {
    FieldAttributes attributes = operation.attributes();
    return call(
        () ->
            new FormChange.EditField(
                FieldEdit.builder()
                    .id(field(operation.field()))
                    .section(arguments.id(operation.section(), EntityKind.SECTION, SectionId::of))
                    .type(arguments.constant("type", attributes.type(), FieldType.class))
                    .required(arguments.flag("required", attributes.required()))
                    .defaultValue(ArgumentConverter.edit(value(attributes.defaultValue())))
                    .hint(ArgumentConverter.edit(ArgumentConverter.change(attributes.hint())))
                    .order(arguments.integer("order", attributes.order()))
                    .options(attributes.options().optional())
                    .build()),
        change -> session.form().editField(change.edit()));
  }

  private static Optional<FieldValue> value(Arg<String> text) {
    return text.named() ? Optional.of(ArgumentConverter.value(text.value())) : Optional.empty();
  }

  @Override
  public OrgCall<?> renameOption(RenameOption operation) {
    return call(
        () ->
            new FormChange.RenameOption(
                field(operation.field()), FieldValue.text(operation.option()), operation.to()),
        change ->
            session.form().renameOption(change.field(), change.option().asText(), change.to()));
  }
}
