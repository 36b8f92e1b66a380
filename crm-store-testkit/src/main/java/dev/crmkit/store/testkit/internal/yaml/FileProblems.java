package dev.crmkit.store.testkit.internal.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file, so that all of it is told at once. */
public final class FileProblems {

  private final List<FileProblem> found = new ArrayList<>();

  /** Nothing is wrong yet. */
  public FileProblems() {}

  /**
   * Adds one.
   *
   * @param place where
   * @param message what is wrong and what would be right
   */
  public void add(FilePosition place, String message) {
    found.add(new FileProblem(place, message));
  }

  /**
   * Ends the check.
   *
   * @throws InvalidFileException with all that was found, in the order of the file, when anything
   *     was
   */
  public void throwIfAny() throws InvalidFileException {
    if (!found.isEmpty()) {
      throw new InvalidFileException(
          found.stream()
              .distinct()
              .sorted(
                  Comparator.comparingInt((FileProblem problem) -> problem.place().line())
                      .thenComparingInt(problem -> problem.place().column()))
              .toList());
    }
  }
}
