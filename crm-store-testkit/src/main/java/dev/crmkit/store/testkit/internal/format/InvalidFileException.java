package dev.crmkit.store.testkit.internal.format;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when a file cannot be read, with all its problems. */
public final class InvalidFileException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<FileProblem> problems;

  /** Creates the exception. */
  public InvalidFileException(List<FileProblem> problems) {
    super(problems.stream().map(FileProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Creates the exception with one problem. */
  public InvalidFileException(FilePosition place, String message) {
    this(List.of(new FileProblem(place, message)));
  }

  /** What is wrong. */
  public List<FileProblem> problems() {
    return problems;
  }
}
