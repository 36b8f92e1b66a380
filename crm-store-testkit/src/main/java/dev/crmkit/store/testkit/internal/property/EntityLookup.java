package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.access.CrmSession;
import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.UserId;

/** Looks up entities of any kind by id. */
final class EntityLookup {

  private EntityLookup() {}

  /** Returns the view that the user gets; throws the exceptions of the session. */
  static Object read(CrmSession session, Subject subject) {
    if (subject instanceof ClientId client) {
      return session.clients().get(client);
    } else if (subject instanceof ActivityId activity) {
      return session.activities().get(activity);
    } else if (subject instanceof DealId deal) {
      return session.deals().get(deal);
    } else if (subject instanceof FileId file) {
      return session.attachments().get(file);
    } else if (subject instanceof UserId user) {
      return session.users().get(user);
    } else if (subject instanceof GroupId group) {
      return session.groups().members(group);
    }
    throw new IllegalArgumentException("not an entity that can be looked up: " + subject);
  }
}
