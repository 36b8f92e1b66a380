package dev.crmkit.access.change;

import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.internal.style.InputStyle;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Changes of a section of the client form. What is not named stays. */
@Value.Immutable
@InputStyle
public interface SectionEdit {

  /** Returns the section to edit; null if it is missing, which is reported. */
  @Nullable SectionId id();

  /** Returns the new name; empty to keep it. */
  Optional<String> name();

  /** Returns the new position; empty to keep it. */
  Optional<Integer> order();

  /** Returns an edit that changes nothing. */
  static SectionEdit of(@Nullable SectionId id) {
    return builder().id(id).build();
  }

  /** Sets the name, which must not be blank. */
  default SectionEdit name(@Nullable String name) {
    return builder().from(this).name(name == null ? "" : name).build();
  }

  /** Sets the position: sections are shown by order, then by id. */
  default SectionEdit order(int order) {
    return builder().from(this).order(order).build();
  }

  /** Returns a builder, for many attributes at once; it has the same words. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link SectionEdit}. */
  final class Builder extends ImmutableSectionEdit.Builder {
    Builder() {}
  }
}
