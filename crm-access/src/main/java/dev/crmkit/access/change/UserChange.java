package dev.crmkit.access.change;

import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import org.jspecify.annotations.Nullable;

/** A change of users (rules.md U, D, S2). */
public sealed interface UserChange extends OrgChange {

  /**
   * Creates a Head or a Manager (rules.md U2, U3).
   *
   * @param user what he is created from
   */
  record CreateUser(NewUser user) implements UserChange {}

  /**
   * Edits a profile (rules.md U4).
   *
   * @param edit what changes
   */
  record EditUser(UserEdit edit) implements UserChange {}

  /**
   * Sets a status (rules.md U5, U6).
   *
   * @param user whose
   * @param status the status from then on
   */
  record SetStatus(UserId user, UserStatus status) implements UserChange {}

  /**
   * Issues a new token to a user who waits for his activation; the old one is void (rules.md U9).
   *
   * @param user who
   */
  record RenewActivation(UserId user) implements UserChange {}

  /**
   * Makes a Head a Manager or a Manager a Head (rules.md U5, D6).
   *
   * @param user who
   * @param type what he becomes
   */
  record SetType(UserId user, UserType type) implements UserChange {}

  /**
   * Puts a user under another (rules.md U2, U5).
   *
   * @param user who
   * @param to the responsible from then on; null is invalid
   */
  record SetResponsible(UserId user, @Nullable UserId to) implements UserChange {}

  /**
   * Deletes a user: all that he owns and all who are under him pass to others (rules.md D1 to D3).
   *
   * @param user who
   * @param recordsTo who takes his records; null for his responsible
   * @param managersTo the Head who takes his managers; null for the Director
   */
  record DeleteUser(UserId user, @Nullable UserId recordsTo, @Nullable UserId managersTo)
      implements UserChange {

    /**
     * A deletion that leaves his records to his responsible and his managers to the Director.
     *
     * @param user who
     * @return the change
     */
    public static DeleteUser of(UserId user) {
      return new DeleteUser(user, null, null);
    }

    /**
     * The same with another recipient of the records.
     *
     * @param recipient anyone who may be an owner (rules.md D3, D8)
     * @return a copy
     */
    public DeleteUser recordsTo(UserId recipient) {
      return new DeleteUser(user, recipient, managersTo);
    }

    /**
     * The same with another recipient of the managers.
     *
     * @param head a Head who can work, or the Director (rules.md D3)
     * @return a copy
     */
    public DeleteUser managersTo(UserId head) {
      return new DeleteUser(user, recordsTo, head);
    }
  }

  /**
   * Undoes the deletion of a user (rules.md D9).
   *
   * @param user who
   * @param email the address he comes back with; null for the one he had
   */
  record UndoDeleteUser(UserId user, @Nullable String email) implements UserChange {}

  /**
   * Hands over the office of the Director (rules.md U1).
   *
   * @param to who becomes the Director
   */
  record TransferDirectorship(UserId to) implements UserChange {}

  /**
   * Denies a settings area to a Head or a Manager (rules.md S2).
   *
   * @param user to whom
   * @param area which
   */
  record DenySetting(UserId user, SettingsArea area) implements UserChange {}

  /**
   * Takes the denial of a settings area back (rules.md S2).
   *
   * @param user from whom
   * @param area which
   */
  record AllowSetting(UserId user, SettingsArea area) implements UserChange {}
}
