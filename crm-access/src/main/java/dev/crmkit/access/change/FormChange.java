package dev.crmkit.access.change;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.user.SettingsArea;
import org.jspecify.annotations.Nullable;

/** A change of the client form (rules.md F). */
public sealed interface FormChange extends OrgChange {

  @Override
  default SettingsArea area() {
    return SettingsArea.CLIENT_FORM;
  }

  /**
   * Creates a section, open to everyone.
   *
   * @param section the input
   */
  record CreateSection(NewSection section) implements FormChange {}

  /**
   * Renames or reorders a section.
   *
   * @param edit the changes
   */
  record EditSection(SectionEdit edit) implements FormChange {}

  /**
   * Sets to whom a section is open; that of section 1 cannot be changed (rules.md F1, F2).
   *
   * @param section the section
   * @param access everyone, or some groups
   */
  record SetSectionAccess(SectionId section, SectionAccess access) implements FormChange {}

  /**
   * Deletes a section with its fields; section 1 cannot be deleted (rules.md F1, F8).
   *
   * @param section the section
   * @param confirm the number of values that will be lost; null if there are none
   */
  record DeleteSection(SectionId section, @Nullable Long confirm) implements FormChange {}

  /**
   * Creates a field.
   *
   * @param field the input
   */
  record CreateField(NewField field) implements FormChange {}

  /**
   * Edits a field (rules.md F4, F8).
   *
   * @param edit the changes
   */
  record EditField(FieldEdit edit) implements FormChange {}

  /**
   * Renames an option of a selector; its id and the values of records stay (rules.md F4).
   *
   * @param field the field
   * @param option the option, as a value of the field would name it: by its name or its id
   * @param to the new name, unique in the field ignoring case
   */
  record RenameOption(FieldId field, FieldValue option, String to) implements FormChange {}

  /**
   * Deletes a field (rules.md F8).
   *
   * @param field the field
   * @param confirm the number of values that will be lost; null if there are none
   */
  record DeleteField(FieldId field, @Nullable Long confirm) implements FormChange {}
}
