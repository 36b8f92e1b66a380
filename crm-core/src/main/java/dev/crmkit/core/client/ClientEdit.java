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

/** What is to be changed of a client (rules.md E2); what is not named stays. */
@Value.Immutable
@ValueStyle
public interface ClientEdit {

  /**
   * Which client.
   *
   * @return a client
   */
  ClientId id();

  /**
   * The version that the edit is based on (rules.md E7).
   *
   * @return empty to change it whatever it is now
   */
  Optional<Long> version();

  /**
   * The name.
   *
   * @return empty to leave it
   */
  Optional<String> name();

  /**
   * The owner: naming one is an assignment too (rules.md E4).
   *
   * @return empty to leave it
   */
  Optional<UserId> owner();

  /**
   * What goes into the form's fields; a text is read as the field's type (rules.md F3).
   *
   * @return {@link FieldValue.Empty} takes a value away
   */
  Map<FieldId, FieldValue> fields();

  /**
   * All labels that it shall have.
   *
   * @return empty to leave them
   */
  Optional<Set<LabelId>> labels();

  /**
   * The stages that it moves to.
   *
   * @return other pipelines are left as they are
   */
  Map<PipelineId, StageId> stages();

  /**
   * The pipelines that it leaves.
   *
   * @return their ids
   */
  Set<PipelineId> leftPipelines();

  /**
   * Nothing yet.
   *
   * @param id which client
   * @return an edit that changes nothing
   */
  static ClientEdit of(ClientId id) {
    return builder().id(id).build();
  }

  /**
   * The same with a value in a field.
   *
   * @param field a field of the form
   * @param value its value
   * @return a copy
   */
  default ClientEdit field(FieldId field, FieldValue value) {
    return builder().from(this).putFields(field, value).build();
  }

  /**
   * The same with a text in a field, which is read as the field's type.
   *
   * @param field a field of the form
   * @param text such as {@code 12.50} for a number
   * @return a copy
   */
  default ClientEdit field(FieldId field, String text) {
    return field(field, FieldValue.text(text));
  }

  /**
   * The same in a stage.
   *
   * @param pipeline a pipeline of clients
   * @param stage one of its stages
   * @return a copy
   */
  default ClientEdit stage(PipelineId pipeline, StageId stage) {
    return builder().from(this).putStages(pipeline, stage).build();
  }

  /**
   * The same, based on a version.
   *
   * @param version the version that was read
   * @return a copy
   */
  default ClientEdit version(long version) {
    return builder().from(this).version(version).build();
  }

  /**
   * The same with another name.
   *
   * @param name not blank
   * @return a copy
   */
  default ClientEdit name(String name) {
    return builder().from(this).name(name).build();
  }

  /**
   * The same with another owner.
   *
   * @param owner a user (rules.md E4)
   * @return a copy
   */
  default ClientEdit owner(UserId owner) {
    return builder().from(this).owner(owner).build();
  }

  /**
   * The same with other labels.
   *
   * @param labels all that it shall have
   * @return a copy
   */
  default ClientEdit labels(Set<LabelId> labels) {
    return builder().from(this).labels(labels).build();
  }

  /**
   * The same, off a pipeline.
   *
   * @param pipeline the pipeline that it leaves
   * @return a copy
   */
  default ClientEdit leave(PipelineId pipeline) {
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
