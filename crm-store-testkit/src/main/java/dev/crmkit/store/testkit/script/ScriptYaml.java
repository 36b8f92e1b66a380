package dev.crmkit.store.testkit.script;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints data as YAML that is read back as the same data. */
final class ScriptYaml {

  /** Texts that need no quotes in YAML, also within braces. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "-?[\\p{L}\\p{N}_/+]([\\p{L}\\p{N}_/+@.=-]|:(?=[\\p{L}\\p{N}])| (?=[\\p{L}\\p{N}]))*");

  private final StringBuilder text = new StringBuilder();

  String file(String title, Script script, List<String> alike) {
    text.append("title: ").append(scalar(title)).append("\ngiven:");
    text.append(alike.isEmpty() ? "" : " &given");
    block("  ", script.given());
    if (!alike.isEmpty()) {
      text.append("workspaces:\n");
      alike.forEach(name -> text.append("  ").append(scalar(name)).append(": *given\n"));
    }
    text.append("steps:");
    lines("  ", script.steps());
    return text.toString();
  }

  /** A map over lines, with lists of maps over lines. */
  private void block(String indent, Map<?, ?> map) {
    if (map.isEmpty()) {
      text.append(" {}\n");
      return;
    }
    text.append('\n');
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      text.append(indent).append(scalar((String) entry.getKey())).append(':');
      if (entry.getValue() instanceof List<?> list
          && list.stream().anyMatch(Map.class::isInstance)) {
        lines(indent + "  ", list);
      } else {
        text.append(' ').append(flow(entry.getValue())).append('\n');
      }
    }
  }

  private void lines(String indent, Collection<?> list) {
    if (list.isEmpty()) {
      text.append(" []\n");
      return;
    }
    text.append('\n');
    for (Object item : list) {
      text.append(indent).append("- ");
      if (item instanceof Map<?, ?> section
          && section.get("fields") instanceof List<?> fields
          && !fields.isEmpty()) {
        section(indent + "  ", section);
      } else {
        text.append(flow(item)).append('\n');
      }
    }
  }

  /** A section of the form: a line for each of its keys and fields. */
  private void section(String indent, Map<?, ?> section) {
    int start = text.length();
    block(indent, section);
    text.delete(start, start + 1 + indent.length()); // the first key follows the dash
  }

  private static String flow(@Nullable Object data) {
    if (data instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> scalar((String) entry.getKey()) + ": " + flow(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (data instanceof List<?> list) {
      return list.stream().map(ScriptYaml::flow).collect(Collectors.joining(", ", "[", "]"));
    }
    return data == null ? "null" : scalar((String) data);
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
