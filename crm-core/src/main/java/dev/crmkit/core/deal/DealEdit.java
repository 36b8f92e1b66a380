package dev.crmkit.core.deal;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.user.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** A change of a deal (rules.md E2). What is not set stays unchanged. */
@Value.Immutable
@ValueStyle
public interface DealEdit {

  /**
   * Returns the deal to change.
   *
   * @return its id
   */
  DealId id();

  /**
   * Returns the version that the edit is based on (rules.md E7).
   *
   * @return empty to change any version
   */
  Optional<Long> version();

  /**
   * Returns the new client.
   *
   * @return empty to leave it
   */
  Optional<ClientId> client();

  /**
   * Returns the new owner. An edit with an owner is also an assignment (rules.md E4).
   *
   * @return empty to leave it
   */
  Optional<UserId> owner();

  /**
   * Returns the new title.
   *
   * @return empty to leave it
   */
  Optional<String> title();

  /**
   * Returns the new amount.
   *
   * @return empty to leave it
   */
  Optional<Money> amount();

  /**
   * Returns the new labels, which replace all present ones.
   *
   * @return empty to leave them
   */
  Optional<Set<LabelId>> labels();

  /**
   * Returns the new stages.
   *
   * @return by pipeline; the stages in other pipelines stay unchanged
   */
  Map<PipelineId, StageId> stages();

  /**
   * Returns the pipelines that the deal leaves.
   *
   * @return their ids
   */
  Set<PipelineId> leftPipelines();

  /**
   * Returns whether the amount is removed.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean clearAmount() {
    return false;
  }

  /**
   * Creates an empty edit.
   *
   * @param id the deal to change
   * @return an edit that changes nothing
   */
  static DealEdit of(DealId id) {
    return builder().id(id).build();
  }

  /**
   * Moves to a stage.
   *
   * @param pipeline a pipeline for deals
   * @param stage a stage of the pipeline
   * @return a copy
   */
  default DealEdit stage(PipelineId pipeline, StageId stage) {
    return builder().from(this).putStages(pipeline, stage).build();
  }

  /**
   * Sets the version that the edit is based on.
   *
   * @param version the version that was read
   * @return a copy
   */
  default DealEdit version(long version) {
    return builder().from(this).version(version).build();
  }

  /**
   * Sets the owner.
   *
   * @param owner a user (rules.md E4)
   * @return a copy
   */
  default DealEdit owner(UserId owner) {
    return builder().from(this).owner(owner).build();
  }

  /**
   * Sets the title.
   *
   * @param title not blank
   * @return a copy
   */
  default DealEdit title(String title) {
    return builder().from(this).title(title).build();
  }

  /**
   * Sets the amount.
   *
   * @param amount the amount
   * @return a copy
   */
  default DealEdit amount(Money amount) {
    return builder().from(this).amount(amount).build();
  }

  /**
   * Sets the labels.
   *
   * @param labels the new labels, which replace all present ones
   * @return a copy
   */
  default DealEdit labels(Set<LabelId> labels) {
    return builder().from(this).labels(labels).build();
  }

  /**
   * Leaves a pipeline.
   *
   * @param pipeline the pipeline to leave
   * @return a copy
   */
  default DealEdit clearStage(PipelineId pipeline) {
    return builder().from(this).addLeftPipelines(pipeline).build();
  }

  /**
   * Creates an empty builder.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** A builder of {@link DealEdit}. */
  final class Builder extends ImmutableDealEdit.Builder {
    Builder() {}
  }
}
