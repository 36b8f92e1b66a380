package dev.crmkit.access.change;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.internal.style.InputStyle;
import dev.crmkit.core.pipeline.PipelineId;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The input of the creation of a pipeline (rules.md P1). */
@Value.Immutable
@InputStyle
public interface NewPipeline {

  /** Returns the id; empty for a random one. */
  Optional<PipelineId> id();

  /** Returns the name, unique in the workspace ignoring case. */
  @Nullable String name();

  /** Returns the kind of records: clients or deals; null if it is missing, which is reported. */
  @Nullable RecordKind kind();

  /** Returns the stages in order: at least one. */
  List<StageSpec> stages();

  /** Returns a pipeline of clients with a name, which must not be blank, and without stages. */
  static NewPipeline ofClients(@Nullable String name) {
    return of(RecordKind.CLIENT, name);
  }

  /** Returns a pipeline of deals with a name, which must not be blank, and without stages. */
  static NewPipeline ofDeals(@Nullable String name) {
    return of(RecordKind.DEAL, name);
  }

  /**
   * Returns a pipeline of clients or deals with a name, which must not be blank, and without
   * stages.
   */
  static NewPipeline of(@Nullable RecordKind kind, @Nullable String name) {
    return builder().kind(kind).name(name).build();
  }

  /** Chooses the id, which must never have been used. */
  default NewPipeline id(PipelineId id) {
    return builder().from(this).id(id).build();
  }

  /** Sets all stages, in order. */
  default NewPipeline stages(List<StageSpec> stages) {
    return builder().from(this).stages(stages).build();
  }

  /** Adds a stage that does not close deals. */
  default NewPipeline addStage(String name) {
    return addStage(StageSpec.of(name));
  }

  /** Adds a stage. */
  default NewPipeline addStage(StageSpec stage) {
    return builder().from(this).addStage(stage).build();
  }

  /** Returns a builder, for many attributes at once; it has the same words. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewPipeline}. */
  final class Builder extends ImmutableNewPipeline.Builder {
    Builder() {}
  }
}
