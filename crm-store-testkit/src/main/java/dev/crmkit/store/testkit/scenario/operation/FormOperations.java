package dev.crmkit.store.testkit.scenario.operation;

import static dev.crmkit.store.testkit.scenario.format.Key.may;
import static dev.crmkit.store.testkit.scenario.format.Key.must;

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
import dev.crmkit.store.testkit.scenario.company.Actor;
import dev.crmkit.store.testkit.scenario.format.Key;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Kind;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is done with the client form. */
final class FormOperations {

  private static final Key SECTION = must("section", Shapes.NAME);
  private static final Key FIELD = must("field", Shapes.NAME);
  private static final Keys OF_SECTION =
      Keys.of(SECTION, may("name", Shapes.TEXT), may("order", Shapes.TEXT));
  private static final Key[] OF_FIELD = {
    may("type", Shapes.NAME),
    may("required", Shapes.TEXT),
    may("default", Shapes.TEXT),
    may("hint", Shapes.TEXT),
    may("order", Shapes.TEXT),
    may("options", Shapes.TEXTS)
  };

  /** All of them. */
  static final List<Operation> ALL =
      List.of(
          new Reorganisation<>(
              "create-section",
              OF_SECTION,
              FormOperations::createSection,
              (actor, change) -> actor.session().form().createSection(change.section())),
          new Reorganisation<>(
              "edit-section",
              OF_SECTION,
              FormOperations::editSection,
              (actor, change) -> actor.session().form().editSection(change.edit())),
          new Reorganisation<>(
              "set-section-access",
              Keys.of(SECTION, may("types", Shapes.NAMES), may("groups", Shapes.NAMES)),
              (actor, given) -> new SetSectionAccess(section(given), access(given)),
              (actor, change) ->
                  actor.session().form().setAccess(change.section(), change.access())),
          new Reorganisation<>(
              "create-field",
              Keys.of(FIELD, SECTION).and(OF_FIELD),
              FormOperations::createField,
              (actor, change) -> actor.session().form().createField(change.field())),
          new Reorganisation<>(
              "edit-field",
              Keys.of(FIELD, may("section", Shapes.NAME)).and(OF_FIELD),
              FormOperations::editField,
              (actor, change) -> actor.session().form().editField(change.edit())),
          new Reorganisation<>(
              "rename-option",
              Keys.of(FIELD, must("option", Shapes.TEXT), must("to", Shapes.TEXT)),
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

  private FormOperations() {}

  private static SectionId section(Arguments given) {
    return given.id("section", Kind.SECTION, SectionId::of).orElseThrow();
  }

  private static FieldId field(Arguments given) {
    return given.id("field", Kind.FIELD, FieldId::of).orElseThrow();
  }

  private static CreateSection createSection(Actor actor, Arguments given) {
    return new CreateSection(
        NewSection.builder()
            .id(section(given))
            .name(given.change("name").orElse(given.required("section")))
            .order(given.integer("order").orElse(0))
            .build());
  }

  private static EditSection editSection(Actor actor, Arguments given) {
    return new EditSection(
        SectionEdit.builder()
            .section(section(given))
            .name(given.change("name"))
            .order(given.integer("order"))
            .build());
  }

  private static SectionAccess access(Arguments given) {
    Optional<Set<GroupId>> groups = given.ids("groups", Kind.GROUP, GroupId::of);
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

  private static CreateField createField(Actor actor, Arguments given) {
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

  private static EditField editField(Actor actor, Arguments given) {
    return new EditField(
        FieldEdit.builder()
            .field(field(given))
            .section(given.id("section", Kind.SECTION, SectionId::of))
            .type(given.word("type", FieldType.class))
            .required(given.flag("required"))
            .defaultValue(given.value("default"))
            .hint(given.change("hint"))
            .order(given.integer("order"))
            .options(given.texts("options"))
            .build());
  }
}
