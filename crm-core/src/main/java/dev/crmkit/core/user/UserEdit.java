package dev.crmkit.core.user;

import dev.crmkit.core.internal.style.ValueStyle;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** A change of a user's profile (rules.md U4). What is not set stays unchanged. */
@Value.Immutable
@ValueStyle
public interface UserEdit {

  /**
   * Returns the user to change.
   *
   * @return the id of the user
   */
  UserId user();

  /**
   * Returns the new display name.
   *
   * @return empty to leave it
   */
  Optional<String> name();

  /**
   * Returns the new e-mail address, which only the user and the Director can change.
   *
   * @return empty to leave it; blank to remove it
   */
  Optional<String> email();

  /**
   * Returns the new contacts.
   *
   * @return empty to leave them
   */
  Optional<String> contacts();

  /**
   * Returns the new groups, which replace all present ones and which only the Director can change.
   *
   * @return empty to leave them
   */
  Optional<Set<GroupId>> groups();

  /**
   * Creates an empty edit.
   *
   * @param user the user to change
   * @return an edit that changes nothing
   */
  static UserEdit of(UserId user) {
    return builder().user(user).build();
  }

  /**
   * Sets the display name.
   *
   * @param name not blank
   * @return a copy
   */
  default UserEdit name(String name) {
    return builder().from(this).name(name).build();
  }

  /**
   * Sets the e-mail address.
   *
   * @param email blank to remove it
   * @return a copy
   */
  default UserEdit email(String email) {
    return builder().from(this).email(email).build();
  }

  /**
   * Sets the contacts.
   *
   * @param contacts free text
   * @return a copy
   */
  default UserEdit contacts(String contacts) {
    return builder().from(this).contacts(contacts).build();
  }

  /**
   * Sets the groups.
   *
   * @param groups the new groups, which replace all present ones
   * @return a copy
   */
  default UserEdit groups(Set<GroupId> groups) {
    return builder().from(this).groups(groups).build();
  }

  /**
   * Creates an empty builder.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** A builder of {@link UserEdit}. */
  final class Builder extends ImmutableUserEdit.Builder {
    Builder() {}
  }
}
