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

/** The attributes of a client to create (rules.md R1, E1). */
@Value.Immutable
@ValueStyle
public interface NewClient {

  /**
   * Returns the id of the new client.
   *
   * @return an unused id; empty to generate one
   */
  Optional<ClientId> id();

  /**
   * Returns the name.
   *
   * @return not blank
   */
  String name();

  /**
   * Returns the owner.
   *
   * @return empty for the creator (rules.md E1)
   */
  Optional<UserId> owner();

  /**
   * Returns the values of the fields of the client form. A text is converted to the type of the
   * field (rules.md F3).
   *
   * @return by field
   */
  Map<FieldId, FieldValue> fields();

  /**
   * Returns the labels.
   *
   * @return their ids
   */
  Set<LabelId> labels();

  /**
   * Returns the stages.
   *
   * @return at most one of each pipeline
   */
  Map<PipelineId, StageId> stages();

  /**
   * Creates the attributes of a client with a name.
   *
   * @param name not blank
   * @return the attributes
   */
  static NewClient of(String name) {
    return builder().name(name).build();
  }

  /**
   * Sets the value of a field.
   *
   * @param field a field of the client form
   * @param value its value
   * @return a copy
   */
  default NewClient field(FieldId field, FieldValue value) {
    return builder().from(this).putFields(field, value).build();
  }

  /**
   * Sets the value of a field to a text, which is converted to the type of the field.
   *
   * @param field a field of the client form
   * @param text such as {@code 12.50} for a number
   * @return a copy
   */
  default NewClient field(FieldId field, String text) {
    return field(field, FieldValue.text(text));
  }

  /**
   * Sets the stage in a pipeline.
   *
   * @param pipeline a pipeline for clients
   * @param stage a stage of the pipeline
   * @return a copy
   */
  default NewClient stage(PipelineId pipeline, StageId stage) {
    return builder().from(this).putStages(pipeline, stage).build();
  }

  /**
   * Sets the owner.
   *
   * @param owner a user (rules.md E4)
   * @return a copy
   */
  default NewClient owner(UserId owner) {
    return builder().from(this).owner(owner).build();
  }

  /**
   * Adds a label.
   *
   * @param label a label
   * @return a copy
   */
  default NewClient addLabel(LabelId label) {
    return builder().from(this).addLabels(label).build();
  }

  /**
   * Creates an empty builder.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** A builder of {@link NewClient}. */
  final class Builder extends ImmutableNewClient.Builder {
    Builder() {}
  }
}
