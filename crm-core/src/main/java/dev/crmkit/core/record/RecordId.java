package dev.crmkit.core.record;

import dev.crmkit.core.Id;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;

/** The identifier of a record: of a client, an activity or a deal. */
public sealed interface RecordId extends Id, Subject permits ClientId, ActivityId, DealId {

  /**
   * Returns the kind of the record.
   *
   * @return the kind
   */
  RecordKind recordKind();

  @Override
  default String kind() {
    return recordKind().word();
  }

  @Override
  default String key() {
    return Long.toString(value());
  }
}
