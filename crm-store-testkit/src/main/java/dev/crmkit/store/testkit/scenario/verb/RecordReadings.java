package dev.crmkit.store.testkit.scenario.verb;

import static dev.crmkit.store.testkit.scenario.format.Key.may;

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
import dev.crmkit.store.testkit.scenario.answer.Value;
import dev.crmkit.store.testkit.scenario.answer.Values;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.company.Words;
import dev.crmkit.store.testkit.scenario.format.Key;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Kind;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How records and files are read. */
final class RecordReadings {

  private static final Key NAME = may("name", Shapes.TEXT);
  private static final Key OWNER = may("owner", Shapes.NAME);
  private static final Key CLIENT = may("client", Shapes.NAME);
  private static final Key LABELS = may("labels", Shapes.NAMES);
  private static final Key STAGES = may("stages", Shapes.TEXTS_BY_NAME);
  private static final Key VERSION = may("version", Shapes.TEXT);

  /** All of them. */
  static final List<Reading> ALL =
      List.of(
          new Reading(
              Kind.CLIENT,
              Keys.of(NAME, OWNER, may("fields", Shapes.TEXTS_BY_NAME), LABELS, STAGES, VERSION),
              RecordReadings::client),
          new Reading(
              Kind.ACTIVITY,
              Keys.of(
                  CLIENT,
                  OWNER,
                  may("kind", Shapes.TEXT),
                  may("subject", Shapes.TEXT),
                  may("due", Shapes.TEXT),
                  may("done", Shapes.TEXT),
                  VERSION),
              RecordReadings::activity),
          new Reading(
              Kind.DEAL,
              Keys.of(
                  CLIENT,
                  OWNER,
                  may("title", Shapes.TEXT),
                  may("amount", Shapes.TEXT),
                  LABELS,
                  STAGES,
                  may("closed", Shapes.TEXT),
                  VERSION),
              RecordReadings::deal),
          new Reading(
              Kind.FILE,
              Keys.of(may("on", Shapes.TEXT), NAME, may("content", Shapes.TEXT)),
              RecordReadings::file));

  private RecordReadings() {}

  private static Map<String, Value> client(Company company, CrmSession session, Subject thing) {
    ClientView client = session.clients().get((ClientId) thing);
    Map<String, Value> told = new LinkedHashMap<>();
    told.put("name", Values.text(client.name()));
    told.put("owner", owner(company, client));
    told.put("fields", fields(company, client, session.form().fields()));
    told.put("labels", labels(company, client.labels()));
    told.put("stages", stages(company, client.stages()));
    told.put("version", Values.number(client.version()));
    return told;
  }

  private static Map<String, Value> activity(Company company, CrmSession session, Subject thing) {
    ActivityView activity = session.activities().get((ActivityId) thing);
    Map<String, Value> told = new LinkedHashMap<>();
    told.put("client", Values.text(company.names().name(activity.client().id())));
    told.put("owner", owner(company, activity));
    told.put("kind", Words.value(activity.kind()));
    told.put("subject", Values.text(activity.subject()));
    told.put("due", Values.optional(activity.due().map(Values::time)));
    told.put("done", Values.done(activity.done()));
    told.put("version", Values.number(activity.version()));
    return told;
  }

  private static Map<String, Value> deal(Company company, CrmSession session, Subject thing) {
    DealView deal = session.deals().get((DealId) thing);
    Map<String, Value> told = new LinkedHashMap<>();
    told.put("client", Values.text(company.names().name(deal.client().id())));
    told.put("owner", owner(company, deal));
    told.put("title", Values.text(deal.title()));
    told.put("amount", Values.optional(deal.amount().map(Values::amount)));
    told.put("labels", labels(company, deal.labels()));
    told.put("stages", stages(company, deal.stages()));
    told.put("closed", Values.optional(deal.closed().map(closed -> Words.value(closed.how()))));
    told.put("version", Values.number(deal.version()));
    return told;
  }

  private static Map<String, Value> file(Company company, CrmSession session, Subject thing) {
    FileView file = session.files().get((FileId) thing);
    String content;
    try (InputStream in = session.files().content(file.id())) {
      content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Value> told = new LinkedHashMap<>();
    told.put("on", Values.text(company.names().thing(file.on()).toString()));
    told.put("name", Values.text(file.name()));
    told.put("content", Values.text(content));
    return told;
  }

  private static Value owner(Company company, RecordView record) {
    return Values.text(company.names().name(record.owner().id()));
  }

  /** The values of the fields that the user sees; a checkbox never set is no. */
  private static Value fields(Company company, ClientView client, List<Field> visible) {
    Map<String, Value> told = new LinkedHashMap<>();
    for (Field field : visible) {
      FieldValue value = client.fields().get(field.id());
      if (value == null && field.type() == FieldType.CHECKBOX) {
        value = FieldValue.checkbox(false);
      }
      if (value != null) {
        told.put(company.names().name(field.id()), value(field, value));
      }
    }
    return Values.whole(told);
  }

  /** A value of a field, an option by its name. */
  static Value value(Field field, FieldValue value) {
    if (value instanceof FieldValue.Number number) {
      return Values.number(number.value());
    }
    if (value instanceof FieldValue.Choice choice) {
      return Values.text(
          field.option(choice.option()).map(option -> option.name()).orElse(value.asText()));
    }
    return Values.text(value.asText());
  }

  private static Value labels(Company company, Set<LabelId> labels) {
    return Values.bag(labels.stream().map(company.names()::name).toList());
  }

  private static Value stages(Company company, Map<PipelineId, StageId> stages) {
    Map<String, Value> told = new LinkedHashMap<>();
    stages.forEach(
        (id, stage) ->
            told.put(
                company.names().name(id),
                Values.text(
                    company
                        .org()
                        .pipeline(id)
                        .flatMap(pipeline -> pipeline.stage(stage))
                        .map(Stage::name)
                        .orElse(stage.toString()))));
    return Values.whole(told);
  }
}
