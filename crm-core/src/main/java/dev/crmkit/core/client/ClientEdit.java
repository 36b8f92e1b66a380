package dev.crmkit.core.client;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.user.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** A change of a client (rules.md E2). What is not set stays unchanged. */
@Value.Immutable
@ValueStyle
public interface ClientEdit {

  /**
   * Returns the client to change.
   *
   * @return its id
   */
  ClientId id();

  /**
   * Returns the version that the edit is based on (rules.md E7).
   *
   * @return empty to change any version
   */
  Optional<Long> version();

  /**
   * Returns the new name.
   *
   * @return empty to leave it
   */
  Optional<String> name();

  /**
   * Returns the new owner. An edit with an owner is also an assignment (rules.md E4).
   *
   * @return empty to leave it
   */
  Optional<UserId> owner();

  /**
   * Returns the new values of fields of the client form. A text is converted to the type of the
   * field (rules.md F3).
   *
   * @return by field; {@link FieldValue.Empty} removes a value
   */
  Map<FieldId, FieldValue> fields();

  /**
   * Returns the new labels, which replace all present ones.
   *
   * @return empty to leave them
   */
  Optional<Set<LabelId>> labels();

  /**
   * Returns the new stages.
   *
   * @return by pipeline; the stages in other pipelines stay unchanged
   */
  Map<PipelineId, StageId> stages();

  /**
   * Returns the pipelines that the client leaves.
   *
   * @return their ids
   */
  Set<PipelineId> leftPipelines();

  /**
   * Creates an empty edit.
   *
   * @param id the client to change
   * @return an edit that changes nothing
   */
  static ClientEdit of(ClientId id) {
    return builder().id(id).build();
  }

  /**
   * Sets the value of a field.
   *
   * @param field a field of the client form
   * @param value its value
   * @return a copy
   */
  default ClientEdit field(FieldId field, FieldValue value) {
    return builder().from(this).putFields(field, value).build();
  }

  /**
   * Sets the value of a field to a text, which is converted to the type of the field.
   *
   * @param field a field of the client form
   * @param text such as {@code 12.50} for a number
   * @return a copy
   */
  default ClientEdit field(FieldId field, String text) {
    return field(field, FieldValue.text(text));
  }

  /**
   * Moves to a stage.
   *
   * @param pipeline a pipeline for clients
   * @param stage a stage of the pipeline
   * @return a copy
   */
  default ClientEdit stage(PipelineId pipeline, StageId stage) {
    return builder().from(this).putStages(pipeline, stage).build();
  }

  /**
   * Sets the version that the edit is based on.
   *
   * @param version the version that was read
   * @return a copy
   */
  default ClientEdit version(long version) {
    return builder().from(this).version(version).build();
  }

  /**
   * Sets the name.
   *
   * @param name not blank
   * @return a copy
   */
  default ClientEdit name(String name) {
    return builder().from(this).name(name).build();
  }

  /**
   * Sets the owner.
   *
   * @param owner a user (rules.md E4)
   * @return a copy
   */
  default ClientEdit owner(UserId owner) {
    return builder().from(this).owner(owner).build();
  }

  /**
   * Sets the labels.
   *
   * @param labels the new labels, which replace all present ones
   * @return a copy
   */
  default ClientEdit labels(Set<LabelId> labels) {
    return builder().from(this).labels(labels).build();
  }

  /**
   * Leaves a pipeline.
   *
   * @param pipeline the pipeline to leave
   * @return a copy
   */
  default ClientEdit clearStage(PipelineId pipeline) {
    return builder().from(this).addLeftPipelines(pipeline).build();
  }

  /**
   * Creates an empty builder.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** A builder of {@link ClientEdit}. */
  final class Builder extends ImmutableClientEdit.Builder {
    Builder() {}
  }
}
