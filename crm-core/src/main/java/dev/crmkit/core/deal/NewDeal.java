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

/** The attributes of a deal to create (rules.md R3, E1). */
@Value.Immutable
@ValueStyle
public interface NewDeal {

  /**
   * Returns the id of the new deal.
   *
   * @return an unused id; empty to generate one
   */
  Optional<DealId> id();

  /**
   * Returns the client.
   *
   * @return a client that the creator can see
   */
  ClientId client();

  /**
   * Returns the title.
   *
   * @return not blank
   */
  String title();

  /**
   * Returns the owner.
   *
   * @return empty for the creator (rules.md E1)
   */
  Optional<UserId> owner();

  /**
   * Returns the amount.
   *
   * @return empty if it is not known
   */
  Optional<Money> amount();

  /**
   * Returns the labels.
   *
   * @return their ids
   */
  Set<LabelId> labels();

  /**
   * Returns the stages.
   *
   * @return at most one of each pipeline
   */
  Map<PipelineId, StageId> stages();

  /**
   * Creates the attributes of a deal.
   *
   * @param client the client
   * @param title not blank
   * @return the attributes
   */
  static NewDeal of(ClientId client, String title) {
    return builder().client(client).title(title).build();
  }

  /**
   * Sets the stage in a pipeline.
   *
   * @param pipeline a pipeline for deals
   * @param stage a stage of the pipeline
   * @return a copy
   */
  default NewDeal stage(PipelineId pipeline, StageId stage) {
    return builder().from(this).putStages(pipeline, stage).build();
  }

  /**
   * Sets the owner.
   *
   * @param owner a user (rules.md E4)
   * @return a copy
   */
  default NewDeal owner(UserId owner) {
    return builder().from(this).owner(owner).build();
  }

  /**
   * Sets the amount.
   *
   * @param amount such as {@code Money.parse("100.00 EUR")}
   * @return a copy
   */
  default NewDeal amount(Money amount) {
    return builder().from(this).amount(amount).build();
  }

  /**
   * Adds a label.
   *
   * @param label a label
   * @return a copy
   */
  default NewDeal addLabel(LabelId label) {
    return builder().from(this).addLabels(label).build();
  }

  /**
   * Creates an empty builder.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** A builder of {@link NewDeal}. */
  final class Builder extends ImmutableNewDeal.Builder {
    Builder() {}
  }
}
