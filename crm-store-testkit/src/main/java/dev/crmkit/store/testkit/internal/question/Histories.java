package dev.crmkit.store.testkit.internal.question;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import java.util.ArrayList;
import java.util.List;

/** Reads histories completely. */
final class Histories {

  private Histories() {}

  /** Returns the entries of a record or file, the oldest first. */
  static List<HistoryView> of(CrmSession session, Subject thing) {
    List<HistoryView> entries = new ArrayList<>();
    PageRequest query = PageRequest.first();
    Page<HistoryView> page = page(session, thing, query);
    entries.addAll(page.items());
    while (page.next().isPresent()) {
      page = page(session, thing, query.after(page.next().get()));
      entries.addAll(page.items());
    }
    return entries;
  }

  private static Page<HistoryView> page(CrmSession session, Subject thing, PageRequest query) {
    if (thing instanceof ClientId client) {
      return session.clients().history(client, query);
    }
    if (thing instanceof ActivityId activity) {
      return session.activities().history(activity, query);
    }
    return thing instanceof DealId deal
        ? session.deals().history(deal, query)
        : session.attachments().history((FileId) thing, query);
  }
}
