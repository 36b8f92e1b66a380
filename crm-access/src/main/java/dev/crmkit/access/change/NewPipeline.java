package dev.crmkit.access.change;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.pipeline.PipelineId;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The input of the creation of a pipeline (rules.md P1). */
@Value.Immutable
@ValueStyle
public interface NewPipeline {

  /**
   * Returns the id.
   *
   * @return an id that was never used; empty for a random one
   */
  Optional<PipelineId> id();

  /**
   * Returns the name.
   *
   * @return unique in the workspace ignoring case
   */
  String name();

  /**
   * Returns the kind of records in the pipeline.
   *
   * @return clients or deals
   */
  RecordKind kind();

  /**
   * Returns the stages in order.
   *
   * @return at least one
   */
  List<StageSpec> stages();

  /**
   * Returns a pipeline of clients without stages.
   *
   * @param name not blank
   * @return the input of a creation
   */
  static NewPipeline ofClients(String name) {
    return builder().name(name).kind(RecordKind.CLIENT).build();
  }

  /**
   * Returns a pipeline of deals without stages.
   *
   * @param name not blank
   * @return the input of a creation
   */
  static NewPipeline ofDeals(String name) {
    return builder().name(name).kind(RecordKind.DEAL).build();
  }

  /**
   * Returns a copy with an id chosen by the host application.
   *
   * @param chosen an id that was never used
   * @return a copy
   */
  default NewPipeline id(PipelineId chosen) {
    return builder().from(this).id(chosen).build();
  }

  /**
   * Returns a copy with one more stage, which does not close deals.
   *
   * @param name the name
   * @return a copy
   */
  default NewPipeline addStage(String name) {
    return builder().from(this).addStages(StageSpec.of(name)).build();
  }

  /**
   * Returns a copy with one more stage.
   *
   * @param stage the stage
   * @return a copy
   */
  default NewPipeline addStage(StageSpec stage) {
    return builder().from(this).addStages(stage).build();
  }

  /**
   * Returns an empty builder.
   *
   * @return the builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewPipeline}. */
  final class Builder extends ImmutableNewPipeline.Builder {
    Builder() {}
  }
}
