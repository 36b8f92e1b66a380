package dev.crmkit.examples.scenario.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All operations. */
public final class Operations {

  private static final Map<String, Operation> ALL = new LinkedHashMap<>();

  static {
    for (List<Operation> table : List.<List<Operation>>of()) {
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
}
