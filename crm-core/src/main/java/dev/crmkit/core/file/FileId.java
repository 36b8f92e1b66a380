package dev.crmkit.core.file;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;

/**
 * The identifier of a file.
 *
 * @param value the number, 1 to {@link Id#MAX}
 */
public record FileId(long value) implements Id, Subject {

  public FileId {
    Id.check("file", value);
  }

  /**
   * Creates an identifier.
   *
   * @param value the number, 1 to {@link Id#MAX}
   * @return the id
   * @throws IllegalArgumentException if the number is out of range
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
