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
 * One change, as the history of its subject and the feed of the workspace tell it (rules.md W2,
 * W3).
 */
@Value.Immutable
@ValueStyle
public interface Event {

  /**
   * Where it stands in the feed of its workspace: larger than that of every change that took effect
   * before. The store gives it when the event is appended.
   *
   * @return 0 while it is not appended, from 1 on then
   */
  @Value.Default
  default long position() {
    return 0;
  }

  /**
   * The revision of the organisation: the one that a change of the organisation made, or the one
   * under which a record was changed (rules.md W4). It grows with the position.
   *
   * @return from 1 on
   */
  long revision();

  /**
   * When.
   *
   * @return an instant in UTC, to the microsecond
   */
  Instant occurredAt();

  /**
   * Who did it, with the name as it was.
   *
   * @return empty when it was the host application
   */
  Optional<UserRef> actor();

  /**
   * The address that he came from.
   *
   * @return empty when none was known
   */
  Optional<String> address();

  /**
   * What was changed.
   *
   * @return empty for a purge, which leaves nothing to name
   */
  Optional<Subject> subject();

  /**
   * What was done.
   *
   * @return never null
   */
  EventType type();

  /**
   * What was before and after.
   *
   * @return in a fixed order; empty where what was done says it all
   */
  List<Change> changes();

  /**
   * The portfolio that the record lies in after it.
   *
   * @return empty for other subjects
   */
  Optional<PortfolioId> portfolio();

  /**
   * The version of the record after it.
   *
   * @return empty for other subjects
   */
  Optional<Long> version();

  /**
   * Returns the stages that the record is in after it, as the organisation counts them then.
   *
   * @return by pipeline; empty for other subjects and for records in no stage
   */
  Map<PipelineId, StageId> stages();

  /**
   * Returns the stages that a change of a pipeline ended: records in them are moved to the stage
   * that replaces it, or leave the pipeline (rules.md P4).
   *
   * @return empty for other subjects
   */
  Set<StageId> endedStages();

  /**
   * The portfolios that changed hands.
   *
   * @return present for {@link EventType#HAND_OVER} only, whose subject is the user whose deletion,
   *     or its undoing, moved them
   */
  Optional<HandOver> handOver();

  /**
   * Returns about how large it is, the same in every store: the bound on what one read returns is
   * measured in it.
   *
   * @return the characters of its changes, as {@link String#length} counts them, and 100 for each
   *     of them and for the rest
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
   * A new builder.
   *
   * @return empty
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * A builder that begins with this event.
   *
   * @return filled
   */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link Event}. */
  final class Builder extends ImmutableEvent.Builder {
    Builder() {}
  }
}
