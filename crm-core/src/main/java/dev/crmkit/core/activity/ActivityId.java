package dev.crmkit.core.activity;

import dev.crmkit.core.Id;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.record.RecordId;

/**
 * The identifier of an activity.
 *
 * @param value the number, 1 to {@link Id#MAX}
 */
public record ActivityId(long value) implements RecordId {

  public ActivityId {
    Id.check("activity", value);
  }

  /**
   * Creates an identifier.
   *
   * @param value the number, 1 to {@link Id#MAX}
   * @return the id
   * @throws IllegalArgumentException if the number is out of range
   */
  public static ActivityId of(long value) {
    return new ActivityId(value);
  }

  @Override
  public RecordKind recordKind() {
    return RecordKind.ACTIVITY;
  }

  @Override
  public String toString() {
    return path();
  }
}
