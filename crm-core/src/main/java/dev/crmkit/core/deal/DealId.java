package dev.crmkit.core.deal;

import dev.crmkit.core.Id;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.record.RecordId;

/**
 * The identifier of a deal.
 *
 * @param value the number, 1 to {@link Id#MAX}
 */
public record DealId(long value) implements RecordId {

  public DealId {
    Id.check("deal", value);
  }

  /**
   * Creates an identifier.
   *
   * @param value the number, 1 to {@link Id#MAX}
   * @return the id
   * @throws IllegalArgumentException if the number is out of range
   */
  public static DealId of(long value) {
    return new DealId(value);
  }

  @Override
  public RecordKind recordKind() {
    return RecordKind.DEAL;
  }

  @Override
  public String toString() {
    return path();
  }
}
