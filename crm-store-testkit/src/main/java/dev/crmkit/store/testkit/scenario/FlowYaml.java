package dev.crmkit.store.testkit.scenario;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints data of a scenario in one line, in the flow style of YAML. */
public final class FlowYaml {

  /** Texts that need no quotes in YAML, including within braces. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "-?[\\p{L}\\p{N}_/+]([\\p{L}\\p{N}_/+@.=-]|:(?=[\\p{L}\\p{N}])| (?=[\\p{L}\\p{N}]))*");

  private FlowYaml() {}

  /**
   * Returns data as YAML in one line, which reads as the same data.
   *
   * @param data a text, null, or a list or a map of such
   */
  public static String of(@Nullable Object data) {
    if (data instanceof List<?> list) {
      return list.stream().map(FlowYaml::of).collect(Collectors.joining(", ", "[", "]"));
    }
    if (data instanceof Map<?, ?> map) {
      return "{" + entries(map) + "}";
    }
    return data == null ? "null" : scalar(data.toString());
  }

  /** Returns the entries of a map as YAML in one line, without braces. */
  public static String entries(Map<?, ?> map) {
    return map.entrySet().stream()
        .map(entry -> of(entry.getKey()) + ": " + of(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String scalar(String value) {
    return PLAIN.matcher(value).matches() && !value.equals("null") ? value : quoted(value);
  }

  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    value.codePoints().forEach(c -> quoted.append(character(c)));
    return quoted.append('"').toString();
  }

  private static String character(int c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '\r' -> "\\r";
      default -> shown(c) ? Character.toString(c) : escaped(c);
    };
  }

  private static boolean shown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }

  private static String escaped(int c) {
    return String.format(c > 0xFFFF ? "\\U%08X" : "\\u%04X", c);
  }
}
