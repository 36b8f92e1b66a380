package dev.crmkit.access.view;

import dev.crmkit.core.deal.Closed;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** A deal as one user sees it (rules.md R3). */
@Value.Immutable
@ValueStyle
@SuppressWarnings("immutables:from") // the id is of a narrower type here
public non-sealed interface DealView extends RecordView {

  @Override
  DealId id();

  /**
   * The client that it belongs to.
   *
   * @return with the name only where the user sees the client (rules.md V6)
   */
  ClientRef client();

  /**
   * What it is called.
   *
   * @return not blank
   */
  String title();

  /**
   * What it is worth.
   *
   * @return empty when no amount is known
   */
  Optional<Money> amount();

  /**
   * The labels on it.
   *
   * @return living ones
   */
  Set<LabelId> labels();

  /**
   * Where it stands.
   *
   * @return the stage by pipeline, living ones
   */
  Map<PipelineId, StageId> stages();

  /**
   * Whether it is closed (rules.md P3).
   *
   * @return empty while it is open
   */
  Optional<Closed> closed();

  /**
   * A new builder.
   *
   * @return empty
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link DealView}. */
  final class Builder extends ImmutableDealView.Builder {
    Builder() {}
  }
}
