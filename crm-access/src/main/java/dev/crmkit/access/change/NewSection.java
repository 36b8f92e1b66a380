package dev.crmkit.access.change;

import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.internal.style.InputStyle;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The input of the creation of a section of the client form, which is open to everyone (rules.md
 * F1).
 */
@Value.Immutable
@InputStyle
public interface NewSection {

  /** Returns the id; empty for a random one. */
  Optional<SectionId> id();

  /** Returns the name; null if it is missing, which is reported like a blank one. */
  @Nullable String name();

  /** Returns the position: sections are shown by order, then by id; 0 unless set. */
  @Value.Default
  default int order() {
    return 0;
  }

  /** Returns a section with a name, which must not be blank. */
  static NewSection of(@Nullable String name) {
    return builder().name(name).build();
  }

  /** Chooses the id, which must never have been used. */
  default NewSection id(SectionId id) {
    return builder().from(this).id(id).build();
  }

  /** Sets the position: sections are shown by order, then by id. */
  default NewSection order(int order) {
    return builder().from(this).order(order).build();
  }

  /** Returns a builder, for many attributes at once; it has the same words. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewSection}. */
  final class Builder extends ImmutableNewSection.Builder {
    Builder() {}
  }
}
