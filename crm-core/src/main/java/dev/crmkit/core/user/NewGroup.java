package dev.crmkit.core.user;

import dev.crmkit.core.internal.style.InputStyle;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The input of the creation of a group (rules.md U11). */
@Value.Immutable
@InputStyle
public interface NewGroup {

  /** Returns the id; empty for a random one. */
  Optional<GroupId> id();

  /** Returns the name, unique in the workspace ignoring case, and not the name of a user type. */
  @Nullable String name();

  /** Returns the members. */
  Set<UserId> members();

  /** Returns a group with a name, which must not be blank, and without members. */
  static NewGroup of(@Nullable String name) {
    return builder().name(name).build();
  }

  /** Chooses the id, which must never have been used. */
  default NewGroup id(GroupId id) {
    return builder().from(this).id(id).build();
  }

  /** Sets all members. */
  default NewGroup members(Set<UserId> members) {
    return builder().from(this).members(members).build();
  }

  /** Adds a member. */
  default NewGroup addMember(UserId member) {
    return builder().from(this).addMember(member).build();
  }

  /** Returns a builder, for many attributes at once; it has the same words. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewGroup}. */
  final class Builder extends ImmutableNewGroup.Builder {
    Builder() {}
  }
}
