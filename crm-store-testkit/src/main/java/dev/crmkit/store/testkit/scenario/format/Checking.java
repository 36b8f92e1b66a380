package dev.crmkit.store.testkit.scenario.format;

import dev.crmkit.store.testkit.yaml.Node;
import dev.crmkit.store.testkit.yaml.Place;
import dev.crmkit.store.testkit.yaml.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The check of a part of a file: where problems go, and, within {@code given}, what may be referred
 * to. Outside it an unknown name or word is no problem of the file: it gives the step's outcome.
 *
 * @param problems receives what is wrong
 * @param declared what {@code given} sets up; null outside it
 */
public record Checking(Problems problems, @Nullable Declared declared) {

  /**
   * The check of what stands outside {@code given}.
   *
   * @param problems receives what is wrong
   * @return the check
   */
  public static Checking ofSteps(Problems problems) {
    return new Checking(problems, null);
  }

  /**
   * Tells that something has the wrong shape.
   *
   * @param node what stands there
   * @param key under which key
   * @param wanted what should stand there
   */
  public void wrong(Node node, String key, String wanted) {
    problem(node.place(), "'" + key + "' is " + wanted + ", not " + node.shape());
  }

  /**
   * Tells what is wrong.
   *
   * @param place where
   * @param message what is wrong and what would be right
   */
  public void problem(Place place, String message) {
    problems.add(place, message);
  }

  /** Within {@code given}, tells when a thing is referred to that is not set up. */
  void refer(Place place, Thing thing) {
    if (declared != null && !declared.has(thing)) {
      problem(place, "there is no " + thing + " in this given");
    }
  }
}
