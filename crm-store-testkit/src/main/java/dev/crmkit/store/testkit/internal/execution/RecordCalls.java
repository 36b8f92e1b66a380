package dev.crmkit.store.testkit.internal.execution;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;
import static dev.crmkit.store.testkit.internal.format.MapKey.required;

import dev.crmkit.access.CrmSession;
import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.MapKey;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What is done alike with things of several kinds. */
final class RecordCalls {

  private static final MapKey ON_RECORD =
      required("on", Shapes.entity(EntityKind.CLIENT, EntityKind.ACTIVITY, EntityKind.DEAL));
  private static final MapKey ON_RECORD_OR_FILE =
      required(
          "on",
          Shapes.entity(EntityKind.CLIENT, EntityKind.ACTIVITY, EntityKind.DEAL, EntityKind.FILE));
  private static final MapKey ON_WHAT_CAN_BE_DELETED =
      required(
          "on",
          Shapes.entity(
              EntityKind.CLIENT,
              EntityKind.ACTIVITY,
              EntityKind.DEAL,
              EntityKind.FILE,
              EntityKind.SECTION,
              EntityKind.FIELD,
              EntityKind.PIPELINE,
              EntityKind.LABEL,
              EntityKind.GROUP));

  /** All of them. */
  static final List<ScenarioOperation> ALL =
      List.of(
          new PlainOperation(
              "assign", MapShape.of(ON_RECORD, required("to", Shapes.NAME)), RecordCalls::assign),
          new PlainOperation(
              "delete",
              MapShape.of(ON_WHAT_CAN_BE_DELETED, optional("confirm", Shapes.TEXT)),
              RecordCalls::delete),
          new PlainOperation(
              "undo-delete",
              MapShape.of(ON_RECORD_OR_FILE),
              (actor, given) -> undoDelete(actor.session(), given.subject())),
          new PlainOperation(
              "purge",
              MapShape.of(ON_RECORD_OR_FILE),
              (actor, given) -> purge(actor.session(), given.subject())),
          new PlainOperation(
              "attach-file",
              MapShape.of(
                  required("id", Shapes.NAME),
                  ON_RECORD,
                  optional("name", Shapes.TEXT),
                  optional("content", Shapes.TEXT)),
              RecordCalls::attach));

  private RecordCalls() {}

  private static void assign(Actor actor, OperationArguments given) {
    UserId to = given.id("to", EntityKind.USER, UserId::of).orElseThrow();
    Subject on = given.subject();
    if (on instanceof ClientId client) {
      actor.session().clients().assign(client, to);
    } else if (on instanceof ActivityId activity) {
      actor.session().activities().assign(activity, to);
    } else if (on instanceof DealId deal) {
      actor.session().deals().assign(deal, to);
    } else {
      throw new IllegalArgumentException("no record: " + on);
    }
  }

  private static void delete(Actor actor, OperationArguments given) {
    CrmSession session = actor.session();
    Subject on = given.subject();
    if (on instanceof ClientId client) {
      session.clients().delete(client);
    } else if (on instanceof ActivityId activity) {
      session.activities().delete(activity);
    } else if (on instanceof DealId deal) {
      session.deals().delete(deal);
    } else if (on instanceof FileId file) {
      session.attachments().delete(file);
    } else if (on instanceof LabelId label) {
      session.labels().delete(label);
    } else if (on instanceof GroupId group) {
      session.groups().delete(group);
    } else {
      deleteConfirmed(session, on, given.confirm());
    }
  }

  private static void deleteConfirmed(CrmSession session, Subject on, Optional<Long> confirm) {
    if (on instanceof SectionId section) {
      confirm.ifPresentOrElse(
          number -> session.form().deleteSection(section, number),
          () -> session.form().deleteSection(section));
    } else if (on instanceof FieldId field) {
      confirm.ifPresentOrElse(
          number -> session.form().deleteField(field, number),
          () -> session.form().deleteField(field));
    } else if (on instanceof PipelineId pipeline) {
      confirm.ifPresentOrElse(
          number -> session.pipelines().delete(pipeline, number),
          () -> session.pipelines().delete(pipeline));
    } else {
      throw new IllegalArgumentException("nothing that can be deleted: " + on);
    }
  }

  private static void undoDelete(CrmSession session, Subject on) {
    if (on instanceof ClientId client) {
      session.clients().undoDelete(client);
    } else if (on instanceof ActivityId activity) {
      session.activities().undoDelete(activity);
    } else if (on instanceof DealId deal) {
      session.deals().undoDelete(deal);
    } else {
      session.attachments().undoDelete((FileId) on);
    }
  }

  private static void purge(CrmSession session, Subject on) {
    if (on instanceof ClientId client) {
      session.clients().purge(client);
    } else if (on instanceof ActivityId activity) {
      session.activities().purge(activity);
    } else if (on instanceof DealId deal) {
      session.deals().purge(deal);
    } else {
      session.attachments().purge((FileId) on);
    }
  }

  private static void attach(Actor actor, OperationArguments given) {
    NewFile file =
        NewFile.builder()
            .id(given.id("id", EntityKind.FILE, FileId::of))
            .name(given.required("name"))
            .build();
    byte[] content = given.required("content").getBytes(StandardCharsets.UTF_8);
    actor
        .session()
        .attachments()
        .attach((RecordId) given.subject(), file, new ByteArrayInputStream(content));
  }
}
