package dev.crmkit.core.user;

import dev.crmkit.core.edit.SetEdit;
import dev.crmkit.core.edit.ValueEdit;
import dev.crmkit.core.internal.style.InputStyle;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a profile (rules.md U4). What is not named stays. Of words that contradict each other,
 * the last one counts.
 */
@Value.Immutable
@InputStyle
public interface UserEdit {

  /** Returns the user to edit; null if it is missing, which is reported. */
  @Nullable UserId id();

  /** Returns the new name; empty to keep it. */
  Optional<String> name();

  /**
   * Returns what happens to the e-mail address, which only the user and the Director can change.
   */
  @Value.Default
  default ValueEdit<String> email() {
    return ValueEdit.keep();
  }

  /** Returns what happens to the contacts. */
  @Value.Default
  default ValueEdit<String> contacts() {
    return ValueEdit.keep();
  }

  /** Returns what happens to the groups, which only the Director can change. */
  @Value.Default
  default SetEdit<GroupId> groups() {
    return SetEdit.keep();
  }

  /** Returns an edit that changes nothing. */
  static UserEdit of(@Nullable UserId id) {
    return builder().id(id).build();
  }

  /** Sets the name, which must not be blank. */
  default UserEdit name(@Nullable String name) {
    return builder().from(this).name(name == null ? "" : name).build();
  }

  /** Sets the e-mail address; a blank one removes it. */
  default UserEdit email(String email) {
    return builder().from(this).email(ValueEdit.to(email)).build();
  }

  /** Removes the e-mail address. */
  default UserEdit clearEmail() {
    return builder().from(this).email(ValueEdit.clear()).build();
  }

  /** Sets the contacts, free text. */
  default UserEdit contacts(String contacts) {
    return builder().from(this).contacts(ValueEdit.to(contacts)).build();
  }

  /** Removes the contacts. */
  default UserEdit clearContacts() {
    return builder().from(this).contacts(ValueEdit.clear()).build();
  }

  /** Sets all groups, in place of the present ones. */
  default UserEdit groups(Set<GroupId> groups) {
    return builder().from(this).groups(SetEdit.to(groups)).build();
  }

  /** Adds a group to those that there are when the edit is made. */
  default UserEdit addGroup(GroupId group) {
    return builder().from(this).groups(groups().add(group)).build();
  }

  /** Removes a group, if it is there when the edit is made. */
  default UserEdit removeGroup(GroupId group) {
    return builder().from(this).groups(groups().remove(group)).build();
  }

  /** Returns a builder, for many attributes at once; it has the same words. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link UserEdit}. */
  final class Builder extends ImmutableUserEdit.Builder {
    Builder() {}
  }
}
