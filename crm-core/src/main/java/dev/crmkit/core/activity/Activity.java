package dev.crmkit.core.activity;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.record.CrmRecord;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** An activity as it is stored (rules.md R2). */
@Value.Immutable
@ValueStyle
@SuppressWarnings("immutables:from") // the id, of a narrower type here, is copied by toBuilder
public non-sealed interface Activity extends CrmRecord {

  @Override
  ActivityId id();

  /**
   * Returns the client, who may have been deleted (rules.md E6).
   *
   * @return the id of the client
   */
  ClientId client();

  @Override
  default Optional<ClientId> clientId() {
    return Optional.of(client());
  }

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
   * Returns what the activity is about.
   *
   * @return not blank
   */
  String subject();

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

  @Override
  default String title() {
    return subject();
  }

  /**
   * Creates an empty builder.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * Creates a builder with the values of this activity.
   *
   * @return a builder
   */
  default Builder toBuilder() {
    return builder().from(this).id(id());
  }

  /** A builder of {@link Activity}. */
  final class Builder extends ImmutableActivity.Builder {
    Builder() {}
  }
}
