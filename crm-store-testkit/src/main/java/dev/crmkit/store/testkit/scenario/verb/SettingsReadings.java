package dev.crmkit.store.testkit.scenario.verb;

import static dev.crmkit.store.testkit.scenario.format.Key.may;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.view.SectionView;
import dev.crmkit.access.view.UserView;
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
import dev.crmkit.core.record.RecordKind;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.scenario.answer.Lists;
import dev.crmkit.store.testkit.scenario.answer.Value;
import dev.crmkit.store.testkit.scenario.answer.Values;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.company.Words;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Kind;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How users, and what settings hold, are read. */
final class SettingsReadings {

  /** All of them. */
  static final List<Reading> ALL =
      List.of(
          new Reading(
              Kind.USER,
              Keys.of(
                  may("name", Shapes.TEXT),
                  may("email", Shapes.TEXT),
                  may("type", Shapes.TEXT),
                  may("status", Shapes.TEXT),
                  may("responsible", Shapes.NAME),
                  may("groups", Shapes.NAMES),
                  may("denied-settings", Shapes.TEXTS),
                  may("last-ip", Shapes.TEXT)),
              SettingsReadings::user),
          new Reading(
              Kind.SECTION,
              Keys.of(
                  may("name", Shapes.TEXT),
                  may("order", Shapes.TEXT),
                  may(
                      "access",
                      Shapes.either(
                          Shapes.oneOf("everyone"),
                          Keys.of(may("types", Shapes.TEXTS), may("groups", Shapes.NAMES))))),
              SettingsReadings::section),
          new Reading(
              Kind.FIELD,
              Keys.of(
                  may("section", Shapes.NAME),
                  may("type", Shapes.TEXT),
                  may("required", Shapes.TEXT),
                  may("default", Shapes.TEXT),
                  may("hint", Shapes.TEXT),
                  may("order", Shapes.TEXT),
                  may("options", Shapes.TEXTS)),
              SettingsReadings::field),
          new Reading(
              Kind.PIPELINE,
              Keys.of(may("of", Shapes.TEXT), may("stages", Shapes.STAGES)),
              SettingsReadings::pipeline),
          new Reading(
              Kind.LABEL,
              Keys.of(may("name", Shapes.TEXT), may("colour", Shapes.TEXT)),
              SettingsReadings::label),
          new Reading(Kind.GROUP, Keys.of(may("members", Shapes.NAMES)), SettingsReadings::group));

  private SettingsReadings() {}

  private static Map<String, Value> user(Company company, CrmSession session, Subject thing) {
    UserView user = session.users().get((UserId) thing);
    Map<String, Value> told = new LinkedHashMap<>();
    told.put("name", Values.text(user.name()));
    told.put("email", Values.optional(user.email().map(Values::text)));
    told.put("type", Words.value(user.type()));
    told.put("status", Words.value(user.status()));
    told.put(
        "responsible",
        Values.optional(
            user.responsible().map(over -> Values.text(company.names().name(over.id())))));
    told.put(
        "groups",
        Values.bag(user.groups().stream().map(group -> company.names().name(group.id())).toList()));
    told.put(
        "denied-settings",
        Values.bag(user.deniedSettings().stream().map(SettingsArea::key).toList()));
    told.put(
        "last-ip",
        Values.optional(user.lastSignIn().flatMap(SignIn::address).map(Values::address)));
    return told;
  }

  private static Map<String, Value> section(Company company, CrmSession session, Subject thing) {
    SectionView section = session.form().section((SectionId) thing);
    Map<String, Value> told = new LinkedHashMap<>();
    told.put("name", Values.text(section.name()));
    told.put("order", Values.number(section.order()));
    told.put("access", access(company, section.access()));
    return told;
  }

  private static Value access(Company company, @Nullable SectionAccess access) {
    if (access == null) {
      return Values.NOTHING;
    }
    if (access.everyone()) {
      return Values.text("everyone");
    }
    Map<String, Value> told = new LinkedHashMap<>();
    told.put("types", Values.bag(access.types().stream().map(Words::of).toList()));
    told.put("groups", Values.bag(access.groups().stream().map(company.names()::name).toList()));
    return Values.attributes(told);
  }

  private static Map<String, Value> field(Company company, CrmSession session, Subject thing) {
    Field field = session.form().field((FieldId) thing);
    Map<String, Value> told = new LinkedHashMap<>();
    told.put("section", Values.text(company.names().name(field.section())));
    told.put("type", Words.value(field.type()));
    told.put("required", Values.flag(field.required()));
    told.put(
        "default",
        Values.optional(field.defaultValue().map(value -> RecordReadings.value(field, value))));
    told.put("hint", Values.optional(field.hint().map(Values::text)));
    told.put("order", Values.number(field.order()));
    told.put("options", Values.sequence(field.offered().stream().map(FieldOption::name).toList()));
    return told;
  }

  private static Map<String, Value> pipeline(Company company, CrmSession session, Subject thing) {
    Pipeline pipeline = session.pipelines().get((PipelineId) thing);
    Map<String, Value> told = new LinkedHashMap<>();
    told.put("of", Values.text(pipeline.of() == RecordKind.CLIENT ? "clients" : "deals"));
    told.put(
        "stages", Lists.sequence(pipeline.stages().stream().map(SettingsReadings::stage).toList()));
    return told;
  }

  /** A stage, expected by its name alone or with how it closes a deal. */
  private static Value stage(Stage stage) {
    Map<String, Value> told = new LinkedHashMap<>();
    told.put("stage", Values.text(stage.name()));
    Optional<Value> closes = stage.closes().map(how -> Words.value(how));
    told.put("closes", Values.optional(closes));
    return Lists.either(Values.text(stage.name()), Values.attributes(told));
  }

  private static Map<String, Value> label(Company company, CrmSession session, Subject thing) {
    Label label = session.labels().get((LabelId) thing);
    Map<String, Value> told = new LinkedHashMap<>();
    told.put("name", Values.text(label.name()));
    told.put("colour", Values.text(label.colour()));
    return told;
  }

  private static Map<String, Value> group(Company company, CrmSession session, Subject thing) {
    return Map.of(
        "members",
        Values.bag(
            session.groups().members((GroupId) thing).stream()
                .map(user -> company.names().name(user.id()))
                .toList()));
  }
}
