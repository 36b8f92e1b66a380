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
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.UserId;
import java.util.List;

/** Reads the history of anything but a settings area page by page. */
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
    if (subject instanceof DealId deal) {
      return session.deals().history(deal, query);
    } else if (subject instanceof UserId user) {
      return session.users().history(user, query);
    } else if (subject instanceof GroupId group) {
      return session.groups().history(group, query);
    } else if (subject instanceof SectionId section) {
      return session.form().sectionHistory(section, query);
    } else if (subject instanceof FieldId field) {
      return session.form().fieldHistory(field, query);
    } else if (subject instanceof PipelineId pipeline) {
      return session.pipelines().history(pipeline, query);
    } else if (subject instanceof LabelId label) {
      return session.labels().history(label, query);
    }
    return session.attachments().history((FileId) subject, query);
  }
}
