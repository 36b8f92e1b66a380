package dev.crmkit.core.activity;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.user.UserId;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** What is to be changed of an activity (rules.md E2); what is not named stays. */
@Value.Immutable
@ValueStyle
public interface ActivityEdit {

  /**
   * Which activity.
   *
   * @return an activity
   */
  ActivityId id();

  /**
   * The version that the edit is based on (rules.md E7).
   *
   * @return empty to change it whatever it is now
   */
  Optional<Long> version();

  /**
   * The client that it shall belong to.
   *
   * @return empty to leave it
   */
  Optional<ClientId> client();

  /**
   * The owner: naming one is an assignment too (rules.md E4).
   *
   * @return empty to leave it
   */
  Optional<UserId> owner();

  /**
   * The kind.
   *
   * @return empty to leave it
   */
  Optional<ActivityKind> kind();

  /**
   * What it is about.
   *
   * @return empty to leave it
   */
  Optional<String> subject();

  /**
   * When it is due.
   *
   * @return empty to leave it
   */
  Optional<Instant> due();

  /**
   * Whether it is done: true sets the present time unless it is done already, false clears it.
   *
   * @return empty to leave it
   */
  Optional<Boolean> finished();

  /**
   * When it was done.
   *
   * @return empty to leave it
   */
  Optional<Instant> done();

  /**
   * Whether the due time is taken away.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean clearDue() {
    return false;
  }

  /**
   * Nothing yet.
   *
   * @param id which activity
   * @return an edit that changes nothing
   */
  static ActivityEdit of(ActivityId id) {
    return builder().id(id).build();
  }

  /**
   * The same, based on a version.
   *
   * @param version the version that was read
   * @return a copy
   */
  default ActivityEdit version(long version) {
    return builder().from(this).version(version).build();
  }

  /**
   * The same with another owner.
   *
   * @param owner a user (rules.md E4)
   * @return a copy
   */
  default ActivityEdit owner(UserId owner) {
    return builder().from(this).owner(owner).build();
  }

  /**
   * The same with another subject.
   *
   * @param subject not blank
   * @return a copy
   */
  default ActivityEdit subject(String subject) {
    return builder().from(this).subject(subject).build();
  }

  /**
   * The same with another due time.
   *
   * @param due an instant
   * @return a copy
   */
  default ActivityEdit due(Instant due) {
    return builder().from(this).due(due).build();
  }

  /**
   * The same, done or not.
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
