package dev.crmkit.core.user;

import dev.crmkit.core.internal.style.ValueStyle;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** The attributes of a user to create (rules.md U2, U3). */
@Value.Immutable
@ValueStyle
public interface NewUser {

  /**
   * Returns the id of the new user.
   *
   * @return an unused id; empty to generate one
   */
  Optional<UserId> id();

  /**
   * Returns the display name.
   *
   * @return not blank
   */
  String name();

  /**
   * Returns the type.
   *
   * @return Head or Manager
   */
  UserType type();

  /**
   * Returns the e-mail address.
   *
   * @return empty if it is not known
   */
  Optional<String> email();

  /**
   * Returns further contacts as free text.
   *
   * @return empty if there are none
   */
  Optional<String> contacts();

  /**
   * Returns the status.
   *
   * @return {@link UserStatus#ACTIVE} unless set
   */
  @Value.Default
  default UserStatus status() {
    return UserStatus.ACTIVE;
  }

  /**
   * Returns the user who is responsible for the new user.
   *
   * @return empty for the Head who creates the user, or else the Director (rules.md U2)
   */
  Optional<UserId> responsible();

  /**
   * Returns the groups of the user, which only the Director can set (rules.md U11).
   *
   * @return their ids
   */
  Set<GroupId> groups();

  /**
   * Creates the attributes of an active Head.
   *
   * @param name the display name
   * @return the attributes
   */
  static NewUser head(String name) {
    return builder().name(name).type(UserType.HEAD).build();
  }

  /**
   * Creates the attributes of an active Manager.
   *
   * @param name the display name
   * @return the attributes
   */
  static NewUser manager(String name) {
    return builder().name(name).type(UserType.MANAGER).build();
  }

  /**
   * Sets the e-mail address.
   *
   * @param email the e-mail address
   * @return a copy
   */
  default NewUser email(String email) {
    return builder().from(this).email(email).build();
  }

  /**
   * Sets the responsible.
   *
   * @param user the responsible
   * @return a copy
   */
  default NewUser responsible(UserId user) {
    return builder().from(this).responsible(user).build();
  }

  /**
   * Sets the status.
   *
   * @param status the initial status
   * @return a copy
   */
  default NewUser status(UserStatus status) {
    return builder().from(this).status(status).build();
  }

  /**
   * Adds a group.
   *
   * @param group a group
   * @return a copy
   */
  default NewUser addGroup(GroupId group) {
    return builder().from(this).addGroups(group).build();
  }

  /**
   * Creates an empty builder.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** A builder of {@link NewUser}. */
  final class Builder extends ImmutableNewUser.Builder {
    Builder() {}
  }
}
