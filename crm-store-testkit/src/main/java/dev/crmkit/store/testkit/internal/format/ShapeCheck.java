package dev.crmkit.store.testkit.internal.format;

import dev.crmkit.store.testkit.internal.operation.EntityRef;
import dev.crmkit.store.testkit.internal.yaml.FilePosition;
import dev.crmkit.store.testkit.internal.yaml.FileProblems;
import dev.crmkit.store.testkit.internal.yaml.Node;
import org.jspecify.annotations.Nullable;

/**
 * The check of a part of a file: where problems go, and, within {@code given}, what may be referred
 * to. Outside it an unknown name or word is no problem of the file: it gives the step's outcome.
 *
 * @param problems receives what is wrong
 * @param declared what {@code given} sets up; null outside it
 */
public record ShapeCheck(FileProblems problems, @Nullable DeclaredEntities declared) {

  /** Creates the check of nodes outside {@code given}. */
  public static ShapeCheck ofSteps(FileProblems problems) {
    return new ShapeCheck(problems, null);
  }

  /** Reports that a node has another shape. */
  public void wrongShape(Node node, String key, String wanted) {
    problem(node.place(), "'" + key + "' is " + wanted + ", not " + node.describe());
  }

  /** Reports a problem. */
  public void problem(FilePosition place, String message) {
    problems.add(place, message);
  }

  /** Reports a reference, within {@code given}, to an entity that is not set up. */
  void requireDeclared(FilePosition place, EntityRef thing) {
    if (declared != null && !declared.has(thing)) {
      problem(place, "there is no " + thing + " in this given");
    }
  }
}
