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
 * A record as it is stored: a client, an activity or a deal. The owner of its portfolio owns it. A
 * stored record can refer to labels, fields, pipelines and stages that were deleted since; they are
 * left out when it is shown.
 */
public sealed interface CrmRecord permits Client, Activity, Deal {

  /**
   * Returns the identifier.
   *
   * @return the id, never reused (rules.md R5)
   */
  RecordId id();

  /**
   * Returns the portfolio that the record is in.
   *
   * @return a portfolio of the workspace
   */
  PortfolioId portfolio();

  /**
   * Returns the version, which is incremented by each change (rules.md E7).
   *
   * @return 1 for a new record
   */
  long version();

  /**
   * Returns who created the record, with the name at that time (rules.md D5).
   *
   * @return a user, who may have been deleted
   */
  UserRef createdBy();

  /**
   * Returns when the record was created.
   *
   * @return an instant with a precision of microseconds
   */
  Instant createdAt();

  /**
   * Returns when the record was last changed.
   *
   * @return an instant with a precision of microseconds
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
   * Returns the key by which records are sorted and searched by title (rules.md R5).
   *
   * @return the {@link TextOrder#key} of the title
   */
  @Value.Lazy
  default String titleKey() {
    return TextOrder.key(title());
  }
}
