package dev.crmkit.access;

import dev.crmkit.access.change.DeletionPlan;
import dev.crmkit.access.change.UserChange;
import dev.crmkit.access.change.UserChange.AllowSetting;
import dev.crmkit.access.change.UserChange.CreateUser;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.change.UserChange.DenySetting;
import dev.crmkit.access.change.UserChange.EditUser;
import dev.crmkit.access.change.UserChange.RenewActivation;
import dev.crmkit.access.change.UserChange.SetResponsible;
import dev.crmkit.access.change.UserChange.SetStatus;
import dev.crmkit.access.change.UserChange.SetType;
import dev.crmkit.access.change.UserChange.TransferDirectorship;
import dev.crmkit.access.change.UserChange.UndoDeleteUser;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.internal.org.ImpactPlanner;
import dev.crmkit.access.internal.org.OrgChangeExecutor;
import dev.crmkit.access.internal.org.OrgChangeExecutor.Done;
import dev.crmkit.access.internal.page.UserPager;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.query.UserOrder;
import dev.crmkit.access.view.ActivationToken;
import dev.crmkit.access.view.Page;
import dev.crmkit.access.view.UserView;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The users of the workspace, as one of them sees and changes them (rules.md U, D). Each change is
 * made whole or not at all, and is in the history.
 */
public final class Users {

  private final Guard guard;

  Users(Guard guard) {
    this.guard = guard;
  }

  /**
   * The profile of a user (rules.md U4).
   *
   * @param user whose
   * @return what the user who asks sees of it
   * @throws dev.crmkit.core.error.NotFoundException when there is no such user, or the user does
   *     not see it
   * @throws AccessDeniedException when he who asks cannot work
   */
  public UserView get(UserId user) {
    return guard.read(call -> view(call, call.requireVisible(user), null));
  }

  /**
   * The profiles that the user sees (rules.md U4): a page of them.
   *
   * @param order by what they are ordered
   * @param limit how many at most, from 1 on
   * @param cursor where the last page ended, or null to begin with the first
   * @return a page; an empty one to a user who cannot work
   * @throws dev.crmkit.core.error.InvalidException when the cursor is none of this list
   */
  public Page<UserView> list(UserOrder order, int limit, @Nullable String cursor) {
    return guard.readOr(
        Page::empty,
        call -> UserPager.page(call, order, limit, cursor, users -> views(call, users)));
  }

  /**
   * All profiles that the user sees (rules.md U4).
   *
   * @return by id upwards; nothing to a user who cannot work
   */
  public List<UserView> list() {
    return guard.readOr(List::of, call -> views(call, UserPager.seen(call)));
  }

  private static List<UserView> views(
      CallContext<? extends ReadTransaction> call, List<User> users) {
    Map<UserId, SignIn> lastSignIns =
        call.tx().lastSignIns(users.stream().map(User::id).collect(Collectors.toSet()));
    return users.stream()
        .map(user -> view(call, user, Optional.ofNullable(lastSignIns.get(user.id())), null))
        .toList();
  }

  /**
   * The deleted users, whose deletion can be undone (rules.md D9).
   *
   * @return by id upwards; nothing to a user who cannot work
   * @throws AccessDeniedException when he is not the Director
   */
  public List<UserRef> deleted() {
    return guard.readOr(
        List::of,
        call -> {
          if (call.actor().type() != UserType.DIRECTOR) {
            throw new AccessDeniedException(Decision.of(Rule.ONLY_DIRECTOR_CHANGES, call.actor()));
          }
          return call.org().deletedUsers().stream().map(User::ref).toList();
        });
  }

  /**
   * The sign-in log of a user, refused attempts included (rules.md U10, V9).
   *
   * @param user whose
   * @param limit how many entries at most, from 1 on
   * @return the latest first
   * @throws dev.crmkit.core.error.NotFoundException when there is no such user, or the user does
   *     not see it
   * @throws AccessDeniedException when he who asks cannot work
   */
  public List<SignIn> signInLog(UserId user, int limit) {
    return guard.read(call -> call.tx().signIns(call.requireVisible(user).id(), limit));
  }

  /**
   * Creates a user (rules.md U2, U3). One who has to activate himself comes with the token for it
   * (U9).
   *
   * @param user what he is created from
   * @return his profile
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public UserView create(NewUser user) {
    return changed(new CreateUser(user));
  }

  /**
   * Edits a profile (rules.md U4); what is not named stays. A new address voids a waiting
   * activation.
   *
   * @param edit what changes
   * @return the profile after it
   * @throws dev.crmkit.core.error.NotFoundException when there is no such thing for the user
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public UserView edit(UserEdit edit) {
    return changed(new EditUser(edit));
  }

  /**
   * Sets a status (rules.md U5, U6); it counts from the next call of that user on. It voids a
   * waiting activation, and comes with a new token where it asks for one.
   *
   * @param user whose
   * @param status the status from then on
   * @return the profile after it
   * @throws dev.crmkit.core.error.NotFoundException when there is no such thing for the user
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public UserView setStatus(UserId user, UserStatus status) {
    return changed(new SetStatus(user, status));
  }

  /**
   * Issues a new token to a user who waits for his activation; the old one is void (rules.md U9).
   *
   * @param user who
   * @return the token, to be sent to him
   * @throws dev.crmkit.core.error.NotFoundException when there is no such thing for the user
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public ActivationToken renewActivation(UserId user) {
    return guard.reorganise(
        call ->
            Objects.requireNonNull(
                OrgChangeExecutor.run(call, new RenewActivation(user), null).activation()));
  }

  /**
   * Makes a Head a Manager or a Manager a Head (rules.md U5, D6).
   *
   * @param user who
   * @param type what he becomes
   * @return the profile after it
   * @throws dev.crmkit.core.error.NotFoundException when there is no such thing for the user
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public UserView setType(UserId user, UserType type) {
    return changed(new SetType(user, type));
  }

  /**
   * Puts a user under another (rules.md U2, U5).
   *
   * @param user who
   * @param to the responsible from then on
   * @return the profile after it
   * @throws dev.crmkit.core.error.NotFoundException when there is no such thing for the user
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public UserView setResponsible(UserId user, UserId to) {
    return changed(new SetResponsible(user, to));
  }

  /**
   * Denies a settings area to a Head or a Manager (rules.md S2).
   *
   * @param user to whom
   * @param area which
   * @return the profile after it
   * @throws dev.crmkit.core.error.NotFoundException when there is no such thing for the user
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public UserView denySetting(UserId user, SettingsArea area) {
    return changed(new DenySetting(user, area));
  }

  /**
   * Takes the denial of a settings area back (rules.md S2).
   *
   * @param user from whom
   * @param area which
   * @return the profile after it
   * @throws dev.crmkit.core.error.NotFoundException when there is no such thing for the user
   * @throws AccessDeniedException when he may not do it, or cannot work
   */
  public UserView allowSetting(UserId user, SettingsArea area) {
    return changed(new AllowSetting(user, area));
  }

  /**
   * Hands the office of the Director over, in one step (rules.md U1).
   *
   * @param to who becomes the Director
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public void transferDirectorship(UserId to) {
    run(new TransferDirectorship(to), null);
  }

  /**
   * What a deletion would do, told before it is done (rules.md D4).
   *
   * @param user who would be deleted
   * @return the plan, good for the present revision
   * @throws dev.crmkit.core.error.NotFoundException when there is no such thing for the user
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public DeletionPlan planDeletion(UserId user) {
    return planDeletion(DeleteUser.of(user));
  }

  /**
   * What a deletion with other recipients would do (rules.md D3, D4).
   *
   * @param deletion who would be deleted, and who would take what is his
   * @return the plan, good for the present revision
   * @throws dev.crmkit.core.error.NotFoundException when there is no such thing for the user
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public DeletionPlan planDeletion(DeleteUser deletion) {
    return guard.read(
        call ->
            new DeletionPlan(deletion, ImpactPlanner.plan(call, deletion), call.org().revision()));
  }

  /**
   * Deletes a user: his records go to his responsible, his managers to the Director, all at once
   * (rules.md D1, D2).
   *
   * @param user who
   * @throws dev.crmkit.core.error.NotFoundException when there is no such thing for the user
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public void delete(UserId user) {
    delete(DeleteUser.of(user));
  }

  /**
   * Deletes a user with other recipients, all at once (rules.md D3).
   *
   * @param deletion who, and who takes what is his
   * @throws dev.crmkit.core.error.NotFoundException when there is no such thing for the user
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public void delete(DeleteUser deletion) {
    run(deletion, null);
  }

  /**
   * Carries a planned deletion out: it moves all that he owns now (rules.md D4).
   *
   * @param plan what was planned
   * @throws dev.crmkit.core.error.NotFoundException when there is no such thing for the user
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.ConflictException when the organisation has changed since the
   *     plan was made
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public void delete(DeletionPlan plan) {
    run(plan.change(), plan.revision());
  }

  /**
   * Undoes a deletion: the user comes back inactive, with the records that still lie where they
   * went (rules.md D9).
   *
   * @param user who
   * @return his profile
   * @throws dev.crmkit.core.error.NotFoundException when there is no such thing for the user
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public UserView undoDelete(UserId user) {
    return changed(new UndoDeleteUser(user, null));
  }

  /**
   * Undoes a deletion of a user whose address was taken meanwhile (rules.md D9).
   *
   * @param user who
   * @param email the address that he comes back with
   * @return his profile
   * @throws dev.crmkit.core.error.NotFoundException when there is no such thing for the user
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public UserView undoDelete(UserId user, String email) {
    return changed(new UndoDeleteUser(user, email));
  }

  private UserView changed(UserChange change) {
    return guard.reorganise(
        call -> {
          Done done = OrgChangeExecutor.run(call, change, null);
          User user = call.tx().org().user((UserId) done.subject()).orElseThrow();
          return view(call, user, done.activation());
        });
  }

  private void run(UserChange change, @Nullable Long basedOn) {
    guard.reorganise(call -> OrgChangeExecutor.run(call, change, basedOn));
  }

  private static UserView view(
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
