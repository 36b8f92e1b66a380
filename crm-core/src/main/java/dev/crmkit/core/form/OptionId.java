package dev.crmkit.core.form;

import dev.crmkit.core.Id;

/**
 * The identifier of an option of a selector field.
 *
 * @param value the number, 1 to {@link Id#MAX}
 */
public record OptionId(long value) implements Id {

  public OptionId {
    Id.check("option", value);
  }

  /**
   * Creates an identifier.
   *
   * @param value the number, 1 to {@link Id#MAX}
   * @return the id
   * @throws IllegalArgumentException if the number is out of range
   */
  public static OptionId of(long value) {
    return new OptionId(value);
  }

  @Override
  public String toString() {
    return "option/" + value;
  }
}
