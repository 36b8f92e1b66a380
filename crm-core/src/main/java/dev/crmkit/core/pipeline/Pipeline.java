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
 * A process with ordered stages, of clients or of deals (rules.md P).
 *
 * @param id which
 * @param name unique in the workspace without case, not blank
 * @param kind {@link RecordKind#CLIENT} or {@link RecordKind#DEAL}
 * @param allStages the stages in order, at least one of them living, then those that were replaced
 */
public record Pipeline(PipelineId id, String name, RecordKind kind, List<Stage> allStages)
    implements OrgEntry {

  /**
   * Copies the list.
   *
   * @param id which
   * @param name unique in the workspace without case, not blank
   * @param kind {@link RecordKind#CLIENT} or {@link RecordKind#DEAL}
   * @param allStages the stages in order, at least one of them living, then those that were
   *     replaced
   */
  public Pipeline {
    allStages = List.copyOf(allStages);
  }

  /**
   * The stages that there are, in order.
   *
   * @return at least one
   */
  public List<Stage> stages() {
    return allStages.stream().filter(stage -> stage.replacedBy().isEmpty()).toList();
  }

  /**
   * The living stage with that id.
   *
   * @param stage which
   * @return empty when there is none such, or it was replaced
   */
  public Optional<Stage> stage(StageId stage) {
    return find(stage).filter(found -> found.replacedBy().isEmpty());
  }

  /**
   * The stage in which a record stands that was last put in the given one: the stage itself or, by
   * and by, the one that replaced it (rules.md P4).
   *
   * @param put where the record was put
   * @return the living stage; empty when the pipeline never had the given one
   */
  public Optional<Stage> currentStage(StageId put) {
    List<Stage> chain = chain(put);
    return chain.isEmpty()
        ? Optional.empty()
        : Optional.of(chain.get(chain.size() - 1)).filter(last -> last.replacedBy().isEmpty());
  }

  /**
   * Since when standing in the stage that a record was put in closes deals as it does now, where
   * that began after its creation, be it by a change of the stage or of the one that replaced it.
   *
   * @param put where the record was put
   * @return empty when it was created so, or is no stage of this pipeline
   */
  public Optional<Instant> closesSince(StageId put) {
    return find(put).flatMap(Stage::closesSince);
  }

  /**
   * All that now counts as the given living stage: itself and those that it replaced.
   *
   * @param stage which
   * @return at least the stage itself, if it is one of this pipeline
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

  /** A stage and those that replaced it, one after another; a circle ends where it closes. */
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
