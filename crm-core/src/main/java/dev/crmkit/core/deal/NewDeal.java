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

/** What a deal is created from (rules.md R3, E1). */
@Value.Immutable
@ValueStyle
public interface NewDeal {

  /**
   * The id.
   *
   * @return its id, never used before; empty to let CrmKit choose one
   */
  Optional<DealId> id();

  /**
   * The client that it belongs to.
   *
   * @return one that its creator sees
   */
  ClientId client();

  /**
   * What it is called.
   *
   * @return not blank
   */
  String title();

  /**
   * The owner.
   *
   * @return empty for who creates it (rules.md E1)
   */
  Optional<UserId> owner();

  /**
   * What it is worth.
   *
   * @return empty when no amount is known
   */
  Optional<Money> amount();

  /**
   * The labels.
   *
   * @return their ids
   */
  Set<LabelId> labels();

  /**
   * The stages.
   *
   * @return at most one of each pipeline
   */
  Map<PipelineId, StageId> stages();

  /**
   * A deal with a client.
   *
   * @param client the client
   * @param title not blank
   * @return to be created
   */
  static NewDeal of(ClientId client, String title) {
    return builder().client(client).title(title).build();
  }

  /**
   * The same in a stage.
   *
   * @param pipeline a pipeline of deals
   * @param stage one of its stages
   * @return a copy
   */
  default NewDeal stage(PipelineId pipeline, StageId stage) {
    return builder().from(this).putStages(pipeline, stage).build();
  }

  /**
   * The same of another owner.
   *
   * @param owner a user (rules.md E4)
   * @return a copy
   */
  default NewDeal owner(UserId owner) {
    return builder().from(this).owner(owner).build();
  }

  /**
   * The same with an amount.
   *
   * @param amount such as {@code Money.parse("100.00 EUR")}
   * @return a copy
   */
  default NewDeal amount(Money amount) {
    return builder().from(this).amount(amount).build();
  }

  /**
   * The same with a further label.
   *
   * @param label a label
   * @return a copy
   */
  default NewDeal label(LabelId label) {
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
