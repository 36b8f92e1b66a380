package dev.crmkit.store.testkit.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file, so that all of it is told at once. */
public final class Problems {

  private final List<Problem> found = new ArrayList<>();

  /** Nothing is wrong yet. */
  public Problems() {}

  /**
   * Adds one.
   *
   * @param place where
   * @param message what is wrong and what would be right
   */
  public void add(Place place, String message) {
    found.add(new Problem(place, message));
  }

  /**
   * Ends the check.
   *
   * @throws BadFile with all that was found, in the order of the file, when anything was
   */
  public void throwIfAny() throws BadFile {
    if (!found.isEmpty()) {
      throw new BadFile(
          found.stream()
              .distinct()
              .sorted(
                  Comparator.comparingInt((Problem problem) -> problem.place().line())
                      .thenComparingInt(problem -> problem.place().column()))
              .toList());
    }
  }
}
