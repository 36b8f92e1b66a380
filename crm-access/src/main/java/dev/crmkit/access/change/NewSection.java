package dev.crmkit.access.change;

import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.internal.style.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** What a section of the client form is created from; it is open to everyone. */
@Value.Immutable
@ValueStyle
public interface NewSection {

  /**
   * The id.
   *
   * @return its id, never used before; empty to let CrmKit choose one
   */
  Optional<SectionId> id();

  /**
   * The name.
   *
   * @return not blank
   */
  String name();

  /**
   * Sections are shown by order, then by id.
   *
   * @return 0 unless set
   */
  @Value.Default
  default int order() {
    return 0;
  }

  /**
   * A section.
   *
   * @param name not blank
   * @return to be created
   */
  static NewSection named(String name) {
    return builder().name(name).build();
  }

  /**
   * The same with an id that the host application chose.
   *
   * @param chosen never used before
   * @return a copy
   */
  default NewSection withId(SectionId chosen) {
    return builder().from(this).id(chosen).build();
  }

  /**
   * The same at another place.
   *
   * @param order sections are shown by order, then by id
   * @return a copy
   */
  default NewSection at(int order) {
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

  /** Builds a {@link NewSection}. */
  final class Builder extends ImmutableNewSection.Builder {
    Builder() {}
  }
}
