package dev.crmkit.store.jdbc.internal.page;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The plan by which PostgreSQL executed a statement, from EXPLAIN ANALYZE. */
final class ExplainedPlan {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String statement;
  private final JsonNode root;

  ExplainedPlan(String statement, String explained) {
    this.statement = statement;
    this.root = JSON.readTree(explained).get(0).get("Plan");
  }

  /** Returns the tables that were scanned sequentially. */
  List<String> scannedWhole() {
    List<String> tables = new ArrayList<>();
    for (JsonNode node : nodes(root, new ArrayList<>())) {
      if (node.get("Node Type").asString().equals("Seq Scan")) {
        tables.add(node.get("Relation Name").asString());
      }
    }
    return tables;
  }

  /** Returns how many rows of tables and indexes were read, whether they matched or not. */
  long rowsRead() {
    double rows = 0;
    for (JsonNode node : nodes(root, new ArrayList<>())) {
      if (node.has("Relation Name") || node.has("Index Name")) {
        rows +=
            node.get("Actual Loops").asDouble()
                * (node.get("Actual Rows").asDouble()
                    + node.path("Rows Removed by Filter").asDouble()
                    + node.path("Rows Removed by Index Recheck").asDouble());
      }
    }
    return Math.round(rows);
  }

  /** Returns how many pages were accessed. */
  long pages() {
    return root.path("Shared Hit Blocks").asLong() + root.path("Shared Read Blocks").asLong();
  }

  private static List<JsonNode> nodes(JsonNode node, List<JsonNode> into) {
    into.add(node);
    node.path("Plans").forEach(child -> nodes(child, into));
    return into;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(statement).append('\n');
    print(root, 1, text);
    return text.toString();
  }

  private static void print(JsonNode node, int depth, StringBuilder text) {
    text.append("  ".repeat(depth)).append(node.get("Node Type").asString());
    for (String key :
        List.of(
            "Join Type",
            "Relation Name",
            "Alias",
            "Index Name",
            "Actual Rows",
            "Actual Loops",
            "Rows Removed by Filter",
            "Index Cond",
            "Filter")) {
      if (node.has(key)) {
        text.append(", ").append(key).append(' ').append(node.get(key).asString());
      }
    }
    text.append('\n');
    node.path("Plans").forEach(child -> print(child, depth + 1, text));
  }
}
