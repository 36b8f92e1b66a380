package dev.crmkit.store.testkit.internal.question;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.FileView;
import dev.crmkit.core.Subject;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.store.testkit.internal.result.ActualLists;
import dev.crmkit.store.testkit.internal.result.ActualValue;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import dev.crmkit.store.testkit.internal.workspace.EnumWords;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the values of attributes, with names in place of ids.
 *
 * @param session the session that reads the entity
 */
record AttributeValues(ScenarioWorkspace workspace, CrmSession session) {

  ActualValue name(Subject id) {
    return ActualValues.text(workspace.names().name(id));
  }

  ActualValue names(Collection<? extends Subject> ids) {
    return ActualValues.bag(ids.stream().map(workspace.names()::name).toList());
  }

  ActualValue reference(Subject id) {
    return ActualValues.text(workspace.names().reference(id).toString());
  }

  <T> ActualValue optional(Optional<T> value, Function<T, ActualValue> actual) {
    return ActualValues.optional(value.map(actual));
  }

  /** The values of the visible fields; a checkbox that was never set is false. */
  ActualValue fields(ClientView client) {
    Map<String, ActualValue> attributes = new LinkedHashMap<>();
    for (Field field : session.form().fields()) {
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

  ActualValue stages(Map<PipelineId, StageId> stages) {
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

  ActualValue content(FileView file) {
    try (InputStream in = session.attachments().content(file.id())) {
      return ActualValues.text(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ActualValue access(@Nullable SectionAccess access) {
    if (access == null) {
      return ActualValues.ABSENT;
    }
    if (access.everyone()) {
      return ActualValues.text("everyone");
    }
    Map<String, ActualValue> attributes = new LinkedHashMap<>();
    attributes.put("types", ActualValues.bag(access.types().stream().map(EnumWords::of).toList()));
    attributes.put("groups", names(access.groups()));
    return ActualValues.attributes(attributes);
  }

  /** A stage, expected by its name alone or with how it closes a deal. */
  static ActualValue stage(Stage stage) {
    ActualValue name = ActualValues.text(stage.name());
    Map<String, ActualValue> attributes = new LinkedHashMap<>();
    attributes.put("stage", name);
    attributes.put(
        "closes", ActualValues.optional(stage.closes().map(how -> EnumWords.value(how))));
    return ActualLists.either(name, ActualValues.attributes(attributes));
  }
}
