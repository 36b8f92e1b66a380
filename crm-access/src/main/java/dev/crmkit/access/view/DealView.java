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
   * Returns the client.
   *
   * @return with a name only if the user can see the client (rules.md V6)
   */
  ClientRef client();

  /**
   * Returns the title.
   *
   * @return not blank
   */
  String title();

  /**
   * Returns the amount.
   *
   * @return empty if there is none
   */
  Optional<Money> amount();

  /**
   * Returns the labels.
   *
   * @return without deleted labels
   */
  Set<LabelId> labels();

  /**
   * Returns the stages.
   *
   * @return the present stage in each pipeline, by pipeline
   */
  Map<PipelineId, StageId> stages();

  /**
   * Returns how and when the deal was closed (rules.md P3).
   *
   * @return empty if the deal is open
   */
  Optional<Closed> closed();

  /**
   * Returns an empty builder.
   *
   * @return the builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link DealView}. */
  final class Builder extends ImmutableDealView.Builder {
    Builder() {}
  }
}
