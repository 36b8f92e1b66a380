package dev.crmkit.store.testkit.internal.invariant;

import static dev.crmkit.store.testkit.internal.invariant.Workload.ANNA;
import static dev.crmkit.store.testkit.internal.invariant.Workload.BORIS;
import static dev.crmkit.store.testkit.internal.invariant.Workload.CLARA;
import static dev.crmkit.store.testkit.internal.invariant.Workload.DINA;
import static dev.crmkit.store.testkit.internal.invariant.Workload.DUST;
import static dev.crmkit.store.testkit.internal.invariant.Workload.FEDOR;
import static dev.crmkit.store.testkit.internal.invariant.Workload.GLEB;
import static dev.crmkit.store.testkit.internal.invariant.Workload.SALES;
import static dev.crmkit.store.testkit.internal.invariant.Workload.SUPPORT;
import static dev.crmkit.store.testkit.internal.invariant.Workload.VERA;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.Set;

/** Steps that change, delete and restore users, and replace the Director. */
final class UserWorkload {

  private final Workload workload;

  UserWorkload(Workload workload) {
    this.workload = workload;
  }

  void changeUsers() {
    var users = as(ANNA).users();
    step(
        () ->
            users.create(
                NewUser.of(UserType.MANAGER, "Fedor")
                    .id(FEDOR)
                    .email("fedor@example.com")
                    .contacts("by letter")
                    .status(UserStatus.ACTIVATION_REQUIRED)
                    .addGroup(SALES)));
    step(() -> workload.crm.activate(users.renewActivation(FEDOR).text()));
    step(() -> as(FEDOR).users().edit(UserEdit.of(FEDOR).name("Fedor F.").contacts("")));
    step(() -> users.edit(UserEdit.of(FEDOR).email("").groups(Set.of(SUPPORT))));
    step(() -> as(FEDOR).users().edit(UserEdit.of(FEDOR).email("F@example.com")));
    step(() -> as(BORIS).users().setStatus(GLEB, UserStatus.IP_RESTRICTED));
    step(() -> users.setStatus(GLEB, UserStatus.ACTIVE));
    step(() -> users.denySetting(BORIS, SettingsArea.LABELS));
    step(() -> users.denySetting(BORIS, SettingsArea.CLIENT_FORM));
    step(() -> users.allowSetting(BORIS, SettingsArea.LABELS));
    step(() -> users.setType(CLARA, UserType.MANAGER));
    step(() -> users.setType(CLARA, UserType.HEAD));
    step(() -> users.setResponsible(DINA, CLARA));
  }

  void userDeletions() {
    var users = as(ANNA).users();
    step(() -> as(ANNA).apply(as(ANNA).preview(DeleteUser.of(VERA))));
    step(() -> users.delete(DeleteUser.of(BORIS).recordsTo(DINA).managersTo(CLARA)));
    step(() -> users.delete(DINA));
    step(() -> as(CLARA).clients().assign(DUST, CLARA));
    step(() -> users.create(NewUser.manager("Vera II").email("vera@example.com")));
    step(() -> users.undoDelete(VERA, "vera.again@example.com"));
    step(() -> users.undoDelete(DINA));
    step(() -> users.undoDelete(BORIS));
    step(() -> users.setStatus(BORIS, UserStatus.ACTIVE));
  }

  void replaceDirector() {
    step(() -> as(ANNA).users().transferDirectorship(BORIS));
    step(() -> as(BORIS).users().delete(GLEB));
    step(() -> as(BORIS).users().undoDelete(GLEB));
    step(() -> as(BORIS).users().delete(FEDOR));
  }

  private CrmSession as(UserId user) {
    return workload.as(user);
  }

  private void step(Runnable what) {
    workload.step(what);
  }
}
