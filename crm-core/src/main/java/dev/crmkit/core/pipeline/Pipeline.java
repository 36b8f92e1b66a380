package dev.crmkit.core.pipeline;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.RecordKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A process with ordered stages for clients or deals (rules.md P).
 *
 * <p>A stage that is deleted while records are in it is replaced by another and stays in the
 * pipeline as an entry that points to its replacement. Records are not changed: {@link
 * #currentStage} follows the chain of replacements.
 *
 * @param id the id
 * @param name not blank, unique in the workspace
 * @param kind {@link RecordKind#CLIENT} or {@link RecordKind#DEAL}
 * @param allStages the active stages in order, at least one, followed by the replaced stages
 */
public record Pipeline(PipelineId id, String name, RecordKind kind, List<Stage> allStages)
    implements OrgEntry {

  public Pipeline {
    allStages = List.copyOf(allStages);
  }

  /**
   * Returns the active stages.
   *
   * @return in order, at least one
   */
  public List<Stage> stages() {
    return allStages.stream().filter(stage -> stage.replacedBy().isEmpty()).toList();
  }

  /**
   * Finds an active stage.
   *
   * @param stage the id of the stage
   * @return empty if there is no such stage or it was replaced
   */
  public Optional<Stage> stage(StageId stage) {
    return find(stage).filter(found -> found.replacedBy().isEmpty());
  }

  /**
   * Returns the stage of a record that was moved to a given stage: that stage or, if it was
   * replaced, the active stage at the end of the chain of replacements (rules.md P4).
   *
   * @param put the stage that the record was moved to
   * @return the active stage; empty if the given stage is not of this pipeline
   */
  public Optional<Stage> currentStage(StageId put) {
    List<Stage> chain = chain(put);
    return chain.isEmpty()
        ? Optional.empty()
        : Optional.of(chain.get(chain.size() - 1)).filter(last -> last.replacedBy().isEmpty());
  }

  /**
   * Returns since when a stage has had its present effect on deals, if the stage or its replacement
   * was changed after its creation.
   *
   * @param put the stage that the record was moved to
   * @return empty if it has had the effect from the beginning, or is not of this pipeline
   */
  public Optional<Instant> closesSince(StageId put) {
    return find(put).flatMap(Stage::closesSince);
  }

  /**
   * Returns an active stage and all stages that it replaced.
   *
   * @param stage the id of the stage
   * @return all stages whose records are now in it; empty if it is not an active stage of this
   *     pipeline
   */
  public Set<StageId> withPredecessors(StageId stage) {
    Set<StageId> all = new LinkedHashSet<>();
    for (Stage each : allStages) {
      if (currentStage(each.id()).filter(now -> now.id().equals(stage)).isPresent()) {
        all.add(each.id());
      }
    }
    return all;
  }

  /** Returns a stage and its successive replacements; a cycle ends where it closes. */
  private List<Stage> chain(StageId put) {
    List<Stage> chain = new ArrayList<>();
    Optional<Stage> at = find(put);
    while (at.isPresent() && !chain.contains(at.get())) {
      chain.add(at.get());
      at = at.get().replacedBy().flatMap(this::find);
    }
    return chain;
  }

  private Optional<Stage> find(StageId wanted) {
    return allStages.stream().filter(stage -> stage.id().equals(wanted)).findFirst();
  }
}
