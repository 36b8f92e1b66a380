package dev.crmkit.store.testkit.internal.format;

import dev.crmkit.store.testkit.internal.yaml.Node;

/** What stands under a key; {@link Shapes} has those that there are. */
@FunctionalInterface
public interface Shape {

  /** Tells what is wrong with what stands there. */
  void check(Node node, String key, ShapeCheck checking);
}
