package dev.crmkit.access.change;

import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.internal.style.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** What is to be changed of a section; what is not named stays. */
@Value.Immutable
@ValueStyle
public interface SectionEdit {

  /**
   * Which section.
   *
   * @return a section
   */
  SectionId section();

  /**
   * The name.
   *
   * @return empty to leave it
   */
  Optional<String> name();

  /**
   * Its place.
   *
   * @return empty to leave it
   */
  Optional<Integer> order();

  /**
   * Nothing yet.
   *
   * @param section which
   * @return an edit that changes nothing
   */
  static SectionEdit of(SectionId section) {
    return builder().section(section).build();
  }

  /**
   * The same with another name.
   *
   * @param name not blank
   * @return a copy
   */
  default SectionEdit name(String name) {
    return builder().from(this).name(name).build();
  }

  /**
   * The same at another place.
   *
   * @param order sections are shown by order, then by id
   * @return a copy
   */
  default SectionEdit order(int order) {
    return builder().from(this).order(order).build();
  }

  /**
   * A new builder.
   *
   * @return empty
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link SectionEdit}. */
  final class Builder extends ImmutableSectionEdit.Builder {
    Builder() {}
  }
}
