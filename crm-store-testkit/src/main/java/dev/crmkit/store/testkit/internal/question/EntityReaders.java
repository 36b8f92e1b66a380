package dev.crmkit.store.testkit.internal.question;

import static dev.crmkit.store.testkit.internal.format.Forms.NAME;
import static dev.crmkit.store.testkit.internal.format.Forms.NAMES;
import static dev.crmkit.store.testkit.internal.format.Forms.TEXT;
import static dev.crmkit.store.testkit.internal.format.KeyForm.Key.optional;
import static dev.crmkit.store.testkit.internal.result.ActualValues.bag;
import static dev.crmkit.store.testkit.internal.result.ActualValues.done;
import static dev.crmkit.store.testkit.internal.result.ActualValues.flag;
import static dev.crmkit.store.testkit.internal.result.ActualValues.number;
import static dev.crmkit.store.testkit.internal.result.ActualValues.sequence;
import static dev.crmkit.store.testkit.internal.result.ActualValues.text;
import static dev.crmkit.store.testkit.internal.workspace.EnumWords.value;

import dev.crmkit.access.view.ActivityView;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.DealView;
import dev.crmkit.access.view.FileView;
import dev.crmkit.access.view.SectionView;
import dev.crmkit.access.view.UserView;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldOption;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.Form;
import dev.crmkit.store.testkit.internal.format.Forms;
import dev.crmkit.store.testkit.internal.format.KeyForm;
import dev.crmkit.store.testkit.internal.format.RecordForm;
import dev.crmkit.store.testkit.internal.operation.StageArg;
import dev.crmkit.store.testkit.internal.question.EntityReader.Attribute;
import dev.crmkit.store.testkit.internal.result.ActualLists;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import dev.crmkit.store.testkit.internal.step.Step;
import java.util.List;

/** How entities of each kind are read. A new attribute is one line here. */
final class EntityReaders {

  private static final Form<?> TEXTS = Forms.listOf(TEXT);
  private static final Form<?> TEXTS_BY_NAME = Forms.mapOf(TEXT);

  private static final Form<?> ACCESS =
      Forms.either(
          Forms.oneOf("everyone"), KeyForm.of(optional("types", TEXTS), optional("groups", NAMES)));

  private static final Form<?> STAGES = Forms.listOf(RecordForm.of(StageArg.class).orText());

  private static final EntityReader<ClientView> CLIENT =
      EntityReader.of(
          EntityKind.CLIENT,
          (session, id) -> session.clients().get((ClientId) id),
          new Attribute<>("name", TEXT, (at, client) -> text(client.name())),
          new Attribute<>("owner", NAME, (at, client) -> at.name(client.owner().id())),
          new Attribute<>("fields", TEXTS_BY_NAME, AttributeValues::fields),
          new Attribute<>("labels", NAMES, (at, client) -> at.names(client.labels())),
          new Attribute<>("stages", TEXTS_BY_NAME, (at, client) -> at.stages(client.stages())),
          new Attribute<>("version", TEXT, (at, client) -> number(client.version())));

  private static final EntityReader<ActivityView> ACTIVITY =
      EntityReader.of(
          EntityKind.ACTIVITY,
          (session, id) -> session.activities().get((ActivityId) id),
          new Attribute<>("client", NAME, (at, activity) -> at.name(activity.client().id())),
          new Attribute<>("owner", NAME, (at, activity) -> at.name(activity.owner().id())),
          new Attribute<>("kind", TEXT, (at, activity) -> value(activity.kind())),
          new Attribute<>("subject", TEXT, (at, activity) -> text(activity.subject())),
          new Attribute<>(
              "due", TEXT, (at, activity) -> at.optional(activity.due(), ActualValues::time)),
          new Attribute<>("done", TEXT, (at, activity) -> done(activity.done())),
          new Attribute<>("version", TEXT, (at, activity) -> number(activity.version())));

  private static final EntityReader<DealView> DEAL =
      EntityReader.of(
          EntityKind.DEAL,
          (session, id) -> session.deals().get((DealId) id),
          new Attribute<>("client", NAME, (at, deal) -> at.name(deal.client().id())),
          new Attribute<>("owner", NAME, (at, deal) -> at.name(deal.owner().id())),
          new Attribute<>("title", TEXT, (at, deal) -> text(deal.title())),
          new Attribute<>(
              "amount", TEXT, (at, deal) -> at.optional(deal.amount(), ActualValues::amount)),
          new Attribute<>("labels", NAMES, (at, deal) -> at.names(deal.labels())),
          new Attribute<>("stages", TEXTS_BY_NAME, (at, deal) -> at.stages(deal.stages())),
          new Attribute<>(
              "closed",
              TEXT,
              (at, deal) -> at.optional(deal.closed(), closed -> value(closed.outcome()))),
          new Attribute<>("version", TEXT, (at, deal) -> number(deal.version())));

  private static final EntityReader<FileView> FILE =
      EntityReader.of(
          EntityKind.FILE,
          (session, id) -> session.attachments().get((FileId) id),
          new Attribute<>("on", TEXT, (at, file) -> at.reference(file.record())),
          new Attribute<>("name", TEXT, (at, file) -> text(file.name())),
          new Attribute<>("content", TEXT, AttributeValues::content));

  private static final EntityReader<UserView> USER =
      EntityReader.of(
          EntityKind.USER,
          (session, id) -> session.users().get((UserId) id),
          new Attribute<>("name", TEXT, (at, user) -> text(user.name())),
          new Attribute<>("email", TEXT, (at, user) -> at.optional(user.email(), t -> text(t))),
          new Attribute<>("type", TEXT, (at, user) -> value(user.type())),
          new Attribute<>("status", TEXT, (at, user) -> value(user.status())),
          new Attribute<>(
              "responsible",
              NAME,
              (at, user) -> at.optional(user.responsible(), over -> at.name(over.id()))),
          new Attribute<>(
              "groups",
              NAMES,
              (at, user) -> at.names(user.groups().stream().map(group -> group.id()).toList())),
          new Attribute<>(
              "denied-settings",
              TEXTS,
              (at, user) -> bag(user.deniedSettings().stream().map(SettingsArea::key).toList())),
          new Attribute<>(
              "last-ip",
              TEXT,
              (at, user) ->
                  at.optional(user.lastSignIn().flatMap(SignIn::address), ActualValues::address)));

  private static final EntityReader<SectionView> SECTION =
      EntityReader.of(
          EntityKind.SECTION,
          (session, id) -> session.form().section((SectionId) id),
          new Attribute<>("name", TEXT, (at, section) -> text(section.name())),
          new Attribute<>("order", TEXT, (at, section) -> number(section.order())),
          new Attribute<>("access", ACCESS, (at, section) -> at.access(section.access())));

  private static final EntityReader<Field> FIELD =
      EntityReader.of(
          EntityKind.FIELD,
          (session, id) -> session.form().field((FieldId) id),
          new Attribute<>("section", NAME, (at, field) -> at.name(field.section())),
          new Attribute<>("type", TEXT, (at, field) -> value(field.type())),
          new Attribute<>("required", TEXT, (at, field) -> flag(field.required())),
          new Attribute<>(
              "default",
              TEXT,
              (at, field) ->
                  at.optional(field.defaultValue(), given -> AttributeValues.value(field, given))),
          new Attribute<>("hint", TEXT, (at, field) -> at.optional(field.hint(), t -> text(t))),
          new Attribute<>("order", TEXT, (at, field) -> number(field.order())),
          new Attribute<>(
              "options",
              TEXTS,
              (at, field) ->
                  sequence(field.activeOptions().stream().map(FieldOption::name).toList())));

  private static final EntityReader<Pipeline> PIPELINE =
      EntityReader.of(
          EntityKind.PIPELINE,
          (session, id) -> session.pipelines().get((PipelineId) id),
          new Attribute<>(
              "of",
              TEXT,
              (at, pipeline) -> text(pipeline.kind() == RecordKind.CLIENT ? "clients" : "deals")),
          new Attribute<>(
              "stages",
              STAGES,
              (at, pipeline) ->
                  ActualLists.sequence(
                      pipeline.stages().stream().map(AttributeValues::stage).toList())));

  private static final EntityReader<Label> LABEL =
      EntityReader.of(
          EntityKind.LABEL,
          (session, id) -> session.labels().get((LabelId) id),
          new Attribute<>("name", TEXT, (at, label) -> text(label.name())),
          new Attribute<>("colour", TEXT, (at, label) -> text(label.colour())));

  private static final EntityReader<List<UserRef>> GROUP =
      EntityReader.of(
          EntityKind.GROUP,
          (session, id) -> session.groups().members((GroupId) id),
          new Attribute<>(
              "members",
              NAMES,
              (at, users) -> at.names(users.stream().map(user -> user.id()).toList())));

  private static final List<EntityReader<?>> ALL =
      List.of(CLIENT, ACTIVITY, DEAL, FILE, USER, SECTION, FIELD, PIPELINE, LABEL, GROUP);

  private EntityReaders() {}

  static EntityReader<?> of(Step.ReadableEntity entity) {
    return ALL.stream()
        .filter(reader -> reader.kind() == entity.on().kind())
        .findFirst()
        .orElseThrow();
  }
}
