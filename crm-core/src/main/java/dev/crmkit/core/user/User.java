package dev.crmkit.core.user;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.portfolio.PortfolioId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** A user of a workspace, living or deleted (rules.md U). */
@Value.Immutable
@ValueStyle
public non-sealed interface User extends OrgEntry {

  /**
   * Who it is.
   *
   * @return the id, never used again (rules.md D5)
   */
  UserId id();

  /**
   * The display name.
   *
   * @return not blank
   */
  String name();

  /**
   * The e-mail address, unique in the workspace without case (rules.md U12).
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
   * @return {@link UserStatus#ACTIVE} unless set
   */
  @Value.Default
  default UserStatus status() {
    return UserStatus.ACTIVE;
  }

  /**
   * The user over him (rules.md U2).
   *
   * @return empty for the Director only
   */
  Optional<UserId> responsible();

  /**
   * The groups he was put in, besides the built-in one of his type.
   *
   * @return the ids of groups that exist
   */
  Set<GroupId> groups();

  /**
   * The areas of settings that the Director denied him (rules.md S2).
   *
   * @return empty for the Director
   */
  Set<SettingsArea> deniedSettings();

  /**
   * His own portfolio: what he creates and what is assigned to him lies in it.
   *
   * @return the same for as long as the workspace lives
   */
  PortfolioId portfolio();

  /**
   * When he was created.
   *
   * @return an instant in UTC
   */
  Instant createdAt();

  /**
   * How he was deleted.
   *
   * @return empty while he lives
   */
  Optional<UserDeletion> deletion();

  /**
   * His id with his name.
   *
   * @return what others may see of him
   */
  @Value.Lazy
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

  /**
   * A builder that begins with this user.
   *
   * @return filled
   */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link User}. */
  final class Builder extends ImmutableUser.Builder {
    Builder() {}
  }
}
