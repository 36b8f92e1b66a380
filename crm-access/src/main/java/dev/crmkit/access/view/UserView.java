package dev.crmkit.access.view;

import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** The profile of a user, as another user sees it (rules.md U4). */
@Value.Immutable
@ValueStyle
public interface UserView {

  /**
   * Returns the id.
   *
   * @return the id
   */
  UserId id();

  /**
   * Returns the display name.
   *
   * @return not blank
   */
  String name();

  /**
   * Returns the e-mail address.
   *
   * @return empty if there is none
   */
  Optional<String> email();

  /**
   * Returns further contacts, as free text.
   *
   * @return empty if there are none
   */
  Optional<String> contacts();

  /**
   * Returns the type.
   *
   * @return the type
   */
  UserType type();

  /**
   * Returns the status.
   *
   * @return the status
   */
  UserStatus status();

  /**
   * Returns the responsible.
   *
   * @return empty for the Director only
   */
  Optional<UserRef> responsible();

  /**
   * Returns the groups, without the built-in group of the type.
   *
   * @return in ascending order of their ids
   */
  List<Group> groups();

  /**
   * Returns the settings areas that the Director has denied to the user (rules.md S2).
   *
   * @return empty for the Director
   */
  Set<SettingsArea> deniedSettings();

  /**
   * Returns the time of creation.
   *
   * @return an instant in UTC
   */
  Instant createdAt();

  /**
   * Returns the latest successful sign-in, with its address (rules.md U10).
   *
   * @return empty if the user never signed in
   */
  Optional<SignIn> lastSignIn();

  /**
   * Returns whether the reader may edit the name and contacts.
   *
   * @return true if they may
   */
  boolean mayEdit();

  /**
   * Returns whether the reader may delete the user.
   *
   * @return true if they may
   */
  boolean mayDelete();

  /**
   * Returns the activation token that this call has issued, to be sent to the user (rules.md U9).
   *
   * @return empty if the call has issued none
   */
  Optional<ActivationToken> activation();

  /**
   * Returns the id and the name.
   *
   * @return the part of a profile that others can see
   */
  default UserRef ref() {
    return new UserRef(id(), name());
  }

  /**
   * Returns an empty builder.
   *
   * @return the builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link UserView}. */
  final class Builder extends ImmutableUserView.Builder {
    Builder() {}
  }
}
