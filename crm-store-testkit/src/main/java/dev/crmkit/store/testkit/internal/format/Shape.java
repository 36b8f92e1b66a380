package dev.crmkit.store.testkit.internal.format;

import dev.crmkit.store.testkit.internal.yaml.Node;

/** The shape of a node in a scenario file; {@link Shapes} has the common ones. */
@FunctionalInterface
public interface Shape {

  /** Reports all problems of a node. */
  void check(Node node, String key, ShapeCheck checking);
}
