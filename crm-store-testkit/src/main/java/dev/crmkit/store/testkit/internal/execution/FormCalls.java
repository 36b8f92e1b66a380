package dev.crmkit.store.testkit.internal.execution;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;
import static dev.crmkit.store.testkit.internal.format.MapKey.required;

import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.FormChange.CreateField;
import dev.crmkit.access.change.FormChange.CreateSection;
import dev.crmkit.access.change.FormChange.EditField;
import dev.crmkit.access.change.FormChange.EditSection;
import dev.crmkit.access.change.FormChange.RenameOption;
import dev.crmkit.access.change.FormChange.SetSectionAccess;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.change.SectionEdit;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.UserType;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.MapKey;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is done with the client form. */
final class FormCalls {

  private static final MapKey SECTION = required("section", Shapes.NAME);
  private static final MapKey FIELD = required("field", Shapes.NAME);
  private static final MapShape OF_SECTION =
      MapShape.of(SECTION, optional("name", Shapes.TEXT), optional("order", Shapes.TEXT));
  private static final MapKey[] OF_FIELD = {
    optional("type", Shapes.NAME),
    optional("required", Shapes.TEXT),
    optional("default", Shapes.TEXT),
    optional("hint", Shapes.TEXT),
    optional("order", Shapes.TEXT),
    optional("options", Shapes.TEXTS)
  };

  /** All of them. */
  static final List<ScenarioOperation> ALL =
      List.of(
          new OrgOperation<>(
              "create-section",
              OF_SECTION,
              FormCalls::createSection,
              (actor, change) -> actor.session().form().createSection(change.section())),
          new OrgOperation<>(
              "edit-section",
              OF_SECTION,
              FormCalls::editSection,
              (actor, change) -> actor.session().form().editSection(change.edit())),
          new OrgOperation<>(
              "set-section-access",
              MapShape.of(
                  SECTION, optional("types", Shapes.NAMES), optional("groups", Shapes.NAMES)),
              (actor, given) -> new SetSectionAccess(section(given), access(given)),
              (actor, change) ->
                  actor.session().form().setAccess(change.section(), change.access())),
          new OrgOperation<>(
              "create-field",
              MapShape.of(FIELD, SECTION).and(OF_FIELD),
              FormCalls::createField,
              (actor, change) -> actor.session().form().createField(change.field())),
          new OrgOperation<>(
              "edit-field",
              MapShape.of(FIELD, optional("section", Shapes.NAME)).and(OF_FIELD),
              FormCalls::editField,
              (actor, change) -> actor.session().form().editField(change.edit())),
          new OrgOperation<>(
              "rename-option",
              MapShape.of(FIELD, required("option", Shapes.TEXT), required("to", Shapes.TEXT)),
              (actor, given) ->
                  new RenameOption(
                      field(given),
                      FieldValue.text(given.required("option")),
                      given.required("to")),
              (actor, change) ->
                  actor
                      .session()
                      .form()
                      .renameOption(change.field(), change.option().asText(), change.to())));

  private FormCalls() {}

  private static SectionId section(OperationArguments given) {
    return given.id("section", EntityKind.SECTION, SectionId::of).orElseThrow();
  }

  private static FieldId field(OperationArguments given) {
    return given.id("field", EntityKind.FIELD, FieldId::of).orElseThrow();
  }

  private static CreateSection createSection(Actor actor, OperationArguments given) {
    return new CreateSection(
        NewSection.builder()
            .id(section(given))
            .name(given.change("name").orElse(given.required("section")))
            .order(given.integer("order").orElse(0))
            .build());
  }

  private static EditSection editSection(Actor actor, OperationArguments given) {
    return new EditSection(
        SectionEdit.builder()
            .section(section(given))
            .name(given.change("name"))
            .order(given.integer("order"))
            .build());
  }

  private static SectionAccess access(OperationArguments given) {
    Optional<Set<GroupId>> groups = given.ids("groups", EntityKind.GROUP, GroupId::of);
    Optional<List<String>> types = given.texts("types");
    if (groups.isEmpty() && types.isEmpty()) {
      return SectionAccess.EVERYONE;
    }
    return SectionAccess.only(
        types.orElse(List.of()).stream()
            .flatMap(word -> given.constant("types", word, UserType.class).stream())
            .collect(Collectors.toSet()),
        groups.orElse(Set.of()));
  }

  private static CreateField createField(Actor actor, OperationArguments given) {
    return new CreateField(
        NewField.builder()
            .id(field(given))
            .section(section(given))
            .name(given.required("field"))
            .type(given.must("type", FieldType.class, FieldType.TEXT))
            .required(given.flag("required").orElse(false))
            .defaultValue(given.text("default").map(FieldValue::text))
            .hint(given.text("hint"))
            .order(given.integer("order").orElse(0))
            .options(given.texts("options").orElse(List.of()))
            .build());
  }

  private static EditField editField(Actor actor, OperationArguments given) {
    return new EditField(
        FieldEdit.builder()
            .field(field(given))
            .section(given.id("section", EntityKind.SECTION, SectionId::of))
            .type(given.word("type", FieldType.class))
            .required(given.flag("required"))
            .defaultValue(given.value("default"))
            .hint(given.change("hint"))
            .order(given.integer("order"))
            .options(given.texts("options"))
            .build());
  }
}
