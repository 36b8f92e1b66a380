package dev.crmkit.store.testkit.internal.yaml;

/**
 * Something in a file that cannot be read.
 *
 * @param place where it stands
 * @param message what is wrong and what would be right
 */
public record FileProblem(FilePosition place, String message) {

  @Override
  public String toString() {
    return place + ": " + message;
  }
}
