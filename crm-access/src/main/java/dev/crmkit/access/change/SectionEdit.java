package dev.crmkit.access.change;

import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.internal.style.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** Changes of a section of the client form; what is not named stays. */
@Value.Immutable
@ValueStyle
public interface SectionEdit {

  /**
   * Returns the section to edit.
   *
   * @return its id
   */
  SectionId section();

  /**
   * Returns the name.
   *
   * @return empty to keep it
   */
  Optional<String> name();

  /**
   * Returns the position.
   *
   * @return empty to keep it
   */
  Optional<Integer> order();

  /**
   * Returns an edit that changes nothing.
   *
   * @param section the section
   * @return the edit
   */
  static SectionEdit of(SectionId section) {
    return builder().section(section).build();
  }

  /**
   * Returns a copy with another name.
   *
   * @param name not blank
   * @return a copy
   */
  default SectionEdit name(String name) {
    return builder().from(this).name(name).build();
  }

  /**
   * Returns a copy at another position.
   *
   * @param order sections are shown by order, then by id
   * @return a copy
   */
  default SectionEdit order(int order) {
    return builder().from(this).order(order).build();
  }

  /**
   * Returns an empty builder.
   *
   * @return the builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link SectionEdit}. */
  final class Builder extends ImmutableSectionEdit.Builder {
    Builder() {}
  }
}
