package dev.crmkit.access.view;

import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.internal.style.ValueStyle;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** An activity as one user sees it (rules.md R2). */
@Value.Immutable
@ValueStyle
@SuppressWarnings("immutables:from") // the id is of a narrower type here
public non-sealed interface ActivityView extends RecordView {

  @Override
  ActivityId id();

  /**
   * Returns the client.
   *
   * @return with a name only if the user can see the client (rules.md V6)
   */
  ClientRef client();

  /**
   * Returns the kind of activity.
   *
   * @return the kind
   */
  ActivityKind kind();

  /**
   * Returns the subject.
   *
   * @return not blank
   */
  String subject();

  /**
   * Returns the due time.
   *
   * @return empty if there is none
   */
  Optional<Instant> due();

  /**
   * Returns when the activity was done.
   *
   * @return empty if it is not done
   */
  Optional<Instant> done();

  /**
   * Returns an empty builder.
   *
   * @return the builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ActivityView}. */
  final class Builder extends ImmutableActivityView.Builder {
    Builder() {}
  }
}
