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

  @Override
  default SettingsArea area() {
    return SettingsArea.USERS;
  }

  /**
   * Creates a Head or a Manager (rules.md U2, U3).
   *
   * @param user the content of the profile
   */
  record CreateUser(NewUser user) implements UserChange {}

  /**
   * Edits a profile (rules.md U4).
   *
   * @param edit the changes
   */
  record EditUser(UserEdit edit) implements UserChange {}

  /**
   * Sets a status (rules.md U5, U6).
   *
   * @param user the user
   * @param status the new status
   */
  record SetStatus(UserId user, UserStatus status) implements UserChange {}

  /**
   * Issues a new token to a user whose activation is required; the old one becomes void (rules.md
   * U9).
   *
   * @param user the user
   */
  record RenewActivation(UserId user) implements UserChange {}

  /**
   * Makes a Head a Manager or a Manager a Head (rules.md U5, D6).
   *
   * @param user the user
   * @param type the new type
   */
  record SetType(UserId user, UserType type) implements UserChange {}

  /**
   * Sets the responsible of a user (rules.md U2, U5).
   *
   * @param user the user
   * @param to the new responsible; null is invalid
   */
  record SetResponsible(UserId user, @Nullable UserId to) implements UserChange {}

  /**
   * Deletes a user, whose records and Managers pass to others (rules.md D1 to D3).
   *
   * @param user the user
   * @param recordsTo the recipient of the records; null for the responsible
   * @param managersTo the Head who gets the Managers; null for the Director
   */
  record DeleteUser(UserId user, @Nullable UserId recordsTo, @Nullable UserId managersTo)
      implements UserChange {

    /**
     * Returns a deletion whose records go to the responsible, and whose Managers to the Director.
     *
     * @param user the user
     * @return the change
     */
    public static DeleteUser of(UserId user) {
      return new DeleteUser(user, null, null);
    }

    /**
     * Returns a copy with another recipient of the records.
     *
     * @param recipient anyone who can be made an owner (rules.md D3, D8)
     * @return a copy
     */
    public DeleteUser recordsTo(UserId recipient) {
      return new DeleteUser(user, recipient, managersTo);
    }

    /**
     * Returns a copy with another recipient of the managers.
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
   * @param user the user
   * @param email the new e-mail address; null for the previous one
   */
  record UndoDeleteUser(UserId user, @Nullable String email) implements UserChange {}

  /**
   * Makes another user the Director (rules.md U1).
   *
   * @param to the new Director
   */
  record TransferDirectorship(UserId to) implements UserChange {}

  /**
   * Denies a settings area to a Head or a Manager (rules.md S2).
   *
   * @param user the user
   * @param area the area
   */
  record DenySetting(UserId user, SettingsArea area) implements UserChange {}

  /**
   * Revokes the denial of a settings area (rules.md S2).
   *
   * @param user the user
   * @param area the area
   */
  record AllowSetting(UserId user, SettingsArea area) implements UserChange {}
}
