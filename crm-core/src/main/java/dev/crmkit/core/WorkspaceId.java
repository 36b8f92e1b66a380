package dev.crmkit.core;

import java.util.regex.Pattern;

/**
 * The name of a workspace in a store: 1 to 64 characters of {@code a-z}, {@code 0-9}, {@code -},
 * {@code _} and {@code .}, the first of which is a letter or a digit (rules.md W1).
 *
 * @param value the name
 */
public record WorkspaceId(String value) {

  private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name has another form
   */
  public WorkspaceId {
    if (!LEGAL.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a workspace id has 1 to 64 characters of a-z, 0-9, '-', '_', '.', not '" + value + "'");
    }
  }

  /**
   * Creates an id.
   *
   * @param value the name
   * @return the id
   * @throws IllegalArgumentException if the name has another form
   */
  public static WorkspaceId of(String value) {
    return new WorkspaceId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
