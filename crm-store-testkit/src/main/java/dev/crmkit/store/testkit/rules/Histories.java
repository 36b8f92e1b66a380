package dev.crmkit.store.testkit.rules;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.record.RecordId;
import java.util.List;

/** The history of a record of any kind. */
final class Histories {

  private Histories() {}

  /** What the user is shown; throws what the session throws. */
  static List<HistoryView> of(CrmSession session, RecordId record) {
    if (record instanceof ClientId client) {
      return session.clients().history(client);
    } else if (record instanceof ActivityId activity) {
      return session.activities().history(activity);
    }
    return session.deals().history((DealId) record);
  }
}
