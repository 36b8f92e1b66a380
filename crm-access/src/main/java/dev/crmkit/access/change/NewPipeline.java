package dev.crmkit.access.change;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.pipeline.PipelineId;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What a pipeline is created from (rules.md P1). */
@Value.Immutable
@ValueStyle
public interface NewPipeline {

  /**
   * The id.
   *
   * @return its id, never used before; empty to let CrmKit choose one
   */
  Optional<PipelineId> id();

  /**
   * The name.
   *
   * @return unique in the workspace without case
   */
  String name();

  /**
   * What goes through it.
   *
   * @return clients or deals
   */
  RecordKind of();

  /**
   * Its stages in order.
   *
   * @return at least one
   */
  List<StageSpec> stages();

  /**
   * A pipeline of clients, without stages yet.
   *
   * @param name not blank
   * @return to be created
   */
  static NewPipeline ofClients(String name) {
    return builder().name(name).of(RecordKind.CLIENT).build();
  }

  /**
   * A pipeline of deals, without stages yet.
   *
   * @param name not blank
   * @return to be created
   */
  static NewPipeline ofDeals(String name) {
    return builder().name(name).of(RecordKind.DEAL).build();
  }

  /**
   * The same with an id that the host application chose.
   *
   * @param chosen never used before
   * @return a copy
   */
  default NewPipeline withId(PipelineId chosen) {
    return builder().from(this).id(chosen).build();
  }

  /**
   * The same with a further stage that leaves a deal open.
   *
   * @param name what it is called
   * @return a copy
   */
  default NewPipeline stage(String name) {
    return builder().from(this).addStages(StageSpec.of(name)).build();
  }

  /**
   * The same with a further stage.
   *
   * @param stage the stage
   * @return a copy
   */
  default NewPipeline stage(StageSpec stage) {
    return builder().from(this).addStages(stage).build();
  }

  /**
   * A new builder.
   *
   * @return empty
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewPipeline}. */
  final class Builder extends ImmutableNewPipeline.Builder {
    Builder() {}
  }
}
