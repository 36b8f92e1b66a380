package dev.crmkit.core.json;

import dev.crmkit.core.error.InvalidJsonException;
import dev.crmkit.core.internal.json.Codecs;
import java.io.StringWriter;
import java.lang.reflect.Type;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes the values of the model as JSON and reads them back, exactly: what is read is equal to
 * what was written, and equal values are equal texts.
 *
 * <ul>
 *   <li>A value is an object with a key for each property. An absent property is left out. Sets,
 *       and maps by key, are written in one order.
 *   <li>An id is a number; as a key, a string of digits. Ids are below 2<sup>53</sup>, so
 *       JavaScript represents them exactly; any other integer that it does not is written as a
 *       string.
 *   <li>What may refer to several kinds, a {@link dev.crmkit.core.Subject} or a {@link
 *       dev.crmkit.core.record.RecordId}, is a path such as {@code "client/42"}. So is each id in a
 *       list, set or map that is written by itself, because nothing there declares its kind.
 *   <li>A decimal number is written out with its scale, {@code 1.10}. One of more than 1,000 digits
 *       is neither written nor read. A negative scale, which no stored value has, is written as an
 *       exponent.
 *   <li>Instants, dates and durations are ISO 8601 strings, to the nanosecond; IP addresses and
 *       ranges are strings; an enum constant is its name in kebab case, such as {@code
 *       "ip-restricted"}; a class of records is the name of its kind.
 *   <li>A field value is an object with one key, the name of its type: {@code {"number": 1.10}},
 *       {@code {"text": "x"}}, {@code {"checkbox": true}}, {@code {"date": "2026-02-28"}}, {@code
 *       {"choice": 7}}, {@code {"empty": true}}.
 *   <li>A value of any other sealed type has the name of its subtype under {@code @type}, as in
 *       {@code {"@type": "portfolios", "ids": [3]}}. It can be read as the sealed type or as the
 *       subtype. (The key is not {@code type}, which is a property of users and fields.)
 * </ul>
 *
 * <p>This holds for the types of other modules, too: records, interfaces with a {@code Builder},
 * enums, sealed types of these, and classes with a static {@code parse(String)}. A public type of
 * an exported package needs no preparation; for others, the module declares {@code opens
 * the.package to dev.crmkit.core}.
 *
 * <p>Of the types of {@code crm-access}, a decision is {@code {"allowed": false, "rule":
 * "peers-view-only", "explanation": "denied by E3: …"}}, and a refusal (an exception of the kinds
 * not found, denied, conflict, invalid and unreadable; no other can be written) is an object with
 * its kind under {@code @type} and what it is about. A generic type, such as a page of clients, is
 * read with a {@link JsonType}. A {@link dev.crmkit.core.query.Summary} has no JSON, because the
 * values of its groups are of any type.
 *
 * <p>A host application's Jackson mapper writes and reads the same JSON if it is built with {@code
 * findAndAddModules()}. An id in a property of the host's own is written as a number there, even if
 * the property is declared as a {@code Subject}: declare it as the id of one kind, or write its
 * path.
 */
public final class CrmJson {

  /**
   * How deeply values may be nested. Reading and writing recurse, so that a limit that is several
   * times higher overflows the stack of a thread with interpreted code. A condition of the maximum
   * depth has two levels for each of its own.
   */
  private static final int MAX_DEPTH = 250;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNestingDepth(MAX_DEPTH)
                  .build())
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  /** What the parser adds to a message about where an object or array begins. */
  private static final Pattern START_MARKER = Pattern.compile(" \\(start marker at .*\\)");

  private CrmJson() {}

  /**
   * Writes a value in one line.
   *
   * @param value any value of the model, or a list, set or map of them
   * @return JSON that {@link #read} reads back
   * @throws IllegalArgumentException if it is no such value, is nested more than 250 deep, or
   *     contains a number of more than 1,000 digits
   */
  public static String write(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      Codecs.write(value, out);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
    return text.toString();
  }

  /**
   * Reads a value.
   *
   * @param <T> the type of the value
   * @param json the complete text
   * @param type the type of the value, or a sealed type that it is a subtype of
   * @return the value
   * @throws InvalidJsonException if the text is not JSON, or not JSON of that type: an unknown key,
   *     a duplicate key, a missing property, a property of another type, a value that the model
   *     refuses, something after the end, or nesting more than 250 deep
   * @throws IllegalArgumentException if the type does not belong to the model
   */
  public static <T> T read(String json, Class<T> type) {
    return type.cast(read(json, type, type));
  }

  /**
   * Reads a value of a generic type, such as a page or a list.
   *
   * @param <T> the type of the value
   * @param json the complete text
   * @param type the type of the value
   * @return the value
   * @throws InvalidJsonException as {@link #read(String, Class)} does
   * @throws IllegalArgumentException if the type does not belong to the model
   */
  @SuppressWarnings("unchecked") // The value has been read as this type.
  public static <T> T read(String json, JsonType<T> type) {
    return (T) read(json, type.type(), Codecs.rawClass(type.type()));
  }

  private static Object read(String json, Type type, Class<?> raw) {
    try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      in.nextToken();
      Object value = Codecs.read(in, type);
      if (in.nextToken() != null) {
        throw invalid(raw, in.currentTokenLocation(), "nothing may follow", null);
      }
      return value;
    } catch (JacksonException e) {
      throw invalid(raw, e.getLocation(), e.getOriginalMessage(), e);
    }
  }

  static InvalidJsonException invalid(
      Class<?> type, @Nullable TokenStreamLocation at, String message, @Nullable Throwable cause) {
    String expected = START_MARKER.matcher(message).replaceAll("");
    return at == null
        ? new InvalidJsonException(type, 1, 1, expected, cause)
        : new InvalidJsonException(
            type, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), expected, cause);
  }
}
