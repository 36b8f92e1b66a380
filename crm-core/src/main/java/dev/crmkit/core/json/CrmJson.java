package dev.crmkit.core.json;

import dev.crmkit.core.error.InvalidJsonException;
import dev.crmkit.core.json.codec.Codecs;
import java.io.StringWriter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * The values of the model as JSON and back, exactly: what is read is equal to what was written, and
 * one value is always one text.
 *
 * <ul>
 *   <li>A value is an object with a key for each part; a part that is absent is left out. Sets are
 *       written in one order.
 *   <li>An id is its number, and as a key its digits. Ids are below 2<sup>53</sup>, so JavaScript
 *       holds them; another whole number that is not is written as a text.
 *   <li>What may refer to several kinds, a {@link dev.crmkit.core.Subject} or a {@link
 *       dev.crmkit.core.record.RecordId}, is its path, such as {@code "client/42"}. So is each id
 *       in a list, set or map that is written by itself, because nothing there declares its kind.
 *   <li>A decimal number is written out with its scale, {@code 1.10}; it has at most 1,000 digits,
 *       and one that has more is not written either. A negative scale, which no stored value has,
 *       is written as an exponent.
 *   <li>Instants, dates and durations are ISO 8601 texts, to the nanosecond; IP addresses and
 *       ranges are their texts; a constant is its word in lower case, such as {@code
 *       "ip-restricted"}; a class of records is the word of its kind.
 *   <li>A field's value is an object with one key, the word for its type: {@code {"number": 1.10}},
 *       {@code {"text": "x"}}, {@code {"checkbox": true}}, {@code {"date": "2026-02-28"}}, {@code
 *       {"choice": 7}}, {@code {"empty": true}}.
 *   <li>A case of another sealed type tells its word under {@code @type}, as in {@code {"@type":
 *       "in-portfolios", "ids": [3]}}; so it is read as that type, or as the case. (Not under
 *       {@code type}, which is a part of users and fields.)
 * </ul>
 *
 * <p>It serves every type of that shape, those of other modules as well: records, interfaces with a
 * {@code Builder}, enums, sealed types of them, and classes with a static {@code parse(String)}. A
 * public type of an exported package needs nothing for it; for another one its module says {@code
 * opens the.package to dev.crmkit.core}.
 *
 * <p>A mapper of Jackson in the host application writes and reads the same JSON after {@code
 * findAndAddModules()}. There a mere reference, in a property of the host's own, is written by what
 * it is: declare it by the id of one kind, or write its path.
 */
public final class CrmJson {

  /**
   * How deeply values may be nested. Reading and writing recurse, so that a limit that is several
   * times higher overflows the stack of a thread with interpreted code. A condition of the maximum
   * depth has two levels for each of its own.
   */
  private static final int MAX_DEPTH = 250;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNestingDepth(MAX_DEPTH)
                  .build())
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  /** What the parser adds to a message, about where it began and what it read from. */
  private static final Pattern START_MARKER = Pattern.compile(" \\(start marker at .*\\)");

  private CrmJson() {}

  /**
   * Writes a value, in one line.
   *
   * @param value any value of the model, or a list, set or map of them
   * @return JSON that {@link #read} reads back
   * @throws IllegalArgumentException when it is no such value, is nested more than 250 deep, or has
   *     a number of more than 1,000 digits
   */
  public static String write(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      Codecs.ALL.write(value, out);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
    return text.toString();
  }

  /**
   * Reads a value.
   *
   * @param <T> the type of the value
   * @param json the whole text
   * @param type the type of the value, or a sealed type of which it is a case
   * @return the value
   * @throws InvalidJsonException when the text is not JSON, or not JSON of that type: an unknown
   *     key, a key that comes twice, a missing part, a part of another kind, a value that the model
   *     refuses, something after the end, or nesting more than 250 deep
   * @throws IllegalArgumentException when the type is none of the model
   */
  public static <T> T read(String json, Class<T> type) {
    try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      in.nextToken();
      Object value = Codecs.ALL.read(in, type);
      if (in.nextToken() != null) {
        throw invalid(type, in.currentTokenLocation(), "nothing may follow", null);
      }
      return type.cast(value);
    } catch (JacksonException e) {
      throw invalid(type, e.getLocation(), e.getOriginalMessage(), e);
    }
  }

  private static InvalidJsonException invalid(
      Class<?> type, @Nullable TokenStreamLocation at, String message, @Nullable Throwable cause) {
    String expected = START_MARKER.matcher(message).replaceAll("");
    return at == null
        ? new InvalidJsonException(type, 1, 1, expected, cause)
        : new InvalidJsonException(
            type, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), expected, cause);
  }
}
