package dev.crmkit.core.user;

import dev.crmkit.core.internal.style.InputStyle;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The input of the creation of a Head or a Manager (rules.md U2, U3). */
@Value.Immutable
@InputStyle
public interface NewUser {

  /** Returns the id; empty for a random one. */
  Optional<UserId> id();

  /** Returns the name; null if it is missing, which is reported like a blank one. */
  @Nullable String name();

  /** Returns the type: Head or Manager; null if it is missing, which is reported. */
  @Nullable UserType type();

  /** Returns the e-mail address; empty if there is none. */
  Optional<String> email();

  /** Returns further contacts as free text; empty if there are none. */
  Optional<String> contacts();

  /** Returns the status; active unless set. */
  @Value.Default
  default UserStatus status() {
    return UserStatus.ACTIVE;
  }

  /**
   * Returns the responsible; empty for the Head who creates the user, or else the Director
   * (rules.md U2).
   */
  Optional<UserId> responsible();

  /** Returns the groups, which only the Director can set (rules.md U11). */
  Set<GroupId> groups();

  /** Returns an active Head with a name, which must not be blank. */
  static NewUser head(@Nullable String name) {
    return of(UserType.HEAD, name);
  }

  /** Returns an active Manager with a name, which must not be blank. */
  static NewUser manager(@Nullable String name) {
    return of(UserType.MANAGER, name);
  }

  /** Returns an active user of a type, Head or Manager, with a name, which must not be blank. */
  static NewUser of(@Nullable UserType type, @Nullable String name) {
    return builder().type(type).name(name).build();
  }

  /** Chooses the id, which must never have been used. */
  default NewUser id(UserId id) {
    return builder().from(this).id(id).build();
  }

  /** Sets the e-mail address. */
  default NewUser email(String email) {
    return builder().from(this).email(email).build();
  }

  /** Sets further contacts, as free text. */
  default NewUser contacts(String contacts) {
    return builder().from(this).contacts(contacts).build();
  }

  /** Sets the status. */
  default NewUser status(UserStatus status) {
    return builder().from(this).status(status).build();
  }

  /** Sets the responsible. */
  default NewUser responsible(UserId responsible) {
    return builder().from(this).responsible(responsible).build();
  }

  /** Sets all groups. */
  default NewUser groups(Set<GroupId> groups) {
    return builder().from(this).groups(groups).build();
  }

  /** Adds a group. */
  default NewUser addGroup(GroupId group) {
    return builder().from(this).addGroup(group).build();
  }

  /** Returns a builder, for many attributes at once; it has the same words. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewUser}. */
  final class Builder extends ImmutableNewUser.Builder {
    Builder() {}
  }
}
