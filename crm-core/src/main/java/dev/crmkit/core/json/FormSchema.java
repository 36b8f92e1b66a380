package dev.crmkit.core.json;

import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldOption;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.Form;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * JSON Schema (draft 2020-12) of the values of a client form in the form of {@link FormJson}. The
 * properties are in the order of the form, with the names of the fields and options as titles and
 * the hints as descriptions.
 *
 * <p>All values that the user may give validate. The schema is not stricter than the library, but
 * the library is in some details: a date must exist, a number has at most {@link Field#MAX_DIGITS}
 * digits, and texts have a largest length.
 */
public final class FormSchema {

  private static final int MAX_NUMBER_LENGTH = 10 * Field.MAX_DIGITS;

  private final Form form;
  private final Map<FieldId, FieldValue> held;
  private final boolean isNew;

  private FormSchema(Form form, Map<FieldId, FieldValue> held, boolean isNew) {
    this.form = form;
    this.held = held;
    this.isNew = isNew;
  }

  /**
   * Returns the schema of the values of a new client. Fields that need a value and have no default
   * are required.
   *
   * @param form the form of the user
   * @return the schema
   */
  public static String ofNewClient(Form form) {
    return new FormSchema(form, Map.of(), true).text();
  }

  /**
   * Returns the schema of the values of an edit. An archived option is offered only if the client
   * has it. Fields that need a value and have none are required, unless no field is named at all
   * (rules.md F6).
   *
   * @param form the form of the user
   * @param held the values of the client, whether or not the user can see them
   * @return the schema
   */
  public static String ofEdit(Form form, Map<FieldId, FieldValue> held) {
    return new FormSchema(form, held, false).text();
  }

  private String text() {
    return FormJson.text(
        out -> {
          out.writeStartObject();
          out.writeStringProperty("$schema", "https://json-schema.org/draft/2020-12/schema");
          out.writeStringProperty("type", "object");
          out.writeObjectPropertyStart("properties");
          for (Field field : form.fields()) {
            out.writeObjectPropertyStart(field.id().key());
            write(field, out);
            out.writeEndObject();
          }
          out.writeEndObject();
          out.writeBooleanProperty("additionalProperties", false);
          writeRequired(out);
          out.writeEndObject();
        });
  }

  private void writeRequired(JsonGenerator out) {
    List<Field> required =
        form.lacking(held).stream()
            .filter(field -> !isNew || field.usableDefault().isEmpty())
            .toList();
    if (required.isEmpty()) {
      return;
    }
    if (!isNew) {
      out.writeObjectPropertyStart("if");
      out.writeNumberProperty("minProperties", 1);
      out.writeEndObject();
      out.writeObjectPropertyStart("then");
    }
    out.writeArrayPropertyStart("required");
    required.forEach(field -> out.writeString(field.id().key()));
    out.writeEndArray();
    if (!isNew) {
      out.writeEndObject();
    }
  }

  private void write(Field field, JsonGenerator out) {
    out.writeStringProperty("title", field.name());
    field.hint().ifPresent(hint -> out.writeStringProperty("description", hint));
    switch (field.type()) {
      case TEXT -> {
        writeType("string", field, out);
        if (field.needsValue()) {
          out.writeStringProperty("pattern", "\\S");
        }
      }
      case NUMBER -> {
        writeType("string", field, out);
        out.writeStringProperty("pattern", "^[+-]?[0-9]+(\\.[0-9]+)?$");
        out.writeNumberProperty("maxLength", MAX_NUMBER_LENGTH);
      }
      case CHECKBOX -> writeType("boolean", field, out);
      case DATE -> {
        writeType("string", field, out);
        out.writeStringProperty("format", "date");
        out.writeStringProperty("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
      }
      case SELECTOR -> writeOptions(field, out);
    }
    if (isNew) {
      field
          .usableDefault()
          .ifPresent(
              value -> {
                out.writeName("default");
                FormJson.write(value, out);
              });
    }
  }

  private static void writeType(String type, Field field, JsonGenerator out) {
    if (field.needsValue()) {
      out.writeStringProperty("type", type);
    } else {
      out.writeArrayPropertyStart("type");
      out.writeString(type);
      out.writeString("null");
      out.writeEndArray();
    }
  }

  private void writeOptions(Field field, JsonGenerator out) {
    FieldValue value = held.get(field.id());
    out.writeArrayPropertyStart("oneOf");
    for (FieldOption option : field.options()) {
      if (!option.archived() || FieldValue.choice(option.id()).equals(value)) {
        out.writeStartObject();
        out.writeNumberProperty("const", option.id().value());
        out.writeStringProperty("title", option.name());
        out.writeEndObject();
      }
    }
    if (!field.needsValue()) {
      out.writeStartObject();
      out.writeStringProperty("type", "null");
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
