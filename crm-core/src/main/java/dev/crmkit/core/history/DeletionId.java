package dev.crmkit.core.history;

import dev.crmkit.core.Id;

/**
 * The identifier of one deletion of records and files, with all that went with it (rules.md E6).
 *
 * @param value the number, 1 to {@link Id#MAX}
 */
public record DeletionId(long value) implements Id {

  /**
   * Checks the number.
   *
   * @param value the number, 1 to {@link Id#MAX}
   */
  public DeletionId {
    Id.check("deletion", value);
  }

  /**
   * The identifier with that number.
   *
   * @param value the number, 1 to {@link Id#MAX}
   * @return the id
   * @throws IllegalArgumentException when the number is out of range
   */
  public static DeletionId of(long value) {
    return new DeletionId(value);
  }

  @Override
  public String toString() {
    return "deletion/" + value;
  }
}
