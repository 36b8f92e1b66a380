package dev.crmkit.core.client;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.internal.style.InputStyle;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.user.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The input of the creation of a client (rules.md R1, E1). */
@Value.Immutable
@InputStyle
public interface NewClient {

  /** Returns the id; empty for a random one. */
  Optional<ClientId> id();

  /** Returns the name; null if it is missing, which is reported like a blank one. */
  @Nullable String name();

  /** Returns the owner; empty for the user who creates it (rules.md E1). */
  Optional<UserId> owner();

  /**
   * Returns the values of fields of the client form. A text is converted to the type of the field
   * (rules.md F3).
   */
  Map<FieldId, FieldValue> fields();

  /** Returns the labels. */
  Set<LabelId> labels();

  /** Returns the stages, at most one of each pipeline. */
  Map<PipelineId, StageId> stages();

  /** Returns a client with a name, which must not be blank. */
  static NewClient of(@Nullable String name) {
    return builder().name(name).build();
  }

  /** Chooses the id, which must never have been used. */
  default NewClient id(ClientId id) {
    return builder().from(this).id(id).build();
  }

  /** Sets the owner (rules.md E4). */
  default NewClient owner(UserId owner) {
    return builder().from(this).owner(owner).build();
  }

  /** Sets the value of a field of the client form. */
  default NewClient field(FieldId field, FieldValue value) {
    return builder().from(this).field(field, value).build();
  }

  /**
   * Sets the value of a field to a text, which is converted to the type of the field (rules.md F3);
   * null is no value.
   */
  default NewClient field(FieldId field, @Nullable String text) {
    return field(field, text == null ? FieldValue.empty() : FieldValue.text(text));
  }

  /** Sets the values of several fields, such as those that a form has sent. */
  default NewClient fields(Map<FieldId, FieldValue> values) {
    Builder changed = builder().from(this);
    values.forEach(changed::field);
    return changed.build();
  }

  /** Sets all labels. */
  default NewClient labels(Set<LabelId> labels) {
    return builder().from(this).labels(labels).build();
  }

  /** Adds a label. */
  default NewClient addLabel(LabelId label) {
    return builder().from(this).addLabel(label).build();
  }

  /** Puts the client into a stage of a pipeline. */
  default NewClient stage(PipelineId pipeline, StageId stage) {
    return builder().from(this).stage(pipeline, stage).build();
  }

  /** Returns a builder, for many attributes at once; it has the same words. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewClient}. */
  final class Builder extends ImmutableNewClient.Builder {
    Builder() {}
  }
}
