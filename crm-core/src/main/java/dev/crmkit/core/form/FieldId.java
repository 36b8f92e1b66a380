package dev.crmkit.core.form;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;

/**
 * The identifier of a field of the client form.
 *
 * @param value the number, 1 to {@link Id#MAX}
 */
public record FieldId(long value) implements Id, Subject {

  public FieldId {
    Id.check("field", value);
  }

  /**
   * Creates an identifier.
   *
   * @param value the number, 1 to {@link Id#MAX}
   * @return the id
   * @throws IllegalArgumentException if the number is out of range
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
