package dev.crmkit.core.activity;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.user.UserId;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** What an activity is created from (rules.md R2, E1). */
@Value.Immutable
@ValueStyle
public interface NewActivity {

  /**
   * The id.
   *
   * @return its id, never used before; empty to let CrmKit choose one
   */
  Optional<ActivityId> id();

  /**
   * The client that it belongs to.
   *
   * @return one that its creator sees
   */
  ClientId client();

  /**
   * What it is about.
   *
   * @return not blank
   */
  String subject();

  /**
   * What kind of activity it is.
   *
   * @return {@link ActivityKind#TASK} unless set
   */
  @Value.Default
  default ActivityKind kind() {
    return ActivityKind.TASK;
  }

  /**
   * The owner.
   *
   * @return empty for who creates it (rules.md E1)
   */
  Optional<UserId> owner();

  /**
   * When it is due.
   *
   * @return empty when it has no due time
   */
  Optional<Instant> due();

  /**
   * When it was done.
   *
   * @return empty while it is not
   */
  Optional<Instant> done();

  /**
   * An activity with a client.
   *
   * @param client the client
   * @param subject not blank
   * @return to be created, a task
   */
  static NewActivity of(ClientId client, String subject) {
    return builder().client(client).subject(subject).build();
  }

  /**
   * The same of another owner.
   *
   * @param owner a user (rules.md E4)
   * @return a copy
   */
  default NewActivity owner(UserId owner) {
    return builder().from(this).owner(owner).build();
  }

  /**
   * The same of another kind.
   *
   * @param kind the kind
   * @return a copy
   */
  default NewActivity kind(ActivityKind kind) {
    return builder().from(this).kind(kind).build();
  }

  /**
   * The same with a due time.
   *
   * @param due an instant
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
