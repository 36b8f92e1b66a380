package dev.crmkit.access.view;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;

/** A client as one user sees it (rules.md R1). */
@Value.Immutable
@ValueStyle
@SuppressWarnings("immutables:from") // the id is of a narrower type here
public non-sealed interface ClientView extends RecordView {

  @Override
  ClientId id();

  /**
   * Returns the name.
   *
   * @return not blank
   */
  String name();

  /**
   * Returns the values of the fields that are open to the user. A checkbox that was never set is
   * "no".
   *
   * @return in the order of the form, without fields that have no value
   */
  Map<FieldId, FieldValue> fields();

  /**
   * Returns the labels.
   *
   * @return without deleted labels
   */
  Set<LabelId> labels();

  /**
   * Returns the stages.
   *
   * @return the present stage in each pipeline, by pipeline
   */
  Map<PipelineId, StageId> stages();

  /**
   * Returns an empty builder.
   *
   * @return the builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ClientView}. */
  final class Builder extends ImmutableClientView.Builder {
    Builder() {}
  }
}
