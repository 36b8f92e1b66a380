package dev.crmkit.core.file;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;

/**
 * The identifier of a file.
 *
 * @param value the number, 1 to {@link Id#MAX}
 */
public record FileId(long value) implements Id, Subject {

  /**
   * Checks the number.
   *
   * @param value the number, 1 to {@link Id#MAX}
   */
  public FileId {
    Id.check("file", value);
  }

  /**
   * The identifier with that number.
   *
   * @param value the number, 1 to {@link Id#MAX}
   * @return the id
   * @throws IllegalArgumentException when the number is out of range
   */
  public static FileId of(long value) {
    return new FileId(value);
  }

  @Override
  public String kind() {
    return "file";
  }

  @Override
  public String key() {
    return Long.toString(value);
  }

  @Override
  public String toString() {
    return path();
  }
}
