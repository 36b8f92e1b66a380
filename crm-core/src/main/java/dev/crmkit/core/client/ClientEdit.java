package dev.crmkit.core.client;

import dev.crmkit.core.edit.SetEdit;
import dev.crmkit.core.edit.ValueEdit;
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

/**
 * Changes of a client (rules.md E2). What is not named stays. Of words that contradict each other,
 * the last one counts.
 */
@Value.Immutable
@InputStyle
public interface ClientEdit {

  /** Returns the client to edit; null if it is missing, which is reported. */
  @Nullable ClientId id();

  /** Returns the version that the edit is based on (rules.md E7); empty for any version. */
  Optional<Long> version();

  /** Returns the new name; empty to keep it. */
  Optional<String> name();

  /**
   * Returns the new owner; empty to keep the owner. An edit with an owner is also an assignment
   * (rules.md E4).
   */
  Optional<UserId> owner();

  /**
   * Returns the new values of fields; {@link FieldValue.Empty} clears one. A text is converted to
   * the type of the field (rules.md F3).
   */
  Map<FieldId, FieldValue> fields();

  /** Returns what happens to the labels. */
  @Value.Default
  default SetEdit<LabelId> labels() {
    return SetEdit.keep();
  }

  /** Returns the pipelines with a new stage, or that are left; the stages in others stay. */
  Map<PipelineId, ValueEdit<StageId>> stages();

  /** Returns an edit that changes nothing. */
  static ClientEdit of(@Nullable ClientId id) {
    return builder().id(id).build();
  }

  /** Bases the edit on a version: it is refused as a conflict at any other (rules.md E7). */
  default ClientEdit version(long version) {
    return builder().from(this).version(version).build();
  }

  /** Sets the name, which must not be blank. */
  default ClientEdit name(@Nullable String name) {
    return builder().from(this).name(name == null ? "" : name).build();
  }

  /** Sets the owner (rules.md E4). */
  default ClientEdit owner(UserId owner) {
    return builder().from(this).owner(owner).build();
  }

  /** Sets the value of a field of the client form. */
  default ClientEdit field(FieldId field, FieldValue value) {
    return builder().from(this).field(field, value).build();
  }

  /**
   * Sets the value of a field to a text, which is converted to the type of the field (rules.md F3);
   * null is no value.
   */
  default ClientEdit field(FieldId field, @Nullable String text) {
    return field(field, text == null ? FieldValue.empty() : FieldValue.text(text));
  }

  /** Sets the values of several fields, such as those that a form has sent. */
  default ClientEdit fields(Map<FieldId, FieldValue> values) {
    Builder changed = builder().from(this);
    values.forEach(changed::field);
    return changed.build();
  }

  /** Removes the value of a field. */
  default ClientEdit clearField(FieldId field) {
    return field(field, FieldValue.empty());
  }

  /** Sets all labels, in place of the present ones. */
  default ClientEdit labels(Set<LabelId> labels) {
    return builder().from(this).labels(SetEdit.to(labels)).build();
  }

  /** Adds a label to those that there are when the edit is made. */
  default ClientEdit addLabel(LabelId label) {
    return builder().from(this).labels(labels().add(label)).build();
  }

  /** Removes a label, if it is there when the edit is made. */
  default ClientEdit removeLabel(LabelId label) {
    return builder().from(this).labels(labels().remove(label)).build();
  }

  /** Moves the client to a stage of a pipeline. */
  default ClientEdit stage(PipelineId pipeline, StageId stage) {
    return builder().from(this).stage(pipeline, ValueEdit.to(stage)).build();
  }

  /** Takes the client out of a pipeline. */
  default ClientEdit clearStage(PipelineId pipeline) {
    return builder().from(this).stage(pipeline, ValueEdit.clear()).build();
  }

  /** Returns a builder, for many attributes at once; it has the same words. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ClientEdit}. */
  final class Builder extends ImmutableClientEdit.Builder {
    Builder() {}
  }
}
