package dev.crmkit.core.record;

import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.core.user.UserRef;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * A record as it is stored: it lies in a portfolio, whose holder owns it. It may still name labels,
 * fields, pipelines and stages that have been deleted since; whoever shows it leaves them out.
 */
public sealed interface CrmRecord permits Client, Activity, Deal {

  /**
   * Which record.
   *
   * @return the id, never used again (rules.md R5)
   */
  RecordId id();

  /**
   * Where it lies.
   *
   * @return a portfolio of the workspace
   */
  PortfolioId portfolio();

  /**
   * How often it was changed (rules.md E7).
   *
   * @return 1 when new
   */
  long version();

  /**
   * Who created it, with the name as it was (rules.md D5).
   *
   * @return an author, who may have been deleted
   */
  UserRef createdBy();

  /**
   * When it was created.
   *
   * @return an instant in UTC, to the microsecond
   */
  Instant createdAt();

  /**
   * When it was last changed.
   *
   * @return an instant in UTC, to the microsecond
   */
  Instant updatedAt();

  /**
   * Returns the name of a client, the subject of an activity or the title of a deal.
   *
   * @return not blank
   */
  String title();

  /**
   * Returns the client that an activity or a deal belongs to. The client may have been deleted
   * (rules.md E6).
   *
   * @return empty for a client
   */
  default Optional<ClientId> clientId() {
    return Optional.empty();
  }

  /**
   * Returns the values of the fields of the client form. Fields without a value are left out.
   *
   * @return never {@link FieldValue.Empty}; no values for a record other than a client
   */
  default Map<FieldId, FieldValue> fields() {
    return Map.of();
  }

  /**
   * Returns the labels of a client or a deal.
   *
   * @return no labels for an activity
   */
  default Set<LabelId> labels() {
    return Set.of();
  }

  /**
   * Returns the stages of a client or a deal, at most one of each pipeline (rules.md P2).
   *
   * @return by pipeline; no stages for an activity
   */
  default Map<PipelineId, StageEntry> stages() {
    return Map.of();
  }

  /**
   * What it is sorted and searched by where names count (rules.md R5).
   *
   * @return the {@link TextOrder#key} of its heading
   */
  @Value.Lazy
  default String titleKey() {
    return TextOrder.key(title());
  }
}
