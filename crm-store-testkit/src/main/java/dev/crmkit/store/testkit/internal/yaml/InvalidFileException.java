package dev.crmkit.store.testkit.internal.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be read, with all that is wrong with it. */
public final class InvalidFileException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<FileProblem> problems;

  /** A bad file. */
  public InvalidFileException(List<FileProblem> problems) {
    super(problems.stream().map(FileProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** A file with one problem. */
  public InvalidFileException(FilePosition place, String message) {
    this(List.of(new FileProblem(place, message)));
  }

  /** What is wrong. */
  public List<FileProblem> problems() {
    return problems;
  }
}
