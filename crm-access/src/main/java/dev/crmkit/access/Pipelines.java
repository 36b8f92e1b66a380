package dev.crmkit.access;

import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.PipelineChange;
import dev.crmkit.access.change.PipelineChange.CreatePipeline;
import dev.crmkit.access.change.PipelineChange.DeletePipeline;
import dev.crmkit.access.change.PipelineChange.EditPipeline;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.internal.org.OrgChangeExecutor;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import java.util.List;

/**
 * The pipelines and their stages, as a user sees and changes them (rules.md P). Each change is made
 * whole or not at all, and is in the history.
 */
public final class Pipelines {

  private final Guard guard;

  Pipelines(Guard guard) {
    this.guard = guard;
  }

  /**
   * The pipelines, which everyone who works may use (rules.md S1).
   *
   * @return by id upwards; nothing to a user who cannot work
   */
  public List<Pipeline> list() {
    return guard.readOr(List::of, call -> call.org().pipelines());
  }

  /**
   * A pipeline.
   *
   * @param pipeline which
   * @return the pipeline
   * @throws dev.crmkit.core.error.NotFoundException when there is no such pipeline
   * @throws AccessDeniedException when the user cannot work
   */
  public Pipeline get(PipelineId pipeline) {
    return guard.read(
        call -> call.org().pipeline(pipeline).orElseThrow(() -> new NotFoundException(pipeline)));
  }

  /**
   * Creates a pipeline (rules.md P1).
   *
   * @param pipeline what it is created from
   * @return the pipeline
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public Pipeline create(NewPipeline pipeline) {
    return changed(new CreatePipeline(pipeline));
  }

  /**
   * Edits a pipeline and its stages (rules.md P3, P4). The records of a stage that goes stand in
   * its replacement from then on, however many they are.
   *
   * @param edit what changes
   * @return the pipeline after it
   * @throws dev.crmkit.core.error.NotFoundException when there is no such pipeline
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public Pipeline edit(PipelineEdit edit) {
    return changed(new EditPipeline(edit));
  }

  /**
   * Deletes a pipeline that no record is in (rules.md P4).
   *
   * @param pipeline which
   * @throws dev.crmkit.core.error.NotFoundException when there is no such pipeline
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when records are in it, telling their number
   */
  public void delete(PipelineId pipeline) {
    run(new DeletePipeline(pipeline, null));
  }

  /**
   * Deletes a pipeline; its records leave it (rules.md P4).
   *
   * @param pipeline which
   * @param confirm the number of records in it, the whole workspace counted
   * @throws dev.crmkit.core.error.NotFoundException when there is no such pipeline
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when that is not their number, telling it
   */
  public void delete(PipelineId pipeline, long confirm) {
    run(new DeletePipeline(pipeline, confirm));
  }

  private Pipeline changed(PipelineChange change) {
    return guard.reorganise(
        call -> {
          PipelineId id = (PipelineId) OrgChangeExecutor.run(call, change, null).subject();
          return call.tx().org().pipeline(id).orElseThrow();
        });
  }

  private void run(PipelineChange change) {
    guard.reorganise(call -> OrgChangeExecutor.run(call, change, null));
  }
}
