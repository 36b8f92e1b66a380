package dev.crmkit.store.testkit.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be read, with all that is wrong with it. */
public final class BadFile extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * A bad file.
   *
   * @param problems what is wrong, at least one
   */
  public BadFile(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /**
   * A file with one problem.
   *
   * @param place where
   * @param message what is wrong and what would be right
   */
  public BadFile(Place place, String message) {
    this(List.of(new Problem(place, message)));
  }

  /**
   * What is wrong.
   *
   * @return at least one problem
   */
  public List<Problem> problems() {
    return problems;
  }
}
