package dev.crmkit.access;

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
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.internal.history.HistoryPager;
import dev.crmkit.access.internal.org.OrgChangeExecutor;
import dev.crmkit.access.internal.org.UserViews;
import dev.crmkit.access.internal.page.LatestFirstPager;
import dev.crmkit.access.internal.page.UserPager;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.UserOrder;
import dev.crmkit.access.view.ActivationToken;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.access.view.UserView;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The users of a workspace, as one of them sees and changes them (rules.md U, D). Each change is
 * made completely or not at all, takes effect with the next call of the users concerned, and is
 * recorded in the history.
 */
public final class Users {

  private final Guard guard;

  Users(Guard guard) {
    this.guard = guard;
  }

  /**
   * Returns the profile of a user (rules.md U4).
   *
   * @param user the user
   * @return the profile, as the user of this session sees it
   * @throws NotFoundException if the user does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   */
  public UserView get(UserId user) {
    return guard.read(call -> UserViews.of(call, call.requireVisible(user), null));
  }

  /**
   * Finds a user by their e-mail address (rules.md U4, U12).
   *
   * @param email an address, in any case
   * @return the profile; empty if nobody has the address, or the user cannot view the profile
   * @throws AccessDeniedException if the user cannot work
   */
  public Optional<UserView> byEmail(String email) {
    return guard.read(
        call ->
            call.org()
                .userByEmail(email)
                .filter(found -> Decisions.seesProfile(call.actor(), found))
                .map(found -> UserViews.of(call, found, null)));
  }

  /**
   * Returns a page of the profiles that the user can view (rules.md U4).
   *
   * @param page the page
   * @return the profiles in ascending order of their ids, as {@link #list(UserOrder, PageRequest)}
   *     returns them
   */
  public Page<UserView> list(PageRequest page) {
    return list(UserOrder.ID, page);
  }

  /**
   * Returns a page of the profiles that the user can view (rules.md U4).
   *
   * @param order the order of the list
   * @param page the page
   * @return the page; empty if the user cannot work
   * @throws InvalidException if the page continues another list or user, its size is out of range,
   *     or it is to be the newest first
   */
  public Page<UserView> list(UserOrder order, PageRequest page) {
    return guard.readOr(
        Page::empty, call -> UserPager.page(call, order, page, users -> UserViews.of(call, users)));
  }

  /**
   * Returns all profiles that the user can view (rules.md U4).
   *
   * @return the profiles in ascending order of their ids, as {@link #stream(UserOrder)} returns
   *     them
   */
  public Stream<UserView> stream() {
    return stream(UserOrder.ID);
  }

  /**
   * Returns all profiles that the user can view (rules.md U4), read page by page like {@link
   * RecordFacet#stream}.
   *
   * @param order the order of the list
   * @return a sequential stream; empty if the user cannot work
   */
  public Stream<UserView> stream(UserOrder order) {
    return Page.stream(
        next -> list(order, PageRequest.first().limit(PageRequest.MAX_LIMIT).after(next)));
  }

  /**
   * Returns a page of the deleted users, whose deletion can be undone (rules.md D9).
   *
   * @param page the page
   * @return the users in ascending order of their ids; empty if the user cannot work
   * @throws AccessDeniedException if the user is not the Director
   * @throws InvalidException if the page continues another list or user, its size is out of range,
   *     or it is to be the newest first
   */
  public Page<UserRef> deleted(PageRequest page) {
    return guard.readOr(
        Page::empty,
        call -> {
          if (!call.isDirector()) {
            throw new AccessDeniedException(Decision.of(Rule.ONLY_DIRECTOR_CHANGES, call.actor()));
          }
          return UserPager.deleted(call, page);
        });
  }

  /**
   * Returns a page of the sign-in log of a user, including refused attempts (rules.md U10, V9).
   *
   * @param user the user
   * @param page the page; the latest attempt comes first in any case
   * @return the attempts, latest first
   * @throws NotFoundException if the user does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   * @throws InvalidException if the page continues another list or user, or its size is out of
   *     range
   */
  public Page<SignIn> signInLog(UserId user, PageRequest page) {
    return guard.read(call -> LatestFirstPager.signIns(call, call.requireVisible(user).id(), page));
  }

  /**
   * Returns the first page of the history of a user, oldest entry first (rules.md W2).
   *
   * @param id the user
   * @return as {@link #history(UserId, PageRequest)} does
   * @throws NotFoundException if the user does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   */
  public Page<HistoryView> history(UserId id) {
    return history(id, PageRequest.first());
  }

  /**
   * Returns a page of the history of a user, limited like that of a record (rules.md W2). The
   * address of a change is shown to those who can view the profile of whoever made it.
   *
   * @param id the user; to the Director, also a deleted one
   * @param page the page: its size, its direction and where it begins
   * @return the entries in the order requested, without what the user cannot see
   * @throws NotFoundException if the user does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   * @throws InvalidException if the page continues another history, direction or user, or its size
   *     is out of range
   */
  public Page<HistoryView> history(UserId id, PageRequest page) {
    return guard.read(call -> HistoryPager.of(call, id, page));
  }

  /**
   * Creates a user (rules.md U2, U3). If the user has to be activated, the profile contains the
   * activation token (U9).
   *
   * @param user the content of the profile
   * @return the profile
   * @throws AccessDeniedException if the user cannot work, or may not create such a user
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public UserView create(NewUser user) {
    return change(new CreateUser(user));
  }

  /**
   * Edits a profile (rules.md U4). A new e-mail address voids a pending activation.
   *
   * @param edit the user and the changes; what is not named stays
   * @return the profile after the edit
   * @throws NotFoundException if the user does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not edit the profile
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public UserView edit(UserEdit edit) {
    return change(new EditUser(edit));
  }

  /**
   * Sets the status of a user (rules.md U5, U6). This voids a pending activation. If the new status
   * requires an activation, the profile contains a new token.
   *
   * @param user the user
   * @param status the new status
   * @return the profile after the change
   * @throws NotFoundException if the user does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not set that status
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public UserView setStatus(UserId user, UserStatus status) {
    return change(new SetStatus(user, status));
  }

  /**
   * Issues a new activation token, which voids the old one (rules.md U9).
   *
   * @param user a user whose activation is required
   * @return the token, to be sent to the user by the host application
   * @throws NotFoundException if the user does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not set the status of the user
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public ActivationToken renewActivation(UserId user) {
    return OrgChangeExecutor.run(
        guard,
        new RenewActivation(user),
        (call, done) -> Objects.requireNonNull(done.activation()));
  }

  /**
   * Makes a Head a Manager, or a Manager a Head (rules.md U5, D6).
   *
   * @param user the user
   * @param type the new type
   * @return the profile after the change
   * @throws NotFoundException if the user does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not set the type
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public UserView setType(UserId user, UserType type) {
    return change(new SetType(user, type));
  }

  /**
   * Sets the responsible of a user (rules.md U2, U5).
   *
   * @param user the user
   * @param to the new responsible
   * @return the profile after the change
   * @throws NotFoundException if the user does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not set the responsible
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public UserView setResponsible(UserId user, UserId to) {
    return change(new SetResponsible(user, to));
  }

  /**
   * Denies a settings area to a Head or a Manager (rules.md S2).
   *
   * @param user the user
   * @param area the area
   * @return the profile after the change
   * @throws NotFoundException if the user does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not deny settings
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public UserView denySetting(UserId user, SettingsArea area) {
    return change(new DenySetting(user, area));
  }

  /**
   * Revokes the denial of a settings area (rules.md S2).
   *
   * @param user the user
   * @param area the area
   * @return the profile after the change
   * @throws NotFoundException if the user does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not deny settings
   */
  public UserView allowSetting(UserId user, SettingsArea area) {
    return change(new AllowSetting(user, area));
  }

  /**
   * Makes another user the Director, in one step; the present Director becomes a Head (rules.md
   * U1).
   *
   * @param to the new Director
   * @throws AccessDeniedException if the user cannot work, or may not transfer the role
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public void transferDirectorship(UserId to) {
    OrgChangeExecutor.run(guard, new TransferDirectorship(to));
  }

  /**
   * Deletes a user: the records go to the responsible, the Managers to the Director, all at once
   * (rules.md D1, D2). {@link CrmSession#preview} shows what this would do.
   *
   * @param user the user
   * @throws NotFoundException if the user does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not delete the user
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public void delete(UserId user) {
    delete(DeleteUser.of(user));
  }

  /**
   * Deletes a user, with other recipients of the records and Managers (rules.md D3).
   *
   * @param deletion the user and the recipients
   * @throws NotFoundException if the user does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not delete the user
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public void delete(DeleteUser deletion) {
    OrgChangeExecutor.run(guard, deletion);
  }

  /**
   * Undoes the deletion of a user: the user comes back inactive, with those of the transferred
   * records that are still where they went (rules.md D9).
   *
   * @param user the deleted user
   * @return the profile
   * @throws NotFoundException if the user does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not undo deletions
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public UserView undoDelete(UserId user) {
    return change(new UndoDeleteUser(user, null));
  }

  /**
   * Undoes the deletion of a user whose e-mail address has been taken since (rules.md D9).
   *
   * @param user the deleted user
   * @param email the new e-mail address
   * @return the profile
   * @throws NotFoundException if the user does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not undo deletions
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public UserView undoDelete(UserId user, String email) {
    return change(new UndoDeleteUser(user, email));
  }

  private UserView change(UserChange change) {
    return OrgChangeExecutor.run(
        guard,
        change,
        (call, done) -> {
          User user = call.tx().org().user((UserId) done.subject()).orElseThrow();
          return UserViews.of(call, user, done.activation());
        });
  }
}
