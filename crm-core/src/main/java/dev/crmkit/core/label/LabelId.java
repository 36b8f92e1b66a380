package dev.crmkit.core.label;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;

/**
 * The identifier of a label.
 *
 * @param value the number, 1 to {@link Id#MAX}
 */
public record LabelId(long value) implements Id, Subject {

  public LabelId {
    Id.check("label", value);
  }

  /**
   * Creates an identifier.
   *
   * @param value the number, 1 to {@link Id#MAX}
   * @return the id
   * @throws IllegalArgumentException if the number is out of range
   */
  public static LabelId of(long value) {
    return new LabelId(value);
  }

  @Override
  public String kind() {
    return "label";
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
