package dev.crmkit.core.activity;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.internal.style.InputStyle;
import dev.crmkit.core.user.UserId;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The input of the creation of an activity (rules.md R2, E1). */
@Value.Immutable
@InputStyle
public interface NewActivity {

  /** Returns the id; empty for a random one. */
  Optional<ActivityId> id();

  /** Returns the client; a missing one is reported when the activity is created. */
  @Nullable ClientId client();

  /** Returns the kind; a task unless set. */
  @Value.Default
  default ActivityKind kind() {
    return ActivityKind.TASK;
  }

  /** Returns the subject; null if it is missing, which is reported like a blank one. */
  @Nullable String subject();

  /** Returns the owner; empty for the user who creates it (rules.md E1). */
  Optional<UserId> owner();

  /** Returns when the activity is due. */
  Optional<Instant> due();

  /** Returns when the activity was done; empty if it is not done. */
  Optional<Instant> done();

  /** Returns a task with a client whom the user can see, and a subject, which must not be blank. */
  static NewActivity of(@Nullable ClientId client, @Nullable String subject) {
    return builder().client(client).subject(subject).build();
  }

  /** Chooses the id, which must never have been used. */
  default NewActivity id(ActivityId id) {
    return builder().from(this).id(id).build();
  }

  /** Sets the owner (rules.md E4). */
  default NewActivity owner(UserId owner) {
    return builder().from(this).owner(owner).build();
  }

  /** Sets the kind. */
  default NewActivity kind(ActivityKind kind) {
    return builder().from(this).kind(kind).build();
  }

  /** Sets when the activity is due. */
  default NewActivity due(Instant due) {
    return builder().from(this).due(due).build();
  }

  /** Sets when the activity was done. */
  default NewActivity done(Instant done) {
    return builder().from(this).done(done).build();
  }

  /** Returns a builder, for many attributes at once; it has the same words. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewActivity}. */
  final class Builder extends ImmutableNewActivity.Builder {
    Builder() {}
  }
}
