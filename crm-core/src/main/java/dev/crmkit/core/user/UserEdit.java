package dev.crmkit.core.user;

import dev.crmkit.core.internal.style.ValueStyle;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** What is to be changed of a user's profile (rules.md U4); what is not named stays. */
@Value.Immutable
@ValueStyle
public interface UserEdit {

  /**
   * Whose profile.
   *
   * @return a user
   */
  UserId user();

  /**
   * The display name.
   *
   * @return empty to leave it
   */
  Optional<String> name();

  /**
   * The e-mail address: the user's own, and the Director's, to change.
   *
   * @return empty to leave it; blank to take it away
   */
  Optional<String> email();

  /**
   * Further contacts.
   *
   * @return empty to leave them
   */
  Optional<String> contacts();

  /**
   * All groups that he shall be in; the Director's to say.
   *
   * @return empty to leave them
   */
  Optional<Set<GroupId>> groups();

  /**
   * Nothing yet.
   *
   * @param user whose profile
   * @return an edit that changes nothing
   */
  static UserEdit of(UserId user) {
    return builder().user(user).build();
  }

  /**
   * The same with another name.
   *
   * @param name not blank
   * @return a copy
   */
  default UserEdit name(String name) {
    return builder().from(this).name(name).build();
  }

  /**
   * The same with another address.
   *
   * @param email blank for none
   * @return a copy
   */
  default UserEdit email(String email) {
    return builder().from(this).email(email).build();
  }

  /**
   * The same with other contacts.
   *
   * @param contacts free text
   * @return a copy
   */
  default UserEdit contacts(String contacts) {
    return builder().from(this).contacts(contacts).build();
  }

  /**
   * The same with other groups.
   *
   * @param groups all that he shall be in
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
