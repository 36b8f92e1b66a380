package dev.crmkit.access.change;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.internal.style.InputStyle;
import dev.crmkit.core.pipeline.PipelineId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Changes of a pipeline. What is not named stays. */
@Value.Immutable
@InputStyle
public interface PipelineEdit {

  /** Returns the pipeline to edit; null if it is missing, which is reported. */
  @Nullable PipelineId id();

  /** Returns the new name; empty to keep it. */
  Optional<String> name();

  /** Returns the kind of records, which cannot be changed: empty, or the present kind. */
  Optional<RecordKind> kind();

  /** Returns all stages after the edit, in order; empty to keep them. */
  Optional<List<StageSpec>> stages();

  /**
   * Returns the replacements of deleted stages: names of deleted stages with the names of the
   * stages that their records move to (rules.md P4). A stage in use can be deleted only with a
   * replacement.
   */
  Map<String, String> replace();

  /** Returns an edit that changes nothing. */
  static PipelineEdit of(@Nullable PipelineId id) {
    return builder().id(id).build();
  }

  /** Sets the name, unique in the workspace ignoring case. */
  default PipelineEdit name(@Nullable String name) {
    return builder().from(this).name(name == null ? "" : name).build();
  }

  /** Names the kind of records, which must be the present one. */
  default PipelineEdit kind(RecordKind kind) {
    return builder().from(this).kind(kind).build();
  }

  /** Sets all stages, in order. */
  default PipelineEdit stages(List<StageSpec> stages) {
    return builder().from(this).stages(stages).build();
  }

  /** Moves the records of a stage that is deleted to another stage. */
  default PipelineEdit replace(String deleted, String by) {
    return builder().from(this).replace(deleted, by).build();
  }

  /** Returns a builder, for many attributes at once; it has the same words. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link PipelineEdit}. */
  final class Builder extends ImmutablePipelineEdit.Builder {
    Builder() {}
  }
}
