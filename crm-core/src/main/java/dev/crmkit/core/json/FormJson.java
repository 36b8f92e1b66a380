package dev.crmkit.core.json;

import dev.crmkit.core.Id;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.InvalidJsonException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.Form;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.text.Texts;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/**
 * The values of a client form as plain JSON, such as a form in a browser has them. It is an object
 * with a key for each field, the number of its id. A text, a number and a date are strings, a
 * checkbox is true or false, an option is the number of its id, and null is no value: {@code {"17":
 * "12.50", "20": 3, "21": null}}.
 */
public final class FormJson {

  private FormJson() {}

  /**
   * Writes values.
   *
   * @param values the values of fields
   * @return a text that {@link #read} reads, as long as the fields have the types of the values
   */
  public static String write(Map<FieldId, FieldValue> values) {
    return text(
        out -> {
          out.writeStartObject();
          values.forEach(
              (id, value) -> {
                out.writeName(id.key());
                write(value, out);
              });
          out.writeEndObject();
        });
  }

  static void write(FieldValue value, JsonGenerator out) {
    if (value instanceof FieldValue.Empty) {
      out.writeNull();
    } else if (value instanceof FieldValue.Checkbox checkbox) {
      out.writeBoolean(checkbox.value());
    } else if (value instanceof FieldValue.Choice choice) {
      out.writeNumber(choice.option().value());
    } else {
      out.writeString(value.asText());
    }
  }

  static String text(Consumer<JsonGenerator> content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = CrmJson.FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      content.accept(out);
    }
    return text.toString();
  }

  /**
   * Reads values, as input for a new client or an edit. Each has the JSON type that belongs to its
   * field, and no white space around a number or a date. Whether the values are valid otherwise is
   * checked when the client is created or edited.
   *
   * @param json the complete text
   * @param form the form of the user who gives the values
   * @return the values by field; null is {@link FieldValue.Empty}
   * @throws InvalidJsonException if the text is no JSON object, or has the same key twice
   * @throws InvalidException if a key is not the number of a field, or a value has the wrong JSON
   *     type, with all violations
   */
  public static Map<FieldId, FieldValue> read(String json, Form form) {
    Map<FieldId, FieldValue> values = new LinkedHashMap<>();
    Violations violations = new Violations();
    try (JsonParser in = CrmJson.FACTORY.createParser(ObjectReadContext.empty(), json)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw CrmJson.invalid(Map.class, in.currentTokenLocation(), "give an object", null);
      }
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = in.currentName();
        in.nextToken();
        Field field = id(key) < 0 ? null : form.open(new FieldId(id(key))).orElse(null);
        FieldValue value = field == null ? null : read(in, field);
        if (field == null) {
          violations.add(
              "field/" + Texts.shown(key),
              ViolationCode.UNKNOWN,
              null,
              "a field of the client form");
        } else if (value == null) {
          String expected = "give " + expected(field.type());
          violations.add(field.id().path(), ViolationCode.WRONG_TYPE, shown(in), expected);
        } else if (values.put(field.id(), value) != null) {
          throw CrmJson.invalid(Map.class, in.currentTokenLocation(), "name each field once", null);
        }
        in.skipChildren();
      }
      if (in.nextToken() != null) {
        throw CrmJson.invalid(Map.class, in.currentTokenLocation(), "nothing may follow", null);
      }
    } catch (JacksonException e) {
      throw CrmJson.invalid(Map.class, e.getLocation(), e.getOriginalMessage(), e);
    }
    violations.throwIfAny();
    return values;
  }

  private static @Nullable FieldValue read(JsonParser in, Field field) {
    JsonToken token = in.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return FieldValue.empty();
    }
    return switch (field.type()) {
      case TEXT -> token == JsonToken.VALUE_STRING ? FieldValue.text(in.getString()) : null;
      case NUMBER, DATE ->
          token == JsonToken.VALUE_STRING && in.getString().strip().equals(in.getString())
              ? FieldValue.text(in.getString())
              : null;
      case CHECKBOX ->
          token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE
              ? FieldValue.checkbox(token == JsonToken.VALUE_TRUE)
              : null;
      case SELECTOR -> {
        long id = token == JsonToken.VALUE_NUMBER_INT ? id(in.getString()) : -1;
        yield id < 0 ? null : FieldValue.choice(new OptionId(id));
      }
    };
  }

  /** Returns the number of an id as it is written, or -1. */
  private static long id(String text) {
    try {
      long id = Long.parseLong(text);
      return id >= 1 && id <= Id.MAX && Long.toString(id).equals(text) ? id : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static @Nullable String shown(JsonParser in) {
    JsonToken token = in.currentToken();
    return token != null && token.isScalarValue() ? Texts.shown(in.getString()) : null;
  }

  private static String expected(FieldType type) {
    return switch (type) {
      case TEXT -> "a string";
      case NUMBER -> "a number as a string, such as \"12.50\"";
      case CHECKBOX -> "true or false";
      case DATE -> "a date as a string, such as \"2026-02-28\"";
      case SELECTOR -> "the number of an option";
    };
  }
}
