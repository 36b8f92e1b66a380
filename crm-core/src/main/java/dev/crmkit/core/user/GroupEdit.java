package dev.crmkit.core.user;

import dev.crmkit.core.edit.SetEdit;
import dev.crmkit.core.internal.style.InputStyle;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a group (rules.md U11). What is not named stays. Of words that contradict each other,
 * the last one counts.
 */
@Value.Immutable
@InputStyle
public interface GroupEdit {

  /** Returns the group to edit; null if it is missing, which is reported. */
  @Nullable GroupId id();

  /** Returns the new name; empty to keep it. */
  Optional<String> name();

  /** Returns what happens to the members. */
  @Value.Default
  default SetEdit<UserId> members() {
    return SetEdit.keep();
  }

  /** Returns an edit that changes nothing. */
  static GroupEdit of(@Nullable GroupId id) {
    return builder().id(id).build();
  }

  /** Sets the name, unique in the workspace ignoring case, and not the name of a user type. */
  default GroupEdit name(@Nullable String name) {
    return builder().from(this).name(name == null ? "" : name).build();
  }

  /** Sets all members, in place of the present ones. */
  default GroupEdit members(Set<UserId> members) {
    return builder().from(this).members(SetEdit.to(members)).build();
  }

  /** Adds a member to those that there are when the edit is made. */
  default GroupEdit addMember(UserId member) {
    return builder().from(this).members(members().add(member)).build();
  }

  /** Removes a member, if it is there when the edit is made. */
  default GroupEdit removeMember(UserId member) {
    return builder().from(this).members(members().remove(member)).build();
  }

  /** Returns a builder, for many attributes at once; it has the same words. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link GroupEdit}. */
  final class Builder extends ImmutableGroupEdit.Builder {
    Builder() {}
  }
}
