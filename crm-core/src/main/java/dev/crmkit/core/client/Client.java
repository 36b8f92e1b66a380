package dev.crmkit.core.client;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.record.CrmRecord;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;

/** A client as it is stored (rules.md R1). */
@Value.Immutable
@ValueStyle
@SuppressWarnings("immutables:from") // the id, of a narrower type here, is copied by toBuilder
public non-sealed interface Client extends CrmRecord {

  @Override
  ClientId id();

  /**
   * The name.
   *
   * @return not blank
   */
  String name();

  /**
   * The values of the form's fields; a field without a value is left out.
   *
   * @return never {@link FieldValue.Empty}
   */
  Map<FieldId, FieldValue> fields();

  /**
   * The labels on it.
   *
   * @return their ids
   */
  Set<LabelId> labels();

  /**
   * Where it stands, at most one stage of each pipeline (rules.md P2).
   *
   * @return by pipeline
   */
  Map<PipelineId, StageEntry> stages();

  @Override
  default String title() {
    return name();
  }

  /**
   * A new builder.
   *
   * @return empty
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * A builder that begins with this client.
   *
   * @return filled
   */
  default Builder toBuilder() {
    return builder().from(this).id(id());
  }

  /** Builds a {@link Client}. */
  final class Builder extends ImmutableClient.Builder {
    Builder() {}
  }
}
