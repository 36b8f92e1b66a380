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

/** What is to be changed of a deal (rules.md E2); what is not named stays. */
@Value.Immutable
@ValueStyle
public interface DealEdit {

  /**
   * Which deal.
   *
   * @return a deal
   */
  DealId id();

  /**
   * The version that the edit is based on (rules.md E7).
   *
   * @return empty to change it whatever it is now
   */
  Optional<Long> version();

  /**
   * The client that it shall belong to.
   *
   * @return empty to leave it
   */
  Optional<ClientId> client();

  /**
   * The owner: naming one is an assignment too (rules.md E4).
   *
   * @return empty to leave it
   */
  Optional<UserId> owner();

  /**
   * What it is called.
   *
   * @return empty to leave it
   */
  Optional<String> title();

  /**
   * What it is worth.
   *
   * @return empty to leave it
   */
  Optional<Money> amount();

  /**
   * All labels that it shall have.
   *
   * @return empty to leave them
   */
  Optional<Set<LabelId>> labels();

  /**
   * The stages that it moves to.
   *
   * @return other pipelines are left as they are
   */
  Map<PipelineId, StageId> stages();

  /**
   * The pipelines that it leaves.
   *
   * @return their ids
   */
  Set<PipelineId> leftPipelines();

  /**
   * Whether the amount is taken away.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean clearAmount() {
    return false;
  }

  /**
   * Nothing yet.
   *
   * @param id which deal
   * @return an edit that changes nothing
   */
  static DealEdit of(DealId id) {
    return builder().id(id).build();
  }

  /**
   * The same in a stage.
   *
   * @param pipeline a pipeline of deals
   * @param stage one of its stages
   * @return a copy
   */
  default DealEdit stage(PipelineId pipeline, StageId stage) {
    return builder().from(this).putStages(pipeline, stage).build();
  }

  /**
   * The same, based on a version.
   *
   * @param version the version that was read
   * @return a copy
   */
  default DealEdit version(long version) {
    return builder().from(this).version(version).build();
  }

  /**
   * The same with another owner.
   *
   * @param owner a user (rules.md E4)
   * @return a copy
   */
  default DealEdit owner(UserId owner) {
    return builder().from(this).owner(owner).build();
  }

  /**
   * The same with another title.
   *
   * @param title not blank
   * @return a copy
   */
  default DealEdit title(String title) {
    return builder().from(this).title(title).build();
  }

  /**
   * The same with another amount.
   *
   * @param amount the amount
   * @return a copy
   */
  default DealEdit amount(Money amount) {
    return builder().from(this).amount(amount).build();
  }

  /**
   * The same with other labels.
   *
   * @param labels all that it shall have
   * @return a copy
   */
  default DealEdit labels(Set<LabelId> labels) {
    return builder().from(this).labels(labels).build();
  }

  /**
   * The same, off a pipeline.
   *
   * @param pipeline the pipeline that it leaves
   * @return a copy
   */
  default DealEdit leave(PipelineId pipeline) {
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
