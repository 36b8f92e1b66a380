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

  /**
   * The check of what stands outside {@code given}.
   *
   * @param problems receives what is wrong
   * @return the check
   */
  public static ShapeCheck ofSteps(FileProblems problems) {
    return new ShapeCheck(problems, null);
  }

  /**
   * Tells that something has the wrong shape.
   *
   * @param node what stands there
   * @param key under which key
   * @param wanted what should stand there
   */
  public void wrongShape(Node node, String key, String wanted) {
    problem(node.place(), "'" + key + "' is " + wanted + ", not " + node.describe());
  }

  /**
   * Tells what is wrong.
   *
   * @param place where
   * @param message what is wrong and what would be right
   */
  public void problem(FilePosition place, String message) {
    problems.add(place, message);
  }

  /** Within {@code given}, tells when a thing is referred to that is not set up. */
  void requireDeclared(FilePosition place, EntityRef thing) {
    if (declared != null && !declared.has(thing)) {
      problem(place, "there is no " + thing + " in this given");
    }
  }
}
