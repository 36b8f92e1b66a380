package dev.crmkit.store.testkit.scenario;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints data of a scenario in one line, in the flow style of YAML. */
public final class FlowYaml {

  private static final Pattern PLAIN =
      Pattern.compile("[^\\s,:\\[\\]{}\"'#]+([ :][^\\s,\\[\\]{}\"'#]+)*");

  private FlowYaml() {}

  /**
   * Returns data as YAML in one line.
   *
   * @param data a text, null, or a list or a map of such
   * @return as it can stand in a file
   */
  public static String of(@Nullable Object data) {
    if (data instanceof List<?> list) {
      return list.stream().map(FlowYaml::of).collect(Collectors.joining(", ", "[", "]"));
    }
    if (data instanceof Map<?, ?> map) {
      return "{" + entries(map) + "}";
    }
    if (data == null) {
      return "null";
    }
    String text = data.toString();
    return PLAIN.matcher(text).matches() && !text.equals("null")
        ? text
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /**
   * Returns the entries of a map, without braces.
   *
   * @param map the map
   * @return as they can stand in a file
   */
  public static String entries(Map<?, ?> map) {
    return map.entrySet().stream()
        .map(entry -> of(entry.getKey()) + ": " + of(entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
