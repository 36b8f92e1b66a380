package dev.crmkit.core.history;

import dev.crmkit.core.Subject;
import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * One change, as the history of its subject and the feed of the workspace report it (rules.md W2,
 * W3).
 */
@Value.Immutable
@ValueStyle
public interface Event {

  /**
   * Returns the position in the feed of the workspace. Positions grow in the order in which changes
   * took effect. The store assigns the position when the event is appended.
   *
   * @return 0 before the event is appended, 1 or more afterwards
   */
  @Value.Default
  default long position() {
    return 0;
  }

  /**
   * Returns the revision of the organisation: the one that a change of the organisation made, or
   * the one under which a record was changed (rules.md W4). It never decreases with the position.
   *
   * @return 1 or more
   */
  long revision();

  /**
   * Returns when the change was made.
   *
   * @return an instant with a precision of microseconds
   */
  Instant occurredAt();

  /**
   * Returns who made the change, with the name at that time.
   *
   * @return empty for the host application
   */
  Optional<UserRef> actor();

  /**
   * Returns the address from which the actor made the change.
   *
   * @return empty if it is not known
   */
  Optional<String> address();

  /**
   * Returns the subject of the change.
   *
   * @return empty for a purge, which leaves nothing to name
   */
  Optional<Subject> subject();

  /**
   * Returns the type of the change.
   *
   * @return the type
   */
  EventType type();

  /**
   * Returns the changed attributes.
   *
   * @return in a fixed order; empty if the type says it all
   */
  List<Change> changes();

  /**
   * Returns the portfolio of the record after the change.
   *
   * @return empty for other subjects
   */
  Optional<PortfolioId> portfolio();

  /**
   * Returns the version of the record after the change.
   *
   * @return empty for other subjects
   */
  Optional<Long> version();

  /**
   * Returns the stages of the record after the change, with replaced stages resolved.
   *
   * @return by pipeline; empty for other subjects and for records without a stage
   */
  Map<PipelineId, StageId> stages();

  /**
   * Returns the stages that a change of a pipeline ended. Records in them move to the replacement
   * or leave the pipeline (rules.md P4).
   *
   * @return empty for other subjects
   */
  Set<StageId> endedStages();

  /**
   * Returns the portfolios that got another owner.
   *
   * @return present only for {@link EventType#HAND_OVER}, whose subject is the user whose deletion,
   *     or the undo of it, moved them
   */
  Optional<HandOver> handOver();

  /**
   * Returns the approximate size, by which the result of one read is bounded. It is the same in
   * every store.
   *
   * @return the length of the texts of the changes, plus 100 for each change and for the event
   */
  default int size() {
    long size = 100;
    for (Change change : changes()) {
      size += 100L + change.attribute().length();
      size += change.before() == null ? 0 : change.before().length();
      size += change.after() == null ? 0 : change.after().length();
    }
    return (int) Math.min(size, Integer.MAX_VALUE);
  }

  /**
   * Creates an empty builder.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * Creates a builder with the values of this event.
   *
   * @return a builder
   */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** A builder of {@link Event}. */
  final class Builder extends ImmutableEvent.Builder {
    Builder() {}
  }
}
