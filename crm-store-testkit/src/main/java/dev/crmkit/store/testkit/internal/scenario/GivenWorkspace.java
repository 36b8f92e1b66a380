package dev.crmkit.store.testkit.internal.scenario;

import dev.crmkit.store.testkit.internal.format.EntityRef;
import dev.crmkit.store.testkit.internal.format.Node;
import dev.crmkit.store.testkit.internal.operation.Operation;
import java.util.List;

/**
 * The contents of a {@code given}.
 *
 * @param director creates the user who is the Director
 * @param entities all that is set up, in the order of the file
 * @param tasks what the Director does to set it up, in an order in which no rule stands in the way
 */
public record GivenWorkspace(Task director, List<EntityRef> entities, List<Task> tasks) {

  /** Copies the lists. */
  public GivenWorkspace {
    entities = List.copyOf(entities);
    tasks = List.copyOf(tasks);
  }

  /**
   * An operation that sets something up.
   *
   * @param operation the operation
   * @param map the map in the file that describes it
   */
  public record Task(Operation operation, Node.Entries map) {}
}
