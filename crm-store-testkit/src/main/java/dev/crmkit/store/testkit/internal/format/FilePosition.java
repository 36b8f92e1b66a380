package dev.crmkit.store.testkit.internal.format;

/**
 * A position in a file.
 *
 * @param file the name of the file for messages
 * @param line from 1 on
 * @param column from 1 on, in characters of Unicode
 */
public record FilePosition(String file, int line, int column) {

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
