package dev.crmkit.store.testkit.scenario;

import dev.crmkit.store.testkit.internal.format.InvalidFileException;
import java.util.Arrays;
import java.util.List;

/** Thrown when a scenario file cannot be read, or its workspace breaks a rule of the model. */
public final class InvalidScenarioException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidScenarioException(InvalidFileException cause) {
    super(cause.getMessage(), cause);
  }

  /**
   * Returns everything that is wrong with the file.
   *
   * @return one text for each problem, with the position in the file; at least one
   */
  public List<String> problems() {
    return Arrays.asList(String.valueOf(getMessage()).split("\n"));
  }
}
