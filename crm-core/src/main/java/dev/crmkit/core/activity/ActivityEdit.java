package dev.crmkit.core.activity;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.edit.ValueEdit;
import dev.crmkit.core.internal.style.InputStyle;
import dev.crmkit.core.user.UserId;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Changes of an activity (rules.md E2). What is not named stays. Of words that contradict each
 * other, the last one counts.
 */
@Value.Immutable
@InputStyle
public interface ActivityEdit {

  /** Returns the activity to edit; null if it is missing, which is reported. */
  @Nullable ActivityId id();

  /** Returns the version that the edit is based on (rules.md E7); empty for any version. */
  Optional<Long> version();

  /** Returns the new client; empty to keep it. */
  Optional<ClientId> client();

  /** Returns the new kind; empty to keep it. */
  Optional<ActivityKind> kind();

  /** Returns the new subject; empty to keep it. */
  Optional<String> subject();

  /**
   * Returns the new owner; empty to keep the owner. An edit with an owner is also an assignment
   * (rules.md E4).
   */
  Optional<UserId> owner();

  /** Returns what happens to the due time. */
  @Value.Default
  default ValueEdit<Instant> due() {
    return ValueEdit.keep();
  }

  /** Returns what happens to the time at which the activity was done. */
  @Value.Default
  default ValueEdit<Instant> done() {
    return ValueEdit.keep();
  }

  /** Returns whether the activity is done now, unless it is done already. */
  @Value.Default
  default boolean finished() {
    return false;
  }

  /** Returns an edit that changes nothing. */
  static ActivityEdit of(@Nullable ActivityId id) {
    return builder().id(id).build();
  }

  /** Bases the edit on a version: it is refused as a conflict at any other (rules.md E7). */
  default ActivityEdit version(long version) {
    return builder().from(this).version(version).build();
  }

  /** Moves the activity to another client whom the user can see. */
  default ActivityEdit client(ClientId client) {
    return builder().from(this).client(client).build();
  }

  /** Sets the kind. */
  default ActivityEdit kind(ActivityKind kind) {
    return builder().from(this).kind(kind).build();
  }

  /** Sets the subject, which must not be blank. */
  default ActivityEdit subject(@Nullable String subject) {
    return builder().from(this).subject(subject == null ? "" : subject).build();
  }

  /** Sets the owner (rules.md E4). */
  default ActivityEdit owner(UserId owner) {
    return builder().from(this).owner(owner).build();
  }

  /** Sets when the activity is due. */
  default ActivityEdit due(Instant due) {
    return builder().from(this).due(ValueEdit.to(due)).build();
  }

  /** Removes the due time. */
  default ActivityEdit clearDue() {
    return builder().from(this).due(ValueEdit.clear()).build();
  }

  /** Sets when the activity was done. */
  default ActivityEdit done(Instant done) {
    return builder().from(this).done(ValueEdit.to(done)).finished(false).build();
  }

  /** Makes the activity one that is not done. */
  default ActivityEdit clearDone() {
    return builder().from(this).done(ValueEdit.clear()).finished(false).build();
  }

  /**
   * Makes the activity one that is done, by now unless it is done already; or one that is not done.
   */
  default ActivityEdit finished(boolean finished) {
    return finished
        ? builder().from(this).done(ValueEdit.keep()).finished(true).build()
        : clearDone();
  }

  /** Refuses a builder that says both when the activity was done, and that it is done now. */
  @Value.Check
  default void check() {
    if (finished() && !done().equals(ValueEdit.keep())) {
      throw new IllegalStateException("name a time at which the activity was done, or 'finished'");
    }
  }

  /** Returns a builder, for many attributes at once; it has the same words. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ActivityEdit}. */
  final class Builder extends ImmutableActivityEdit.Builder {
    Builder() {}
  }
}
