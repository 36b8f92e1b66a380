package dev.crmkit.store.testkit.internal.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of one file, so that all of them are reported together. */
public final class FileProblems {

  private final List<FileProblem> found = new ArrayList<>();

  /** Creates an empty collection. */
  public FileProblems() {}

  /** Adds one. */
  public void add(FilePosition place, String message) {
    found.add(new FileProblem(place, message));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  @Override
  public String toString() {
    return found.toString();
  }

  /** Throws an exception if any problem was added. */
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
