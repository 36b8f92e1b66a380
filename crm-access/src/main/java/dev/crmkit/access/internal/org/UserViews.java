package dev.crmkit.access.internal.org;

import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.view.ActivationToken;
import dev.crmkit.access.view.UserView;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes views of users' profiles, as the user of a call sees them (rules.md U4). */
public final class UserViews {

  private UserViews() {}

  /** Returns the views of several users; their last sign-ins are read at once. */
  public static List<UserView> of(CallContext<? extends ReadTransaction> call, List<User> users) {
    Map<UserId, SignIn> lastSignIns =
        call.tx().lastSignIns(users.stream().map(User::id).collect(Collectors.toSet()));
    return users.stream()
        .map(user -> view(call, user, Optional.ofNullable(lastSignIns.get(user.id())), null))
        .toList();
  }

  /**
   * Returns the view of a user.
   *
   * @param activation the token that this call has issued, if any
   */
  public static UserView of(
      CallContext<? extends ReadTransaction> call,
      User user,
      @Nullable ActivationToken activation) {
    return view(call, user, call.tx().lastSignIn(user.id()), activation);
  }

  private static UserView view(
      CallContext<? extends ReadTransaction> call,
      User user,
      Optional<SignIn> lastSignIn,
      @Nullable ActivationToken activation) {
    OrgSnapshot org = call.tx().org();
    User actor = org.user(call.actor().id()).orElseThrow();
    return UserView.builder()
        .id(user.id())
        .name(user.name())
        .email(user.email())
        .contacts(user.contacts())
        .type(user.type())
        .status(user.status())
        .responsible(user.responsible().flatMap(org::user).map(User::ref))
        .groups(groups(org, user))
        .deniedSettings(user.deniedSettings())
        .createdAt(user.createdAt())
        .lastSignIn(lastSignIn)
        .mayEdit(Decisions.decide(actor, Action.EDIT, user).allowed())
        .mayDelete(Decisions.decide(actor, Action.DELETE, user).allowed())
        .activation(Optional.ofNullable(activation))
        .build();
  }

  private static List<Group> groups(OrgSnapshot org, User user) {
    return user.groups().stream()
        .sorted(Comparator.comparingLong(GroupId::value))
        .flatMap(group -> org.group(group).stream())
        .toList();
  }
}
