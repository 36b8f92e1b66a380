package dev.crmkit.core.deal;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.edit.SetEdit;
import dev.crmkit.core.edit.ValueEdit;
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

/**
 * Changes of a deal (rules.md E2). What is not named stays. Of words that contradict each other,
 * the last one counts.
 */
@Value.Immutable
@InputStyle
public interface DealEdit {

  /** Returns the deal to edit; null if it is missing, which is reported. */
  @Nullable DealId id();

  /** Returns the version that the edit is based on (rules.md E7); empty for any version. */
  Optional<Long> version();

  /** Returns the new client; empty to keep it. */
  Optional<ClientId> client();

  /** Returns the new title; empty to keep it. */
  Optional<String> title();

  /**
   * Returns the new owner; empty to keep the owner. An edit with an owner is also an assignment
   * (rules.md E4).
   */
  Optional<UserId> owner();

  /** Returns what happens to the amount. */
  @Value.Default
  default ValueEdit<Money> amount() {
    return ValueEdit.keep();
  }

  /** Returns what happens to the labels. */
  @Value.Default
  default SetEdit<LabelId> labels() {
    return SetEdit.keep();
  }

  /** Returns the pipelines with a new stage, or that are left; the stages in others stay. */
  Map<PipelineId, ValueEdit<StageId>> stages();

  /** Returns an edit that changes nothing. */
  static DealEdit of(@Nullable DealId id) {
    return builder().id(id).build();
  }

  /** Bases the edit on a version: it is refused as a conflict at any other (rules.md E7). */
  default DealEdit version(long version) {
    return builder().from(this).version(version).build();
  }

  /** Moves the deal to another client whom the user can see. */
  default DealEdit client(ClientId client) {
    return builder().from(this).client(client).build();
  }

  /** Sets the title, which must not be blank. */
  default DealEdit title(@Nullable String title) {
    return builder().from(this).title(title == null ? "" : title).build();
  }

  /** Sets the owner (rules.md E4). */
  default DealEdit owner(UserId owner) {
    return builder().from(this).owner(owner).build();
  }

  /** Sets the amount. */
  default DealEdit amount(Money amount) {
    return builder().from(this).amount(ValueEdit.to(amount)).build();
  }

  /** Removes the amount. */
  default DealEdit clearAmount() {
    return builder().from(this).amount(ValueEdit.clear()).build();
  }

  /** Sets all labels, in place of the present ones. */
  default DealEdit labels(Set<LabelId> labels) {
    return builder().from(this).labels(SetEdit.to(labels)).build();
  }

  /** Adds a label to those that there are when the edit is made. */
  default DealEdit addLabel(LabelId label) {
    return builder().from(this).labels(labels().add(label)).build();
  }

  /** Removes a label, if it is there when the edit is made. */
  default DealEdit removeLabel(LabelId label) {
    return builder().from(this).labels(labels().remove(label)).build();
  }

  /** Moves the deal to a stage of a pipeline. */
  default DealEdit stage(PipelineId pipeline, StageId stage) {
    return builder().from(this).stage(pipeline, ValueEdit.to(stage)).build();
  }

  /** Takes the deal out of a pipeline. */
  default DealEdit clearStage(PipelineId pipeline) {
    return builder().from(this).stage(pipeline, ValueEdit.clear()).build();
  }

  /** Returns a builder, for many attributes at once; it has the same words. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link DealEdit}. */
  final class Builder extends ImmutableDealEdit.Builder {
    Builder() {}
  }
}
