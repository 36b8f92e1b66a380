package dev.crmkit.core.label;

import dev.crmkit.core.internal.style.InputStyle;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Changes of a label (rules.md S3). What is not named stays. */
@Value.Immutable
@InputStyle
public interface LabelEdit {

  /** Returns the label to edit; null if it is missing, which is reported. */
  @Nullable LabelId id();

  /** Returns the new name; empty to keep it. */
  Optional<String> name();

  /** Returns the new colour; empty to keep it. */
  Optional<String> colour();

  /** Returns an edit that changes nothing. */
  static LabelEdit of(@Nullable LabelId id) {
    return builder().id(id).build();
  }

  /** Sets the name, unique in the workspace ignoring case. */
  default LabelEdit name(@Nullable String name) {
    return builder().from(this).name(name == null ? "" : name).build();
  }

  /** Sets the colour. */
  default LabelEdit colour(String colour) {
    return builder().from(this).colour(colour).build();
  }

  /** Returns a builder, for many attributes at once; it has the same words. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link LabelEdit}. */
  final class Builder extends ImmutableLabelEdit.Builder {
    Builder() {}
  }
}
