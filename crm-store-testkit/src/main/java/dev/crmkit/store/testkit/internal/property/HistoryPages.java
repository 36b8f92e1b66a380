package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import java.util.List;

/** Reads the history of a record or a file page by page. */
final class HistoryPages {

  private HistoryPages() {}

  /**
   * Returns the history that the user sees, oldest entries first; throws the exceptions of the
   * session.
   */
  static List<HistoryView> of(CrmSession session, Subject subject) {
    return of(session, subject, PageRequest.first());
  }

  /**
   * Returns the entries that the user sees on the pages of a query; throws the exceptions of the
   * session.
   */
  static List<HistoryView> of(CrmSession session, Subject subject, PageRequest query) {
    return Page.stream(next -> page(session, subject, query.after(next))).toList();
  }

  private static Page<HistoryView> page(CrmSession session, Subject subject, PageRequest query) {
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
