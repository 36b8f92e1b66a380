package dev.crmkit.store.testkit.scenario.operation;

import dev.crmkit.store.testkit.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All operations. */
public final class Operations {

  private static final Map<String, Operation> ALL = new LinkedHashMap<>();

  static {
    for (List<Operation> table :
        List.of(
            UserOperations.ALL,
            ClientOperations.ALL,
            ActivityOperations.ALL,
            DealOperations.ALL,
            RecordOperations.ALL,
            Many.ALL,
            FormOperations.ALL,
            PipelineOperations.ALL,
            SettingsOperations.ALL)) {
      table.forEach(operation -> ALL.put(operation.word(), operation));
    }
  }

  private Operations() {}

  /**
   * All of them.
   *
   * @return in the order in which they are told to people
   */
  public static List<Operation> all() {
    return List.copyOf(ALL.values());
  }

  /**
   * The operation of a word.
   *
   * @param word such as {@code assign}
   * @return the operation
   * @throws IllegalArgumentException when there is none
   */
  public static Operation named(String word) {
    Operation found = ALL.get(word);
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
  public static Optional<Operation> in(Node.Entries body) {
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
  public static Node.Entries arguments(Operation operation, Node.Entries body) {
    return body.get(operation.word()) instanceof Node.Entries map
        ? map
        : new Node.Entries(body.place(), List.of());
  }
}
