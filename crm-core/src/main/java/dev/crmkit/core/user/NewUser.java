package dev.crmkit.core.user;

import dev.crmkit.core.internal.style.ValueStyle;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** What a user is created from (rules.md U2, U3). */
@Value.Immutable
@ValueStyle
public interface NewUser {

  /**
   * The id.
   *
   * @return its id, never used before; empty to let CrmKit choose one
   */
  Optional<UserId> id();

  /**
   * The display name.
   *
   * @return not blank
   */
  String name();

  /**
   * The type.
   *
   * @return a Head or a Manager
   */
  UserType type();

  /**
   * The e-mail address.
   *
   * @return empty when none is known
   */
  Optional<String> email();

  /**
   * Further contacts.
   *
   * @return empty when none are known
   */
  Optional<String> contacts();

  /**
   * The status.
   *
   * @return {@link UserStatus#ACTIVE} unless set
   */
  @Value.Default
  default UserStatus status() {
    return UserStatus.ACTIVE;
  }

  /**
   * The user over him.
   *
   * @return empty for the Head who creates him, else the Director (rules.md U2)
   */
  Optional<UserId> responsible();

  /**
   * The groups that he is put in; the Director's to say (rules.md U11).
   *
   * @return their ids
   */
  Set<GroupId> groups();

  /**
   * A Head.
   *
   * @param name the display name
   * @param email the e-mail address
   * @return to be created, active
   */
  static NewUser head(String name, String email) {
    return builder().name(name).type(UserType.HEAD).email(email).build();
  }

  /**
   * A Manager.
   *
   * @param name the display name
   * @param email the e-mail address
   * @return to be created, active
   */
  static NewUser manager(String name, String email) {
    return builder().name(name).type(UserType.MANAGER).email(email).build();
  }

  /**
   * The same under a user.
   *
   * @param user the responsible
   * @return a copy
   */
  default NewUser responsible(UserId user) {
    return builder().from(this).responsible(user).build();
  }

  /**
   * The same in a status.
   *
   * @param status the status to begin with
   * @return a copy
   */
  default NewUser status(UserStatus status) {
    return builder().from(this).status(status).build();
  }

  /**
   * The same in a further group.
   *
   * @param group a group
   * @return a copy
   */
  default NewUser group(GroupId group) {
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
