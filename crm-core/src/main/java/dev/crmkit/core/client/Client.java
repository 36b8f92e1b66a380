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
   * Returns the name.
   *
   * @return not blank
   */
  String name();

  @Override
  Map<FieldId, FieldValue> fields();

  @Override
  Set<LabelId> labels();

  @Override
  Map<PipelineId, StageEntry> stages();

  @Override
  default String title() {
    return name();
  }

  /**
   * Creates an empty builder.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * Creates a builder with the values of this client.
   *
   * @return a builder
   */
  default Builder toBuilder() {
    return builder().from(this).id(id());
  }

  /** A builder of {@link Client}. */
  final class Builder extends ImmutableClient.Builder {
    Builder() {}
  }
}
