package dev.crmkit.store.testkit.internal.step;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.view.ActivityView;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.DealView;
import dev.crmkit.access.view.FileView;
import dev.crmkit.access.view.RecordView;
import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.store.testkit.internal.format.MapKey;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.operation.EntityKind;
import dev.crmkit.store.testkit.internal.result.ActualValue;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import dev.crmkit.store.testkit.internal.workspace.EnumWords;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The readers of records and files. */
final class RecordReaders {

  private static final MapKey NAME = optional("name", Shapes.TEXT);
  private static final MapKey OWNER = optional("owner", Shapes.NAME);
  private static final MapKey CLIENT = optional("client", Shapes.NAME);
  private static final MapKey LABELS = optional("labels", Shapes.NAMES);
  private static final MapKey STAGES = optional("stages", Shapes.TEXTS_BY_NAME);
  private static final MapKey VERSION = optional("version", Shapes.TEXT);

  /** All of them, in the order in which messages list them. */
  static final List<EntityReader> ALL =
      List.of(
          new EntityReader(
              EntityKind.CLIENT,
              MapShape.of(
                  NAME, OWNER, optional("fields", Shapes.TEXTS_BY_NAME), LABELS, STAGES, VERSION),
              RecordReaders::client),
          new EntityReader(
              EntityKind.ACTIVITY,
              MapShape.of(
                  CLIENT,
                  OWNER,
                  optional("kind", Shapes.TEXT),
                  optional("subject", Shapes.TEXT),
                  optional("due", Shapes.TEXT),
                  optional("done", Shapes.TEXT),
                  VERSION),
              RecordReaders::activity),
          new EntityReader(
              EntityKind.DEAL,
              MapShape.of(
                  CLIENT,
                  OWNER,
                  optional("title", Shapes.TEXT),
                  optional("amount", Shapes.TEXT),
                  LABELS,
                  STAGES,
                  optional("closed", Shapes.TEXT),
                  VERSION),
              RecordReaders::deal),
          new EntityReader(
              EntityKind.FILE,
              MapShape.of(optional("on", Shapes.TEXT), NAME, optional("content", Shapes.TEXT)),
              RecordReaders::file));

  private RecordReaders() {}

  private static Map<String, ActualValue> client(
      ScenarioWorkspace workspace, CrmSession session, Subject thing) {
    ClientView client = session.clients().get((ClientId) thing);
    Map<String, ActualValue> attributes = new LinkedHashMap<>();
    attributes.put("name", ActualValues.text(client.name()));
    attributes.put("owner", owner(workspace, client));
    attributes.put("fields", fields(workspace, client, session.form().fields()));
    attributes.put("labels", labels(workspace, client.labels()));
    attributes.put("stages", stages(workspace, client.stages()));
    attributes.put("version", ActualValues.number(client.version()));
    return attributes;
  }

  private static Map<String, ActualValue> activity(
      ScenarioWorkspace workspace, CrmSession session, Subject thing) {
    ActivityView activity = session.activities().get((ActivityId) thing);
    Map<String, ActualValue> attributes = new LinkedHashMap<>();
    attributes.put("client", ActualValues.text(workspace.names().name(activity.client().id())));
    attributes.put("owner", owner(workspace, activity));
    attributes.put("kind", EnumWords.value(activity.kind()));
    attributes.put("subject", ActualValues.text(activity.subject()));
    attributes.put("due", ActualValues.optional(activity.due().map(ActualValues::time)));
    attributes.put("done", ActualValues.done(activity.done()));
    attributes.put("version", ActualValues.number(activity.version()));
    return attributes;
  }

  private static Map<String, ActualValue> deal(
      ScenarioWorkspace workspace, CrmSession session, Subject thing) {
    DealView deal = session.deals().get((DealId) thing);
    Map<String, ActualValue> attributes = new LinkedHashMap<>();
    attributes.put("client", ActualValues.text(workspace.names().name(deal.client().id())));
    attributes.put("owner", owner(workspace, deal));
    attributes.put("title", ActualValues.text(deal.title()));
    attributes.put("amount", ActualValues.optional(deal.amount().map(ActualValues::amount)));
    attributes.put("labels", labels(workspace, deal.labels()));
    attributes.put("stages", stages(workspace, deal.stages()));
    attributes.put(
        "closed",
        ActualValues.optional(deal.closed().map(closed -> EnumWords.value(closed.outcome()))));
    attributes.put("version", ActualValues.number(deal.version()));
    return attributes;
  }

  private static Map<String, ActualValue> file(
      ScenarioWorkspace workspace, CrmSession session, Subject thing) {
    FileView file = session.attachments().get((FileId) thing);
    String content;
    try (InputStream in = session.attachments().content(file.id())) {
      content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, ActualValue> attributes = new LinkedHashMap<>();
    attributes.put("on", ActualValues.text(workspace.names().reference(file.record()).toString()));
    attributes.put("name", ActualValues.text(file.name()));
    attributes.put("content", ActualValues.text(content));
    return attributes;
  }

  private static ActualValue owner(ScenarioWorkspace workspace, RecordView record) {
    return ActualValues.text(workspace.names().name(record.owner().id()));
  }

  /** The values of the visible fields; a checkbox that was never set is false. */
  private static ActualValue fields(
      ScenarioWorkspace workspace, ClientView client, List<Field> visible) {
    Map<String, ActualValue> attributes = new LinkedHashMap<>();
    for (Field field : visible) {
      FieldValue value = client.fields().get(field.id());
      if (value == null && field.type() == FieldType.CHECKBOX) {
        value = FieldValue.checkbox(false);
      }
      if (value != null) {
        attributes.put(workspace.names().name(field.id()), value(field, value));
      }
    }
    return ActualValues.exactly(attributes);
  }

  /** A value of a field, an option by its name. */
  static ActualValue value(Field field, FieldValue value) {
    if (value instanceof FieldValue.Number number) {
      return ActualValues.number(number.value());
    }
    if (value instanceof FieldValue.Choice choice) {
      return ActualValues.text(
          field.option(choice.option()).map(option -> option.name()).orElse(value.asText()));
    }
    return ActualValues.text(value.asText());
  }

  private static ActualValue labels(ScenarioWorkspace workspace, Set<LabelId> labels) {
    return ActualValues.bag(labels.stream().map(workspace.names()::name).toList());
  }

  private static ActualValue stages(ScenarioWorkspace workspace, Map<PipelineId, StageId> stages) {
    Map<String, ActualValue> attributes = new LinkedHashMap<>();
    stages.forEach(
        (id, stage) ->
            attributes.put(
                workspace.names().name(id),
                ActualValues.text(
                    workspace
                        .org()
                        .pipeline(id)
                        .flatMap(pipeline -> pipeline.stage(stage))
                        .map(Stage::name)
                        .orElse(stage.toString()))));
    return ActualValues.exactly(attributes);
  }
}
