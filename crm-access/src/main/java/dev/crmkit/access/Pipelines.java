package dev.crmkit.access;

import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.PipelineChange;
import dev.crmkit.access.change.PipelineChange.CreatePipeline;
import dev.crmkit.access.change.PipelineChange.DeletePipeline;
import dev.crmkit.access.change.PipelineChange.EditPipeline;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.internal.history.HistoryPager;
import dev.crmkit.access.internal.org.OrgChangeExecutor;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.text.TextOrder;
import java.util.List;
import java.util.Optional;

/**
 * The pipelines of a workspace and their stages, as one user sees and changes them (rules.md P).
 * Each change is made completely or not at all, and is recorded in the history.
 */
public final class Pipelines {

  private final Guard guard;

  Pipelines(Guard guard) {
    this.guard = guard;
  }

  /**
   * Returns all pipelines. Every user who can work can use them (rules.md S1).
   *
   * @return the pipelines in ascending order of their ids; empty if the user cannot work
   */
  public List<Pipeline> list() {
    return guard.readOr(List::of, call -> call.org().pipelines());
  }

  /**
   * Returns a pipeline.
   *
   * @param pipeline the pipeline
   * @return the pipeline
   * @throws NotFoundException if the pipeline does not exist
   * @throws AccessDeniedException if the user cannot work
   */
  public Pipeline get(PipelineId pipeline) {
    return guard.read(
        call -> call.org().pipeline(pipeline).orElseThrow(() -> new NotFoundException(pipeline)));
  }

  /**
   * Finds a pipeline by its name (rules.md P1).
   *
   * @param name a name, in any case
   * @return empty if no pipeline has the name
   * @throws AccessDeniedException if the user cannot work
   */
  public Optional<Pipeline> byName(String name) {
    return guard.read(call -> call.org().pipelinesNamed(name).stream().findFirst());
  }

  /**
   * Finds a stage of a pipeline by its name (rules.md P1).
   *
   * @param pipeline the pipeline
   * @param name a name, in any case
   * @return empty if no stage of the pipeline has the name
   * @throws NotFoundException if the pipeline does not exist
   * @throws AccessDeniedException if the user cannot work
   */
  public Optional<Stage> stageByName(PipelineId pipeline, String name) {
    String key = TextOrder.nameKey(name);
    return get(pipeline).stages().stream()
        .filter(stage -> TextOrder.nameKey(stage.name()).equals(key))
        .findFirst();
  }

  /**
   * Returns the first page of the history of a pipeline, oldest entry first (rules.md W2).
   *
   * @param id the pipeline
   * @return as {@link #history(PipelineId, PageRequest)} does
   * @throws NotFoundException if the pipeline does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   */
  public Page<HistoryView> history(PipelineId id) {
    return history(id, PageRequest.first());
  }

  /**
   * Returns a page of the history of a pipeline, limited like that of a record (rules.md W2). It
   * has the names as they were.
   *
   * @param id the pipeline; to the Director, also a deleted one
   * @param page the page: its size, its direction and where it begins
   * @return the entries in the order requested, without what the user cannot see
   * @throws NotFoundException if the pipeline does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   * @throws InvalidException if the page continues another history, direction or user, or its size
   *     is out of range
   */
  public Page<HistoryView> history(PipelineId id, PageRequest page) {
    return guard.read(call -> HistoryPager.of(call, id, page));
  }

  /**
   * Creates a pipeline (rules.md P1).
   *
   * @param pipeline its kind, name and stages
   * @return the pipeline
   * @throws AccessDeniedException if the user cannot work, or may not manage stages
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public Pipeline create(NewPipeline pipeline) {
    return change(new CreatePipeline(pipeline));
  }

  /**
   * Edits a pipeline and its stages (rules.md P3, P4). The records of a deleted stage are in its
   * replacement from then on; this takes the same time however many they are.
   *
   * @param edit the pipeline and the changes
   * @return the pipeline after the edit
   * @throws NotFoundException if the pipeline does not exist
   * @throws AccessDeniedException if the user cannot work, or may not manage stages
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public Pipeline edit(PipelineEdit edit) {
    return change(new EditPipeline(edit));
  }

  /**
   * Deletes a pipeline that has no records (rules.md P4).
   *
   * @param pipeline the pipeline
   * @throws NotFoundException if the pipeline does not exist
   * @throws AccessDeniedException if the user cannot work, or may not manage stages
   * @throws InvalidException if records are in the pipeline; the violation has their number
   */
  public void delete(PipelineId pipeline) {
    OrgChangeExecutor.run(guard, new DeletePipeline(pipeline, null));
  }

  /**
   * Deletes a pipeline, which its records leave (rules.md P4).
   *
   * @param pipeline the pipeline
   * @param confirm the number of records in it, in the whole workspace
   * @throws NotFoundException if the pipeline does not exist
   * @throws AccessDeniedException if the user cannot work, or may not manage stages
   * @throws InvalidException if that is not their number; the violation has it
   */
  public void delete(PipelineId pipeline, long confirm) {
    OrgChangeExecutor.run(guard, new DeletePipeline(pipeline, confirm));
  }

  private Pipeline change(PipelineChange change) {
    return OrgChangeExecutor.run(
        guard,
        change,
        (call, done) -> call.tx().org().pipeline((PipelineId) done.subject()).orElseThrow());
  }
}
