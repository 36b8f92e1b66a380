package dev.crmkit.store.testkit.scenario.result;

import dev.crmkit.store.testkit.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Texts, lists and maps, as they are told to people and to programs. */
public final class PlainData {

  private static final Pattern PLAIN =
      Pattern.compile("[^\\s,:\\[\\]{}\"'#]+([ :][^\\s,\\[\\]{}\"'#]+)*");

  private PlainData() {}

  /**
   * What stands in a file.
   *
   * @param node it
   * @return a text, null, or a list or a map of such
   */
  public static @Nullable Object of(Node node) {
    if (node instanceof Node.Items list) {
      List<@Nullable Object> told = new ArrayList<>();
      list.items().forEach(item -> told.add(of(item)));
      return told;
    }
    if (node instanceof Node.Entries map) {
      Map<String, @Nullable Object> told = new LinkedHashMap<>();
      map.entries().forEach(entry -> told.put(entry.key(), of(entry.value())));
      return told;
    }
    return node instanceof Node.Text text ? text.value() : null;
  }

  /**
   * The form for people, in one line.
   *
   * @param told a text, null, or a list or a map of such
   * @return as it could stand in a file
   */
  public static String toFlowYaml(@Nullable Object told) {
    if (told instanceof List<?> list) {
      return list.stream().map(PlainData::toFlowYaml).collect(Collectors.joining(", ", "[", "]"));
    }
    if (told instanceof Map<?, ?> map) {
      return "{" + toFlowEntries(map) + "}";
    }
    if (told == null) {
      return "null";
    }
    String text = told.toString();
    return PLAIN.matcher(text).matches() && !text.equals("null")
        ? text
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /**
   * The entries of a map, without braces.
   *
   * @param map the map
   * @return as they could stand in a file
   */
  public static String toFlowEntries(Map<?, ?> map) {
    return map.entrySet().stream()
        .map(entry -> toFlowYaml(entry.getKey()) + ": " + toFlowYaml(entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
