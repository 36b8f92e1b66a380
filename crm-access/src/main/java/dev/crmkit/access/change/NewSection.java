package dev.crmkit.access.change;

import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.internal.style.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** The input of the creation of a section of the client form, which is open to everyone. */
@Value.Immutable
@ValueStyle
public interface NewSection {

  /**
   * Returns the id.
   *
   * @return an id that was never used; empty for a random one
   */
  Optional<SectionId> id();

  /**
   * Returns the name.
   *
   * @return not blank
   */
  String name();

  /**
   * Returns the position: sections are shown by order, then by id.
   *
   * @return 0 unless set
   */
  @Value.Default
  default int order() {
    return 0;
  }

  /**
   * Returns a section with a name.
   *
   * @param name not blank
   * @return the input of a creation
   */
  static NewSection of(String name) {
    return builder().name(name).build();
  }

  /**
   * Returns a copy with an id chosen by the host application.
   *
   * @param chosen an id that was never used
   * @return a copy
   */
  default NewSection id(SectionId chosen) {
    return builder().from(this).id(chosen).build();
  }

  /**
   * Returns a copy at another position.
   *
   * @param order sections are shown by order, then by id
   * @return a copy
   */
  default NewSection order(int order) {
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

  /** Builds a {@link NewSection}. */
  final class Builder extends ImmutableNewSection.Builder {
    Builder() {}
  }
}
