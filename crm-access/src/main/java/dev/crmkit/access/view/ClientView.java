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
   * The name.
   *
   * @return not blank
   */
  String name();

  /**
   * The values of the fields that are open to the user; a checkbox never set is no.
   *
   * @return in the order of the form; a field without a value is left out
   */
  Map<FieldId, FieldValue> fields();

  /**
   * The labels on it.
   *
   * @return living ones
   */
  Set<LabelId> labels();

  /**
   * Where it stands.
   *
   * @return the stage by pipeline, living ones
   */
  Map<PipelineId, StageId> stages();

  /**
   * A new builder.
   *
   * @return empty
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ClientView}. */
  final class Builder extends ImmutableClientView.Builder {
    Builder() {}
  }
}
