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

/** The profile of a user, as one who sees it gets it (rules.md U4). */
@Value.Immutable
@ValueStyle
public interface UserView {

  /**
   * Who it is.
   *
   * @return the id
   */
  UserId id();

  /**
   * The display name.
   *
   * @return not blank
   */
  String name();

  /**
   * The e-mail address.
   *
   * @return empty when none is known
   */
  Optional<String> email();

  /**
   * Further contacts, free text.
   *
   * @return empty when none are known
   */
  Optional<String> contacts();

  /**
   * The type.
   *
   * @return never null
   */
  UserType type();

  /**
   * The status.
   *
   * @return never null
   */
  UserStatus status();

  /**
   * The user over him.
   *
   * @return empty for the Director only
   */
  Optional<UserRef> responsible();

  /**
   * The groups that he was put in, besides the built-in one of his type.
   *
   * @return by id upwards
   */
  List<Group> groups();

  /**
   * The areas of settings that the Director denied him (rules.md S2).
   *
   * @return empty for the Director
   */
  Set<SettingsArea> deniedSettings();

  /**
   * When he was created.
   *
   * @return an instant in UTC
   */
  Instant createdAt();

  /**
   * His latest successful sign-in, with the address that he came from (rules.md U10).
   *
   * @return empty when he never signed in
   */
  Optional<SignIn> lastSignIn();

  /**
   * Whether who asked may edit name and contacts.
   *
   * @return true when he may
   */
  boolean mayEdit();

  /**
   * Whether who asked may delete the user.
   *
   * @return true when he may
   */
  boolean mayDelete();

  /**
   * The token that this very call issued, to be sent to the user (rules.md U9).
   *
   * @return empty when the call issued none
   */
  Optional<ActivationToken> activation();

  /**
   * His id with his name.
   *
   * @return what others may see of him
   */
  default UserRef ref() {
    return new UserRef(id(), name());
  }

  /**
   * A new builder.
   *
   * @return empty
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link UserView}. */
  final class Builder extends ImmutableUserView.Builder {
    Builder() {}
  }
}
