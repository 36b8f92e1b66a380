package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.query.HistoryQuery;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import java.util.List;

/** The history of a record of any kind, or of a file, page by page. */
final class HistoryPages {

  private HistoryPages() {}

  /** What the user is shown, from the beginning on; throws what the session throws. */
  static List<HistoryView> of(CrmSession session, Subject subject) {
    return of(session, subject, HistoryQuery.oldestFirst());
  }

  /** What the user is shown, on pages of one query; throws what the session throws. */
  static List<HistoryView> of(CrmSession session, Subject subject, HistoryQuery query) {
    return AllPages.all(query, HistoryQuery::after, each -> page(session, subject, each));
  }

  private static Page<HistoryView> page(CrmSession session, Subject subject, HistoryQuery query) {
    if (subject instanceof ClientId client) {
      return session.clients().history(client, query);
    } else if (subject instanceof ActivityId activity) {
      return session.activities().history(activity, query);
    }
    return subject instanceof DealId deal
        ? session.deals().history(deal, query)
        : session.attachments().history((FileId) subject, query);
  }
}
