package dev.crmkit.store.testkit.internal.format;

/**
 * A problem of a file.
 *
 * @param place its position
 * @param message what is wrong and what would be right
 */
public record FileProblem(FilePosition place, String message) {

  @Override
  public String toString() {
    return place + ": " + message;
  }
}
