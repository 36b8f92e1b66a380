package dev.crmkit.core.form;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;

/**
 * The identifier of a section of the client form; section 1 is always there (rules.md F1).
 *
 * @param value the number, 1 to {@link Id#MAX}
 */
public record SectionId(long value) implements Id, Subject {

  /**
   * Checks the number.
   *
   * @param value the number, 1 to {@link Id#MAX}
   */
  public SectionId {
    Id.check("section", value);
  }

  /**
   * The identifier with that number.
   *
   * @param value the number, 1 to {@link Id#MAX}
   * @return the id
   * @throws IllegalArgumentException when the number is out of range
   */
  public static SectionId of(long value) {
    return new SectionId(value);
  }

  @Override
  public String kind() {
    return "section";
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
