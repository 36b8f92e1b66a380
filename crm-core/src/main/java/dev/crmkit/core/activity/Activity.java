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
   * The client that it belongs to, who may have been deleted (rules.md E6).
   *
   * @return the id
   */
  ClientId client();

  @Override
  default Optional<ClientId> clientId() {
    return Optional.of(client());
  }

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
   * What it is about.
   *
   * @return not blank
   */
  String subject();

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

  @Override
  default String title() {
    return subject();
  }

  /**
   * A new builder.
   *
   * @return empty
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * A builder that begins with this activity.
   *
   * @return filled
   */
  default Builder toBuilder() {
    return builder().from(this).id(id());
  }

  /** Builds a {@link Activity}. */
  final class Builder extends ImmutableActivity.Builder {
    Builder() {}
  }
}
