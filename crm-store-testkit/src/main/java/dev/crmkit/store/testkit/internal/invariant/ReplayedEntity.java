package dev.crmkit.store.testkit.internal.invariant;

import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.UserDeletion;
import dev.crmkit.core.user.UserRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The attributes of one entity after the events replayed so far, as text. */
final class ReplayedEntity {

  final Map<String, String> attributes = new LinkedHashMap<>();
  final Map<PipelineId, StagePosition> stages = new LinkedHashMap<>();
  final Optional<UserRef> createdBy;
  final Instant createdAt;
  Instant updatedAt;
  long version;
  @Nullable PortfolioId portfolio;
  @Nullable Deletion deletion;
  @Nullable UserDeletion userDeletion;

  /**
   * The position of a record in a pipeline.
   *
   * @param stage the current stage
   * @param since when the record entered it, or the stage that it replaced
   * @param outcomeSince since when the stage has its present outcome, if any
   */
  record StagePosition(StageId stage, Instant since, Instant outcomeSince) {}

  ReplayedEntity(Event creation) {
    createdBy = creation.actor();
    createdAt = creation.occurredAt();
    updatedAt = creation.occurredAt();
  }

  @Nullable String get(String attribute) {
    return attributes.get(attribute);
  }

  String required(String attribute) {
    String text = attributes.get(attribute);
    if (text == null) {
      throw new IllegalArgumentException("no event sets " + attribute);
    }
    return text;
  }

  Optional<String> optional(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  void set(Change change) {
    set(change.attribute(), change.after());
  }

  void set(String attribute, @Nullable String text) {
    if (text == null) {
      attributes.remove(attribute);
    } else {
      attributes.put(attribute, text);
    }
  }
}
