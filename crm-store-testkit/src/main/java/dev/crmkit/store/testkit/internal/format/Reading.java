package dev.crmkit.store.testkit.internal.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reading of a part of a file: where problems go, and, within {@code given}, what is set up.
 * Outside {@code given} an unknown name or word is no problem of the file: it gives the step's
 * outcome.
 *
 * @param problems receives what is wrong
 * @param declared what {@code given} sets up; null outside it
 */
public record Reading(FileProblems problems, @Nullable DeclaredEntities declared) {

  /** Creates the reading of nodes outside {@code given}. */
  public static Reading ofStep(FileProblems problems) {
    return new Reading(problems, null);
  }

  /** Returns whether this is within {@code given}, where names must exist. */
  public boolean isGiven() {
    return declared != null;
  }

  /** Reports that a node has another form, and returns null. */
  @SuppressWarnings("TypeParameterUnusedInFormals") // null is of every type
  public <T> @Nullable T wrong(Node node, String key, String wanted) {
    problem(node.place(), "'" + key + "' is " + wanted + ", not " + node.describe());
    return null;
  }

  /** Reports a problem. */
  public void problem(FilePosition place, String message) {
    problems.add(place, message);
  }

  /** Notes, within {@code given}, that an entity is set up. */
  void declare(FilePosition place, EntityRef entity) {
    if (declared != null && !declared.add(entity)) {
      problem(place, entity + " is set up twice");
    }
  }

  /** Notes, within {@code given}, which stages a pipeline has. */
  public void declareStages(String pipeline, List<String> stages) {
    if (declared != null) {
      declared.addStages(pipeline, stages);
    }
  }

  /** Demands, within {@code given}, that an entity is set up somewhere in it. */
  void refer(FilePosition place, EntityRef entity) {
    if (declared != null) {
      declared.require(place, entity);
    }
  }

  /** Demands, within {@code given}, that a pipeline and a stage of it are set up. */
  void referStage(Node.Entry pipeline) {
    if (declared != null) {
      declared.requireStage(pipeline);
    }
  }
}
