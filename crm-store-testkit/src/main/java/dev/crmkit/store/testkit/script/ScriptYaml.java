package dev.crmkit.store.testkit.script;

import dev.crmkit.store.testkit.scenario.FlowYaml;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Prints data as YAML that is read back as the same data. */
final class ScriptYaml {

  private final StringBuilder text = new StringBuilder();

  String file(String title, Script script, List<String> alike) {
    text.append("title: ").append(FlowYaml.of(title)).append("\ngiven:");
    text.append(alike.isEmpty() ? "" : " &given");
    block("  ", script.given());
    if (!alike.isEmpty()) {
      text.append("workspaces:\n");
      alike.forEach(name -> text.append("  ").append(FlowYaml.of(name)).append(": *given\n"));
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
      text.append(indent).append(FlowYaml.of(entry.getKey())).append(':');
      if (entry.getValue() instanceof List<?> list
          && list.stream().anyMatch(Map.class::isInstance)) {
        lines(indent + "  ", list);
      } else {
        text.append(' ').append(FlowYaml.of(entry.getValue())).append('\n');
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
        text.append(FlowYaml.of(item)).append('\n');
      }
    }
  }

  /** A section of the form: a line for each of its keys and fields. */
  private void section(String indent, Map<?, ?> section) {
    int start = text.length();
    block(indent, section);
    text.delete(start, start + 1 + indent.length()); // the first key follows the dash
  }
}
