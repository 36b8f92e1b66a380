package dev.crmkit.core.deal;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.record.CrmRecord;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** A deal as it is stored (rules.md R3). */
@Value.Immutable
@ValueStyle
@SuppressWarnings("immutables:from") // the id, of a narrower type here, is copied by toBuilder
public non-sealed interface Deal extends CrmRecord {

  @Override
  DealId id();

  /**
   * Returns the client, who may have been deleted (rules.md E6).
   *
   * @return the id of the client
   */
  ClientId client();

  @Override
  default Optional<ClientId> clientId() {
    return Optional.of(client());
  }

  @Override
  String title();

  /**
   * Returns the amount.
   *
   * @return empty if it is not known
   */
  Optional<Money> amount();

  @Override
  Set<LabelId> labels();

  @Override
  Map<PipelineId, StageEntry> stages();

  /**
   * Creates an empty builder.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * Creates a builder with the values of this deal.
   *
   * @return a builder
   */
  default Builder toBuilder() {
    return builder().from(this).id(id());
  }

  /** A builder of {@link Deal}. */
  final class Builder extends ImmutableDeal.Builder {
    Builder() {}
  }
}
