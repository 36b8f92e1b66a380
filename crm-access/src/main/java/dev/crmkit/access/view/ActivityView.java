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
   * The client that it belongs to.
   *
   * @return with the name only where the user sees the client (rules.md V6)
   */
  ClientRef client();

  /**
   * What kind of activity it is.
   *
   * @return never null
   */
  ActivityKind kind();

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

  /**
   * A new builder.
   *
   * @return empty
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ActivityView}. */
  final class Builder extends ImmutableActivityView.Builder {
    Builder() {}
  }
}
