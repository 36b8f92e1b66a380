package dev.crmkit.core.history;

import dev.crmkit.core.Id;

/**
 * The identifier of one deletion of a record or a file with its dependents (rules.md E6).
 *
 * @param value the number, 1 to {@link Id#MAX}
 */
public record DeletionId(long value) implements Id {

  public DeletionId {
    Id.check("deletion", value);
  }

  /**
   * Creates an identifier.
   *
   * @param value the number, 1 to {@link Id#MAX}
   * @return the id
   * @throws IllegalArgumentException if the number is out of range
   */
  public static DeletionId of(long value) {
    return new DeletionId(value);
  }

  @Override
  public String toString() {
    return "deletion/" + value;
  }
}
