package dev.crmkit.core.deal;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.internal.style.InputStyle;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.user.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The input of the creation of a deal (rules.md R3, E1). */
@Value.Immutable
@InputStyle
public interface NewDeal {

  /** Returns the id; empty for a random one. */
  Optional<DealId> id();

  /** Returns the client; a missing one is reported when the deal is created. */
  @Nullable ClientId client();

  /** Returns the title; null if it is missing, which is reported like a blank one. */
  @Nullable String title();

  /** Returns the owner; empty for the user who creates it (rules.md E1). */
  Optional<UserId> owner();

  /** Returns the amount; empty if it is not known. */
  Optional<Money> amount();

  /** Returns the labels. */
  Set<LabelId> labels();

  /** Returns the stages, at most one of each pipeline. */
  Map<PipelineId, StageId> stages();

  /** Returns a deal with a client whom the user can see, and a title, which must not be blank. */
  static NewDeal of(@Nullable ClientId client, @Nullable String title) {
    return builder().client(client).title(title).build();
  }

  /** Chooses the id, which must never have been used. */
  default NewDeal id(DealId id) {
    return builder().from(this).id(id).build();
  }

  /** Sets the owner (rules.md E4). */
  default NewDeal owner(UserId owner) {
    return builder().from(this).owner(owner).build();
  }

  /** Sets the amount, such as {@code Money.parse("100.00 EUR")}. */
  default NewDeal amount(Money amount) {
    return builder().from(this).amount(amount).build();
  }

  /** Sets all labels. */
  default NewDeal labels(Set<LabelId> labels) {
    return builder().from(this).labels(labels).build();
  }

  /** Adds a label. */
  default NewDeal addLabel(LabelId label) {
    return builder().from(this).addLabel(label).build();
  }

  /** Puts the deal into a stage of a pipeline. */
  default NewDeal stage(PipelineId pipeline, StageId stage) {
    return builder().from(this).stage(pipeline, stage).build();
  }

  /** Returns a builder, for many attributes at once; it has the same words. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewDeal}. */
  final class Builder extends ImmutableNewDeal.Builder {
    Builder() {}
  }
}
