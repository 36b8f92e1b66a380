package dev.crmkit.access;

import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.FormChange;
import dev.crmkit.access.change.FormChange.CreateField;
import dev.crmkit.access.change.FormChange.CreateSection;
import dev.crmkit.access.change.FormChange.DeleteField;
import dev.crmkit.access.change.FormChange.DeleteSection;
import dev.crmkit.access.change.FormChange.EditField;
import dev.crmkit.access.change.FormChange.EditSection;
import dev.crmkit.access.change.FormChange.RenameOption;
import dev.crmkit.access.change.FormChange.SetSectionAccess;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.change.SectionEdit;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.internal.org.OrgChangeExecutor;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.view.SectionView;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.user.SettingsArea;
import java.util.List;

/**
 * The client form, as a user sees and changes it (rules.md F). A section that is closed to him, and
 * its fields, do not exist for him. Each change is made whole or not at all, and is in the history.
 */
public final class FormSettings {

  private final Guard guard;

  FormSettings(Guard guard) {
    this.guard = guard;
  }

  /**
   * The sections that are open to the user (rules.md F1, F2).
   *
   * @return by order, then by id; nothing to a user who cannot work
   */
  public List<SectionView> sections() {
    return guard.readOr(
        List::of,
        call ->
            call.org().sections().stream()
                .filter(call.visibility()::opens)
                .map(section -> view(call, section))
                .toList());
  }

  /**
   * A section that is open to the user.
   *
   * @param section which
   * @return the section
   * @throws dev.crmkit.core.error.NotFoundException when there is no such section, or the user does
   *     not see it
   * @throws AccessDeniedException when the user cannot work
   */
  public SectionView section(SectionId section) {
    return guard.read(call -> view(call, opened(call, section)));
  }

  /**
   * The fields of all sections that are open to the user.
   *
   * @return by section, order and id; nothing to a user who cannot work
   */
  public List<Field> fields() {
    return guard.readOr(
        List::of,
        call ->
            call.org().fields().stream()
                .filter(field -> call.visibility().opens(field.section()))
                .toList());
  }

  /**
   * The fields of a section that is open to the user.
   *
   * @param section which
   * @return by order, then by id
   * @throws dev.crmkit.core.error.NotFoundException when there is no such section, or the user does
   *     not see it
   * @throws AccessDeniedException when the user cannot work
   */
  public List<Field> fields(SectionId section) {
    return guard.read(call -> call.org().fields(opened(call, section).id()));
  }

  /**
   * A field of a section that is open to the user.
   *
   * @param field which
   * @return the field
   * @throws dev.crmkit.core.error.NotFoundException when there is no such field, or the user does
   *     not see it
   * @throws AccessDeniedException when the user cannot work
   */
  public Field field(FieldId field) {
    return guard.read(
        call ->
            call.org()
                .field(field)
                .filter(found -> call.visibility().opens(found.section()))
                .orElseThrow(() -> new NotFoundException(field)));
  }

  /**
   * Creates a section, open to everyone.
   *
   * @param section what it is created from
   * @return the section
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public SectionView createSection(NewSection section) {
    return changedSection(new CreateSection(section));
  }

  /**
   * Renames or reorders a section.
   *
   * @param edit what changes
   * @return the section after it
   * @throws dev.crmkit.core.error.NotFoundException when there is no such section, or the user does
   *     not see it
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public SectionView editSection(SectionEdit edit) {
    return changedSection(new EditSection(edit));
  }

  /**
   * Says to whom a section is open (rules.md F2). One can close it to oneself.
   *
   * @param section which, but for section 1
   * @param access to whom
   * @throws dev.crmkit.core.error.NotFoundException when there is no such section, or the user does
   *     not see it
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public void setAccess(SectionId section, SectionAccess access) {
    run(new SetSectionAccess(section, access));
  }

  /**
   * Deletes a section that holds no values, with its fields (rules.md F8).
   *
   * @param section which, but for section 1
   * @throws dev.crmkit.core.error.NotFoundException when there is no such section, or the user does
   *     not see it
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when it holds values, telling their number
   */
  public void deleteSection(SectionId section) {
    run(new DeleteSection(section, null));
  }

  /**
   * Deletes a section with its fields and their values (rules.md F8).
   *
   * @param section which, but for section 1
   * @param confirm the number of values that are lost
   * @throws dev.crmkit.core.error.NotFoundException when there is no such section, or the user does
   *     not see it
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when that is not their number, telling it
   */
  public void deleteSection(SectionId section, long confirm) {
    run(new DeleteSection(section, confirm));
  }

  /**
   * Creates a field (rules.md F3 to F7).
   *
   * @param field what it is created from
   * @return the field
   * @throws dev.crmkit.core.error.NotFoundException when there is no such section, or the user does
   *     not see it
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public Field createField(NewField field) {
    return changedField(new CreateField(field));
  }

  /**
   * Edits a field (rules.md F4, F8).
   *
   * @param edit what changes
   * @return the field after it
   * @throws dev.crmkit.core.error.NotFoundException when there is no such field, or the user does
   *     not see it
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public Field editField(FieldEdit edit) {
    return changedField(new EditField(edit));
  }

  /**
   * Renames an option of a selector; the values that have it stay (rules.md F4).
   *
   * @param field which field
   * @param option the name of the option
   * @param to its new name
   * @return the field after it
   * @throws dev.crmkit.core.error.NotFoundException when there is no such field, or the user does
   *     not see it
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public Field renameOption(FieldId field, String option, String to) {
    return changedField(new RenameOption(field, FieldValue.text(option), to));
  }

  /**
   * Renames an option of a selector, archived or not; the values that have it stay (rules.md F4).
   *
   * @param field which field
   * @param option the option
   * @param to its new name
   * @return the field after it
   * @throws dev.crmkit.core.error.NotFoundException when there is no such field, or the user does
   *     not see it
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public Field renameOption(FieldId field, OptionId option, String to) {
    return changedField(new RenameOption(field, FieldValue.choice(option), to));
  }

  /**
   * Deletes a field that holds no values (rules.md F8).
   *
   * @param field which
   * @throws dev.crmkit.core.error.NotFoundException when there is no such field, or the user does
   *     not see it
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when it holds values, telling their number
   */
  public void deleteField(FieldId field) {
    run(new DeleteField(field, null));
  }

  /**
   * Deletes a field with its values (rules.md F8).
   *
   * @param field which
   * @param confirm the number of values that are lost
   * @throws dev.crmkit.core.error.NotFoundException when there is no such field, or the user does
   *     not see it
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when that is not their number, telling it
   */
  public void deleteField(FieldId field, long confirm) {
    run(new DeleteField(field, confirm));
  }

  private SectionView changedSection(FormChange change) {
    return guard.reorganise(
        call -> {
          SectionId id = (SectionId) OrgChangeExecutor.run(call, change, null).subject();
          return view(call, call.tx().org().section(id).orElseThrow());
        });
  }

  private Field changedField(FormChange change) {
    return guard.reorganise(
        call -> {
          FieldId id = (FieldId) OrgChangeExecutor.run(call, change, null).subject();
          return call.tx().org().field(id).orElseThrow();
        });
  }

  private void run(FormChange change) {
    guard.reorganise(call -> OrgChangeExecutor.run(call, change, null));
  }

  private static Section opened(CallContext<?> call, SectionId id) {
    return call.org()
        .section(id)
        .filter(call.visibility()::opens)
        .orElseThrow(() -> new NotFoundException(id));
  }

  private static SectionView view(CallContext<?> call, Section section) {
    boolean manages =
        Decisions.decide(call.actor(), Action.MANAGE, SettingsArea.CLIENT_FORM).allowed();
    return new SectionView(
        section.id(), section.name(), section.order(), manages ? section.access() : null);
  }
}
