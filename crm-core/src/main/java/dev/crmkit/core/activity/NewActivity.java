package dev.crmkit.core.activity;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.user.UserId;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** The attributes of an activity to create (rules.md R2, E1). */
@Value.Immutable
@ValueStyle
public interface NewActivity {

  /**
   * Returns the id of the new activity.
   *
   * @return an unused id; empty to generate one
   */
  Optional<ActivityId> id();

  /**
   * Returns the client.
   *
   * @return a client that the creator can see
   */
  ClientId client();

  /**
   * Returns what the activity is about.
   *
   * @return not blank
   */
  String subject();

  /**
   * Returns the kind of activity.
   *
   * @return {@link ActivityKind#TASK} unless set
   */
  @Value.Default
  default ActivityKind kind() {
    return ActivityKind.TASK;
  }

  /**
   * Returns the owner.
   *
   * @return empty for the creator (rules.md E1)
   */
  Optional<UserId> owner();

  /**
   * Returns when the activity is due.
   *
   * @return empty if it has no due time
   */
  Optional<Instant> due();

  /**
   * Returns when the activity was done.
   *
   * @return empty if it is not done
   */
  Optional<Instant> done();

  /**
   * Creates the attributes of an activity, a task.
   *
   * @param client the client
   * @param subject not blank
   * @return the attributes
   */
  static NewActivity of(ClientId client, String subject) {
    return builder().client(client).subject(subject).build();
  }

  /**
   * Sets the owner.
   *
   * @param owner a user (rules.md E4)
   * @return a copy
   */
  default NewActivity owner(UserId owner) {
    return builder().from(this).owner(owner).build();
  }

  /**
   * Sets the kind.
   *
   * @param kind the kind
   * @return a copy
   */
  default NewActivity kind(ActivityKind kind) {
    return builder().from(this).kind(kind).build();
  }

  /**
   * Sets the due time.
   *
   * @param due the due time
   * @return a copy
   */
  default NewActivity due(Instant due) {
    return builder().from(this).due(due).build();
  }

  /**
   * Creates an empty builder.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** A builder of {@link NewActivity}. */
  final class Builder extends ImmutableNewActivity.Builder {
    Builder() {}
  }
}
