package dev.crmkit.core.client;

import dev.crmkit.core.Id;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.record.RecordId;

/**
 * The identifier of a client.
 *
 * @param value the number, 1 to {@link Id#MAX}
 */
public record ClientId(long value) implements RecordId {

  public ClientId {
    Id.check("client", value);
  }

  /**
   * Creates an identifier.
   *
   * @param value the number, 1 to {@link Id#MAX}
   * @return the id
   * @throws IllegalArgumentException if the number is out of range
   */
  public static ClientId of(long value) {
    return new ClientId(value);
  }

  @Override
  public RecordKind recordKind() {
    return RecordKind.CLIENT;
  }

  @Override
  public String toString() {
    return path();
  }
}
