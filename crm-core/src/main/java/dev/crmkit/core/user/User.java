package dev.crmkit.core.user;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.portfolio.PortfolioId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** A user of a workspace, including deleted users (rules.md U). */
@Value.Immutable
@ValueStyle
public non-sealed interface User extends OrgEntry {

  /**
   * Returns the identifier.
   *
   * @return the id, never reused (rules.md D5)
   */
  UserId id();

  /**
   * Returns the display name.
   *
   * @return not blank
   */
  String name();

  /**
   * Returns the e-mail address, unique in the workspace ignoring case (rules.md U12).
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
   * Returns the type.
   *
   * @return the type
   */
  UserType type();

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
   * Returns the user who is responsible for this user (rules.md U2).
   *
   * @return empty for the Director only
   */
  Optional<UserId> responsible();

  /**
   * Returns the groups of the user, except the built-in group of the type.
   *
   * @return ids of groups
   */
  Set<GroupId> groups();

  /**
   * Returns the areas of settings that the Director denied to the user (rules.md S2).
   *
   * @return empty for the Director
   */
  Set<SettingsArea> deniedSettings();

  /**
   * Returns the user's own portfolio, which receives the records that the user creates or is
   * assigned.
   *
   * @return the id, which never changes
   */
  PortfolioId portfolio();

  /**
   * Returns when the user was created.
   *
   * @return the time of creation
   */
  Instant createdAt();

  /**
   * Returns the deletion of the user.
   *
   * @return empty if the user is not deleted
   */
  Optional<UserDeletion> deletion();

  /**
   * Returns the number of the id of {@link #responsible}. Unlike that method it creates no object,
   * so access decisions, which compare it for each record, allocate nothing.
   *
   * @return 0 for the Director
   */
  @Value.Lazy
  default long responsibleNumber() {
    return responsible().map(UserId::value).orElse(0L);
  }

  /**
   * Returns the id and the name.
   *
   * @return what other users can see of this user
   */
  @Value.Lazy
  default UserRef ref() {
    return new UserRef(id(), name());
  }

  /**
   * Creates an empty builder.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * Creates a builder with the values of this user.
   *
   * @return a builder
   */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** A builder of {@link User}. */
  final class Builder extends ImmutableUser.Builder {
    Builder() {}
  }
}
