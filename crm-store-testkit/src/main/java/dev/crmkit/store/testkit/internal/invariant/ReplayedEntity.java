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

/** What the events that were replayed so far tell of one thing. */
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
   * Where a record stands.
   *
   * @param stage the stage, as it counts now
   * @param since when it was put there, or into the stage that was replaced by it
   * @param meantSince since when standing there closes the record as it does, or does not
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
      throw new IllegalArgumentException("the events tell no " + attribute);
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
