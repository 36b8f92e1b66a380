package dev.crmkit.store.testkit.internal.scenario;

import dev.crmkit.store.testkit.internal.operation.EntityRef;
import dev.crmkit.store.testkit.internal.yaml.Node;
import java.util.List;

/**
 * The contents of a {@code given}.
 *
 * @param director the map of the user who is the Director
 * @param entities all that is set up, in the order of the file
 * @param tasks what the Director does to set it up, in an order in which no rule stands in the way
 */
public record GivenWorkspace(Node.Entries director, List<EntityRef> entities, List<Task> tasks) {

  /** Copies the lists. */
  public GivenWorkspace {
    entities = List.copyOf(entities);
    tasks = List.copyOf(tasks);
  }

  /**
   * An operation that sets up one entity.
   *
   * @param operation the operation of {@code do} that does it
   * @param arguments its map
   */
  public record Task(String operation, Node.Entries arguments) {}
}
