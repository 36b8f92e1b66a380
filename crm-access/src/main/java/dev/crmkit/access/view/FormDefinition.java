package dev.crmkit.access.view;

import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.SectionId;
import java.util.List;

/**
 * The client form as a user fills it in (rules.md F1, F2).
 *
 * @param sections the sections that are open to the user, in the order of the form
 * @param mayManage whether the user may change the form
 */
public record FormDefinition(List<Section> sections, boolean mayManage) {

  /**
   * A section.
   *
   * @param id the id
   * @param name the name
   * @param fields the fields in order. Their options are those that a new value can have, and a
   *     default that cannot be used any more is left out
   */
  public record Section(SectionId id, String name, List<Field> fields) {

    /**
     * Copies the list.
     *
     * @param id the id
     * @param name the name
     * @param fields the fields in order
     */
    public Section {
      fields = List.copyOf(fields);
    }
  }

  /**
   * Copies the list.
   *
   * @param sections the sections that are open to the user, in the order of the form
   * @param mayManage whether the user may change the form
   */
  public FormDefinition {
    sections = List.copyOf(sections);
  }
}
