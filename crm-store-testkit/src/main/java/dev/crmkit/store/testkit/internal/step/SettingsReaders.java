package dev.crmkit.store.testkit.internal.step;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.view.SectionView;
import dev.crmkit.access.view.UserView;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldOption;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.operation.EntityKind;
import dev.crmkit.store.testkit.internal.result.ActualLists;
import dev.crmkit.store.testkit.internal.result.ActualValue;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import dev.crmkit.store.testkit.internal.workspace.EnumWords;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The readers of users and settings. */
final class SettingsReaders {

  /** All of them, in the order in which messages list them. */
  static final List<EntityReader> ALL =
      List.of(
          new EntityReader(
              EntityKind.USER,
              MapShape.of(
                  optional("name", Shapes.TEXT),
                  optional("email", Shapes.TEXT),
                  optional("type", Shapes.TEXT),
                  optional("status", Shapes.TEXT),
                  optional("responsible", Shapes.NAME),
                  optional("groups", Shapes.NAMES),
                  optional("denied-settings", Shapes.TEXTS),
                  optional("last-ip", Shapes.TEXT)),
              SettingsReaders::user),
          new EntityReader(
              EntityKind.SECTION,
              MapShape.of(
                  optional("name", Shapes.TEXT),
                  optional("order", Shapes.TEXT),
                  optional(
                      "access",
                      Shapes.either(
                          Shapes.oneOf("everyone"),
                          MapShape.of(
                              optional("types", Shapes.TEXTS), optional("groups", Shapes.NAMES))))),
              SettingsReaders::section),
          new EntityReader(
              EntityKind.FIELD,
              MapShape.of(
                  optional("section", Shapes.NAME),
                  optional("type", Shapes.TEXT),
                  optional("required", Shapes.TEXT),
                  optional("default", Shapes.TEXT),
                  optional("hint", Shapes.TEXT),
                  optional("order", Shapes.TEXT),
                  optional("options", Shapes.TEXTS)),
              SettingsReaders::field),
          new EntityReader(
              EntityKind.PIPELINE,
              MapShape.of(optional("of", Shapes.TEXT), optional("stages", Shapes.STAGES)),
              SettingsReaders::pipeline),
          new EntityReader(
              EntityKind.LABEL,
              MapShape.of(optional("name", Shapes.TEXT), optional("colour", Shapes.TEXT)),
              SettingsReaders::label),
          new EntityReader(
              EntityKind.GROUP,
              MapShape.of(optional("members", Shapes.NAMES)),
              SettingsReaders::group));

  private SettingsReaders() {}

  private static Map<String, ActualValue> user(
      ScenarioWorkspace workspace, CrmSession session, Subject thing) {
    UserView user = session.users().get((UserId) thing);
    Map<String, ActualValue> attributes = new LinkedHashMap<>();
    attributes.put("name", ActualValues.text(user.name()));
    attributes.put("email", ActualValues.optional(user.email().map(ActualValues::text)));
    attributes.put("type", EnumWords.value(user.type()));
    attributes.put("status", EnumWords.value(user.status()));
    attributes.put(
        "responsible",
        ActualValues.optional(
            user.responsible().map(over -> ActualValues.text(workspace.names().name(over.id())))));
    attributes.put(
        "groups",
        ActualValues.bag(
            user.groups().stream().map(group -> workspace.names().name(group.id())).toList()));
    attributes.put(
        "denied-settings",
        ActualValues.bag(user.deniedSettings().stream().map(SettingsArea::key).toList()));
    attributes.put(
        "last-ip",
        ActualValues.optional(
            user.lastSignIn().flatMap(SignIn::address).map(ActualValues::address)));
    return attributes;
  }

  private static Map<String, ActualValue> section(
      ScenarioWorkspace workspace, CrmSession session, Subject thing) {
    SectionView section = session.form().section((SectionId) thing);
    Map<String, ActualValue> attributes = new LinkedHashMap<>();
    attributes.put("name", ActualValues.text(section.name()));
    attributes.put("order", ActualValues.number(section.order()));
    attributes.put("access", access(workspace, section.access()));
    return attributes;
  }

  private static ActualValue access(ScenarioWorkspace workspace, @Nullable SectionAccess access) {
    if (access == null) {
      return ActualValues.ABSENT;
    }
    if (access.everyone()) {
      return ActualValues.text("everyone");
    }
    Map<String, ActualValue> attributes = new LinkedHashMap<>();
    attributes.put("types", ActualValues.bag(access.types().stream().map(EnumWords::of).toList()));
    attributes.put(
        "groups", ActualValues.bag(access.groups().stream().map(workspace.names()::name).toList()));
    return ActualValues.attributes(attributes);
  }

  private static Map<String, ActualValue> field(
      ScenarioWorkspace workspace, CrmSession session, Subject thing) {
    Field field = session.form().field((FieldId) thing);
    Map<String, ActualValue> attributes = new LinkedHashMap<>();
    attributes.put("section", ActualValues.text(workspace.names().name(field.section())));
    attributes.put("type", EnumWords.value(field.type()));
    attributes.put("required", ActualValues.flag(field.required()));
    attributes.put(
        "default",
        ActualValues.optional(
            field.defaultValue().map(value -> RecordReaders.value(field, value))));
    attributes.put("hint", ActualValues.optional(field.hint().map(ActualValues::text)));
    attributes.put("order", ActualValues.number(field.order()));
    attributes.put(
        "options",
        ActualValues.sequence(field.activeOptions().stream().map(FieldOption::name).toList()));
    return attributes;
  }

  private static Map<String, ActualValue> pipeline(
      ScenarioWorkspace workspace, CrmSession session, Subject thing) {
    Pipeline pipeline = session.pipelines().get((PipelineId) thing);
    Map<String, ActualValue> attributes = new LinkedHashMap<>();
    attributes.put(
        "of", ActualValues.text(pipeline.kind() == RecordKind.CLIENT ? "clients" : "deals"));
    attributes.put(
        "stages",
        ActualLists.sequence(pipeline.stages().stream().map(SettingsReaders::stage).toList()));
    return attributes;
  }

  /** A stage, expected by its name alone or with how it closes a deal. */
  private static ActualValue stage(Stage stage) {
    Map<String, ActualValue> attributes = new LinkedHashMap<>();
    attributes.put("stage", ActualValues.text(stage.name()));
    Optional<ActualValue> closes = stage.closes().map(how -> EnumWords.value(how));
    attributes.put("closes", ActualValues.optional(closes));
    return ActualLists.either(ActualValues.text(stage.name()), ActualValues.attributes(attributes));
  }

  private static Map<String, ActualValue> label(
      ScenarioWorkspace workspace, CrmSession session, Subject thing) {
    Label label = session.labels().get((LabelId) thing);
    Map<String, ActualValue> attributes = new LinkedHashMap<>();
    attributes.put("name", ActualValues.text(label.name()));
    attributes.put("colour", ActualValues.text(label.colour()));
    return attributes;
  }

  private static Map<String, ActualValue> group(
      ScenarioWorkspace workspace, CrmSession session, Subject thing) {
    return Map.of(
        "members",
        ActualValues.bag(
            session.groups().members((GroupId) thing).stream()
                .map(user -> workspace.names().name(user.id()))
                .toList()));
  }
}
