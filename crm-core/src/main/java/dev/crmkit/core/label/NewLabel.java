package dev.crmkit.core.label;

import dev.crmkit.core.internal.style.InputStyle;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The input of the creation of a label (rules.md S3). */
@Value.Immutable
@InputStyle
public interface NewLabel {

  /** Returns the id; empty for a random one. */
  Optional<LabelId> id();

  /** Returns the name, unique in the workspace ignoring case. */
  @Nullable String name();

  /** Returns the colour; empty for the default one. */
  Optional<String> colour();

  /** Returns a label with a name, which must not be blank, and the default colour. */
  static NewLabel of(@Nullable String name) {
    return builder().name(name).build();
  }

  /** Chooses the id, which must never have been used. */
  default NewLabel id(LabelId id) {
    return builder().from(this).id(id).build();
  }

  /** Sets the colour. */
  default NewLabel colour(String colour) {
    return builder().from(this).colour(colour).build();
  }

  /** Returns a builder, for many attributes at once; it has the same words. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewLabel}. */
  final class Builder extends ImmutableNewLabel.Builder {
    Builder() {}
  }
}
