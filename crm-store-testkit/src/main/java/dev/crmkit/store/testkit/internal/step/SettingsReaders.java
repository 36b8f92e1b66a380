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

/** How users, and what settings hold, are read. */
final class SettingsReaders {

  /** All of them. */
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
      ScenarioWorkspace company, CrmSession session, Subject thing) {
    UserView user = session.users().get((UserId) thing);
    Map<String, ActualValue> told = new LinkedHashMap<>();
    told.put("name", ActualValues.text(user.name()));
    told.put("email", ActualValues.optional(user.email().map(ActualValues::text)));
    told.put("type", EnumWords.value(user.type()));
    told.put("status", EnumWords.value(user.status()));
    told.put(
        "responsible",
        ActualValues.optional(
            user.responsible().map(over -> ActualValues.text(company.names().name(over.id())))));
    told.put(
        "groups",
        ActualValues.bag(
            user.groups().stream().map(group -> company.names().name(group.id())).toList()));
    told.put(
        "denied-settings",
        ActualValues.bag(user.deniedSettings().stream().map(SettingsArea::key).toList()));
    told.put(
        "last-ip",
        ActualValues.optional(
            user.lastSignIn().flatMap(SignIn::address).map(ActualValues::address)));
    return told;
  }

  private static Map<String, ActualValue> section(
      ScenarioWorkspace company, CrmSession session, Subject thing) {
    SectionView section = session.form().section((SectionId) thing);
    Map<String, ActualValue> told = new LinkedHashMap<>();
    told.put("name", ActualValues.text(section.name()));
    told.put("order", ActualValues.number(section.order()));
    told.put("access", access(company, section.access()));
    return told;
  }

  private static ActualValue access(ScenarioWorkspace company, @Nullable SectionAccess access) {
    if (access == null) {
      return ActualValues.ABSENT;
    }
    if (access.everyone()) {
      return ActualValues.text("everyone");
    }
    Map<String, ActualValue> told = new LinkedHashMap<>();
    told.put("types", ActualValues.bag(access.types().stream().map(EnumWords::of).toList()));
    told.put(
        "groups", ActualValues.bag(access.groups().stream().map(company.names()::name).toList()));
    return ActualValues.attributes(told);
  }

  private static Map<String, ActualValue> field(
      ScenarioWorkspace company, CrmSession session, Subject thing) {
    Field field = session.form().field((FieldId) thing);
    Map<String, ActualValue> told = new LinkedHashMap<>();
    told.put("section", ActualValues.text(company.names().name(field.section())));
    told.put("type", EnumWords.value(field.type()));
    told.put("required", ActualValues.flag(field.required()));
    told.put(
        "default",
        ActualValues.optional(
            field.defaultValue().map(value -> RecordReaders.value(field, value))));
    told.put("hint", ActualValues.optional(field.hint().map(ActualValues::text)));
    told.put("order", ActualValues.number(field.order()));
    told.put(
        "options",
        ActualValues.sequence(field.activeOptions().stream().map(FieldOption::name).toList()));
    return told;
  }

  private static Map<String, ActualValue> pipeline(
      ScenarioWorkspace company, CrmSession session, Subject thing) {
    Pipeline pipeline = session.pipelines().get((PipelineId) thing);
    Map<String, ActualValue> told = new LinkedHashMap<>();
    told.put("of", ActualValues.text(pipeline.kind() == RecordKind.CLIENT ? "clients" : "deals"));
    told.put(
        "stages",
        ActualLists.sequence(pipeline.stages().stream().map(SettingsReaders::stage).toList()));
    return told;
  }

  /** A stage, expected by its name alone or with how it closes a deal. */
  private static ActualValue stage(Stage stage) {
    Map<String, ActualValue> told = new LinkedHashMap<>();
    told.put("stage", ActualValues.text(stage.name()));
    Optional<ActualValue> closes = stage.closes().map(how -> EnumWords.value(how));
    told.put("closes", ActualValues.optional(closes));
    return ActualLists.either(ActualValues.text(stage.name()), ActualValues.attributes(told));
  }

  private static Map<String, ActualValue> label(
      ScenarioWorkspace company, CrmSession session, Subject thing) {
    Label label = session.labels().get((LabelId) thing);
    Map<String, ActualValue> told = new LinkedHashMap<>();
    told.put("name", ActualValues.text(label.name()));
    told.put("colour", ActualValues.text(label.colour()));
    return told;
  }

  private static Map<String, ActualValue> group(
      ScenarioWorkspace company, CrmSession session, Subject thing) {
    return Map.of(
        "members",
        ActualValues.bag(
            session.groups().members((GroupId) thing).stream()
                .map(user -> company.names().name(user.id()))
                .toList()));
  }
}
