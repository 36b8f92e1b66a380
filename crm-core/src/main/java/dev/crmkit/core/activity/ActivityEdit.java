package dev.crmkit.core.activity;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.user.UserId;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** A change of an activity (rules.md E2). What is not set stays unchanged. */
@Value.Immutable
@ValueStyle
public interface ActivityEdit {

  /**
   * Returns the activity to change.
   *
   * @return its id
   */
  ActivityId id();

  /**
   * Returns the version that the edit is based on (rules.md E7).
   *
   * @return empty to change any version
   */
  Optional<Long> version();

  /**
   * Returns the new client.
   *
   * @return empty to leave it
   */
  Optional<ClientId> client();

  /**
   * Returns the new owner. An edit with an owner is also an assignment (rules.md E4).
   *
   * @return empty to leave it
   */
  Optional<UserId> owner();

  /**
   * Returns the new kind.
   *
   * @return empty to leave it
   */
  Optional<ActivityKind> kind();

  /**
   * Returns the new subject.
   *
   * @return empty to leave it
   */
  Optional<String> subject();

  /**
   * Returns the new due time.
   *
   * @return empty to leave it
   */
  Optional<Instant> due();

  /**
   * Returns whether the activity is done. True sets the present time unless the activity is done
   * already, false clears the time.
   *
   * @return empty to leave it
   */
  Optional<Boolean> finished();

  /**
   * Returns when the activity was done.
   *
   * @return empty to leave it
   */
  Optional<Instant> done();

  /**
   * Returns whether the due time is removed.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean clearDue() {
    return false;
  }

  /**
   * Creates an empty edit.
   *
   * @param id the activity to change
   * @return an edit that changes nothing
   */
  static ActivityEdit of(ActivityId id) {
    return builder().id(id).build();
  }

  /**
   * Sets the version that the edit is based on.
   *
   * @param version the version that was read
   * @return a copy
   */
  default ActivityEdit version(long version) {
    return builder().from(this).version(version).build();
  }

  /**
   * Sets the owner.
   *
   * @param owner a user (rules.md E4)
   * @return a copy
   */
  default ActivityEdit owner(UserId owner) {
    return builder().from(this).owner(owner).build();
  }

  /**
   * Sets the subject.
   *
   * @param subject not blank
   * @return a copy
   */
  default ActivityEdit subject(String subject) {
    return builder().from(this).subject(subject).build();
  }

  /**
   * Sets the due time.
   *
   * @param due the due time
   * @return a copy
   */
  default ActivityEdit due(Instant due) {
    return builder().from(this).due(due).build();
  }

  /**
   * Sets whether the activity is done.
   *
   * @param done true for done
   * @return a copy
   */
  default ActivityEdit finished(boolean done) {
    return builder().from(this).finished(done).build();
  }

  /**
   * Creates an empty builder.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** A builder of {@link ActivityEdit}. */
  final class Builder extends ImmutableActivityEdit.Builder {
    Builder() {}
  }
}
