package dev.crmkit.store.testkit.scenario.operation;

import static dev.crmkit.store.testkit.scenario.format.Key.may;
import static dev.crmkit.store.testkit.scenario.format.Key.must;

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
import dev.crmkit.store.testkit.scenario.company.Actor;
import dev.crmkit.store.testkit.scenario.format.Key;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Kind;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What is done alike with things of several kinds. */
final class RecordOperations {

  private static final Key ON_RECORD =
      must("on", Shapes.thing(Kind.CLIENT, Kind.ACTIVITY, Kind.DEAL));
  private static final Key ON_RECORD_OR_FILE =
      must("on", Shapes.thing(Kind.CLIENT, Kind.ACTIVITY, Kind.DEAL, Kind.FILE));
  private static final Key ON_WHAT_CAN_BE_DELETED =
      must(
          "on",
          Shapes.thing(
              Kind.CLIENT,
              Kind.ACTIVITY,
              Kind.DEAL,
              Kind.FILE,
              Kind.SECTION,
              Kind.FIELD,
              Kind.PIPELINE,
              Kind.LABEL,
              Kind.GROUP));

  /** All of them. */
  static final List<Operation> ALL =
      List.of(
          new Act("assign", Keys.of(ON_RECORD, must("to", Shapes.NAME)), RecordOperations::assign),
          new Act(
              "delete",
              Keys.of(ON_WHAT_CAN_BE_DELETED, may("confirm", Shapes.TEXT)),
              RecordOperations::delete),
          new Act(
              "undo-delete",
              Keys.of(ON_RECORD_OR_FILE),
              (actor, given) -> undoDelete(actor.session(), given.subject())),
          new Act(
              "purge",
              Keys.of(ON_RECORD_OR_FILE),
              (actor, given) -> purge(actor.session(), given.subject())),
          new Act(
              "attach-file",
              Keys.of(
                  must("id", Shapes.NAME),
                  ON_RECORD,
                  may("name", Shapes.TEXT),
                  may("content", Shapes.TEXT)),
              RecordOperations::attach));

  private RecordOperations() {}

  private static void assign(Actor actor, Arguments given) {
    UserId to = given.id("to", Kind.USER, UserId::of).orElseThrow();
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

  private static void delete(Actor actor, Arguments given) {
    CrmSession session = actor.session();
    Subject on = given.subject();
    if (on instanceof ClientId client) {
      session.clients().delete(client);
    } else if (on instanceof ActivityId activity) {
      session.activities().delete(activity);
    } else if (on instanceof DealId deal) {
      session.deals().delete(deal);
    } else if (on instanceof FileId file) {
      session.files().delete(file);
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
      session.files().undoDelete((FileId) on);
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
      session.files().purge((FileId) on);
    }
  }

  private static void attach(Actor actor, Arguments given) {
    NewFile file =
        NewFile.builder()
            .id(given.id("id", Kind.FILE, FileId::of))
            .name(given.required("name"))
            .build();
    byte[] content = given.required("content").getBytes(StandardCharsets.UTF_8);
    actor
        .session()
        .files()
        .attach((RecordId) given.subject(), file, new ByteArrayInputStream(content));
  }
}
