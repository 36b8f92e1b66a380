package dev.crmkit.store.testkit.internal.execution;

import dev.crmkit.store.testkit.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All operations. */
public final class ScenarioOperations {

  private static final Map<String, ScenarioOperation> ALL = new LinkedHashMap<>();

  static {
    for (List<ScenarioOperation> table :
        List.of(
            UserCalls.ALL,
            ClientCalls.ALL,
            ActivityCalls.ALL,
            DealCalls.ALL,
            RecordCalls.ALL,
            BulkOperations.ALL,
            FormCalls.ALL,
            PipelineCalls.ALL,
            SettingsCalls.ALL)) {
      table.forEach(operation -> ALL.put(operation.word(), operation));
    }
  }

  private ScenarioOperations() {}

  /**
   * All of them.
   *
   * @return in the order in which they are told to people
   */
  public static List<ScenarioOperation> all() {
    return List.copyOf(ALL.values());
  }

  /**
   * The operation of a word.
   *
   * @param word such as {@code assign}
   * @return the operation
   * @throws IllegalArgumentException when there is none
   */
  public static ScenarioOperation named(String word) {
    ScenarioOperation found = ALL.get(word);
    if (found == null) {
      throw new IllegalArgumentException("there is no operation " + word);
    }
    return found;
  }

  /**
   * The operation that stands in a map.
   *
   * @param body what stands under a verb
   * @return empty when there is none
   */
  public static Optional<ScenarioOperation> in(Node.Entries body) {
    return ALL.values().stream()
        .filter(operation -> body.get(operation.word()) != null)
        .findFirst();
  }

  /**
   * What stands under an operation.
   *
   * @param operation one that stands in the map
   * @param body what stands under a verb
   * @return its map; an empty one for nothing
   */
  public static Node.Entries arguments(ScenarioOperation operation, Node.Entries body) {
    return body.get(operation.word()) instanceof Node.Entries map
        ? map
        : new Node.Entries(body.place(), List.of());
  }
}
