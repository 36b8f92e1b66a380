package dev.crmkit.core.form;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;

/**
 * The identifier of a section of the client form; section 1 always exists (rules.md F1).
 *
 * @param value the number, 1 to {@link Id#MAX}
 */
public record SectionId(long value) implements Id, Subject {

  public SectionId {
    Id.check("section", value);
  }

  /**
   * Creates an identifier.
   *
   * @param value the number, 1 to {@link Id#MAX}
   * @return the id
   * @throws IllegalArgumentException if the number is out of range
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
