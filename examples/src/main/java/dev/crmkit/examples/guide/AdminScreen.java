package dev.crmkit.examples.guide;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.UserOrder;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.access.view.UserView;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import org.jspecify.annotations.Nullable;

// guide: admin
/** What a screen for the administration of users calls; the session is that of its user. */
final class AdminScreen {

  private final CrmSession session;

  AdminScreen(CrmSession session) {
    this.session = session;
  }

  Page<UserView> users(@Nullable String next) {
    return session.users().list(UserOrder.NAME, PageRequest.first().limit(20).after(next));
  }

  UserView invite(String name, String email, UserId head) {
    NewUser user = NewUser.manager(name).email(email).responsible(head);
    return session.users().create(user.status(UserStatus.ACTIVATION_REQUIRED));
  }

  UserView dismiss(UserId user) {
    return session.users().setStatus(user, UserStatus.DISMISSED);
  }

  Page<HistoryView> history(UserId user) {
    return session.users().history(user, PageRequest.first().newestFirst());
  }

  /** Shows what the deletion of a user would do: who gains and who loses how much. */
  ImpactPlan planDeletion(UserId user) {
    return session.preview(DeleteUser.of(user));
  }

  /** Does exactly what was shown; throws a ConflictException if the organisation has changed. */
  void delete(ImpactPlan plan) {
    session.apply(plan);
  }
}
// end
