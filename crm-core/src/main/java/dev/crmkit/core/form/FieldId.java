package dev.crmkit.core.form;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;

/**
 * The identifier of a field of the client form.
 *
 * @param value the number, 1 to {@link Id#MAX}
 */
public record FieldId(long value) implements Id, Subject {

  /**
   * Checks the number.
   *
   * @param value the number, 1 to {@link Id#MAX}
   */
  public FieldId {
    Id.check("field", value);
  }

  /**
   * The identifier with that number.
   *
   * @param value the number, 1 to {@link Id#MAX}
   * @return the id
   * @throws IllegalArgumentException when the number is out of range
   */
  public static FieldId of(long value) {
    return new FieldId(value);
  }

  @Override
  public String kind() {
    return "field";
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
