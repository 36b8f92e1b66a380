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

/** What a client is created from (rules.md R1, E1). */
@Value.Immutable
@ValueStyle
public interface NewClient {

  /**
   * The id.
   *
   * @return its id, never used before; empty to let CrmKit choose one
   */
  Optional<ClientId> id();

  /**
   * The name.
   *
   * @return not blank
   */
  String name();

  /**
   * The owner.
   *
   * @return empty for who creates it (rules.md E1)
   */
  Optional<UserId> owner();

  /**
   * What goes into the form's fields; a text is read as the field's type (rules.md F3).
   *
   * @return what is left out gets the field's default; {@link FieldValue.Empty} does not (rules.md
   *     F5)
   */
  Map<FieldId, FieldValue> fields();

  /**
   * The labels.
   *
   * @return their ids
   */
  Set<LabelId> labels();

  /**
   * The stages.
   *
   * @return at most one of each pipeline
   */
  Map<PipelineId, StageId> stages();

  /**
   * A client with a name and nothing else.
   *
   * @param name not blank
   * @return to be created
   */
  static NewClient named(String name) {
    return builder().name(name).build();
  }

  /**
   * The same with a value in a field.
   *
   * @param field a field of the form
   * @param value its value
   * @return a copy
   */
  default NewClient field(FieldId field, FieldValue value) {
    return builder().from(this).putFields(field, value).build();
  }

  /**
   * The same with a text in a field, which is read as the field's type.
   *
   * @param field a field of the form
   * @param text such as {@code 12.50} for a number
   * @return a copy
   */
  default NewClient field(FieldId field, String text) {
    return field(field, FieldValue.text(text));
  }

  /**
   * The same in a stage.
   *
   * @param pipeline a pipeline of clients
   * @param stage one of its stages
   * @return a copy
   */
  default NewClient stage(PipelineId pipeline, StageId stage) {
    return builder().from(this).putStages(pipeline, stage).build();
  }

  /**
   * The same of another owner.
   *
   * @param owner a user (rules.md E4)
   * @return a copy
   */
  default NewClient owner(UserId owner) {
    return builder().from(this).owner(owner).build();
  }

  /**
   * The same with a further label.
   *
   * @param label a label
   * @return a copy
   */
  default NewClient label(LabelId label) {
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
