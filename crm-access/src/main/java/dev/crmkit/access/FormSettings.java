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
import dev.crmkit.access.internal.history.HistoryPager;
import dev.crmkit.access.internal.org.OrgChangeExecutor;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.FormDefinition;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.access.view.SectionView;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.Form;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.json.FormJson;
import dev.crmkit.core.json.FormSchema;
import dev.crmkit.core.user.SettingsArea;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The client form, as one user sees and changes it (rules.md F). A section that is closed to the
 * user, and its fields, do not exist for them. Each change is made completely or not at all, and is
 * recorded in the history.
 */
public final class FormSettings {

  private final Guard guard;

  FormSettings(Guard guard) {
    this.guard = guard;
  }

  /**
   * Returns the complete form, as the user fills it in: sections, fields in order, and the options
   * that are offered.
   *
   * @return the form; without sections if the user cannot work
   */
  public FormDefinition definition() {
    return guard.readOr(
        () -> new FormDefinition(List.of(), false),
        call -> {
          Form form = call.newDraft().form();
          return new FormDefinition(
              form.sections().stream()
                  .map(section -> definition(section, call.org().fields(section.id())))
                  .toList(),
              Decisions.manages(call.actor(), SettingsArea.CLIENT_FORM));
        });
  }

  private static FormDefinition.Section definition(Section section, List<Field> fields) {
    return new FormDefinition.Section(
        section.id(),
        section.name(),
        fields.stream()
            .map(
                field ->
                    field.toBuilder()
                        .options(field.activeOptions())
                        .defaultValue(field.usableDefault())
                        .build())
            .toList());
  }

  /**
   * Returns the JSON Schema (draft 2020-12) of the values that the user can give to a new client:
   * an object with a key for each field, as {@link #values} reads it. The name, owner, labels and
   * stages of the client are not in it.
   *
   * @return the schema, with the properties in the order of the form
   * @throws AccessDeniedException if the user cannot work
   */
  public String createSchema() {
    return guard.read(call -> FormSchema.ofNewClient(call.newDraft().form()));
  }

  /**
   * Returns the JSON Schema (draft 2020-12) of the values that the user can give to a client by an
   * edit. An archived option is in it only if the client has it (rules.md F4).
   *
   * @param client the client
   * @return the schema, with the properties in the order of the form
   * @throws NotFoundException if the client does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not edit the client
   */
  public String editSchema(ClientId client) {
    return guard.read(
        call ->
            FormSchema.ofEdit(
                call.newDraft().form(),
                ((Client) call.requirePermitted(Action.EDIT, client)).fields()));
  }

  /**
   * Reads the values of a form that a front end has sent, such as {@code {"17": "12.50", "20": 3,
   * "21": null}}: numbers and dates are strings, an option is the number of its id, null is no
   * value (the empty text of an input that was left empty is not). They are the input for {@link
   * dev.crmkit.core.client.NewClient#fields} or {@link dev.crmkit.core.client.ClientEdit#fields},
   * where they are checked. {@link FormJson#write} writes the values of a client so.
   *
   * @param json a JSON object with a key for each field, the number of its id
   * @return the values by field
   * @throws AccessDeniedException if the user cannot work
   * @throws dev.crmkit.core.error.InvalidJsonException if the text is not a JSON object
   * @throws InvalidException if the user sees no such field, or a value has the wrong JSON type,
   *     with all violations
   */
  public Map<FieldId, FieldValue> values(String json) {
    return guard.read(call -> FormJson.read(json, call.newDraft().form()));
  }

  /**
   * Returns the sections that are open to the user (rules.md F1, F2).
   *
   * @return the sections by order, then by id; empty if the user cannot work
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
   * Returns a section.
   *
   * @param section the section
   * @return the section
   * @throws NotFoundException if the section does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   */
  public SectionView section(SectionId section) {
    return guard.read(call -> view(call, requireOpen(call, section)));
  }

  /**
   * Finds a section by its name (rules.md F10).
   *
   * @param name a name, in any case
   * @return empty if no section has the name, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   */
  public Optional<SectionView> sectionByName(String name) {
    return guard.read(
        call ->
            call.org().sectionsNamed(name).stream()
                .filter(call.visibility()::opens)
                .findFirst()
                .map(section -> view(call, section)));
  }

  /**
   * Returns the fields of all sections that are open to the user.
   *
   * @return the fields by section, order and id; empty if the user cannot work
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
   * Returns the fields of a section.
   *
   * @param section the section
   * @return the fields by order, then by id
   * @throws NotFoundException if the section does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   */
  public List<Field> fields(SectionId section) {
    return guard.read(call -> call.org().fields(requireOpen(call, section).id()));
  }

  /**
   * Returns a field.
   *
   * @param field the field
   * @return the field
   * @throws NotFoundException if the field does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
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
   * Finds the fields with a name, at most one in each section (rules.md F10).
   *
   * @param name a name, in any case
   * @return the fields that the user can see, in ascending order of their ids
   * @throws AccessDeniedException if the user cannot work
   */
  public List<Field> fieldsByName(String name) {
    return guard.read(
        call ->
            call.org().fieldsNamed(name).stream()
                .filter(field -> call.visibility().opens(field.section()))
                .toList());
  }

  /**
   * Finds a field of a section by its name (rules.md F10).
   *
   * @param section the section
   * @param name a name, in any case
   * @return empty if no field of the section has the name
   * @throws NotFoundException if the section does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   */
  public Optional<Field> fieldByName(SectionId section, String name) {
    return guard.read(
        call -> {
          requireOpen(call, section);
          return call.org().fieldsNamed(name).stream()
              .filter(field -> field.section().equals(section))
              .findFirst();
        });
  }

  /**
   * Returns the first page of the history of a section, oldest entry first (rules.md W2).
   *
   * @param id the section
   * @return as {@link #sectionHistory(SectionId, PageRequest)} does
   * @throws NotFoundException if the section does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   */
  public Page<HistoryView> sectionHistory(SectionId id) {
    return sectionHistory(id, PageRequest.first());
  }

  /**
   * Returns a page of the history of a section, limited like that of a record (rules.md W2). To
   * whom it was open is shown to those who manage the form.
   *
   * @param id the section; to the Director, also a deleted one
   * @param page the page: its size, its direction and where it begins
   * @return the entries in the order requested, without what the user cannot see
   * @throws NotFoundException if the section does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   * @throws InvalidException if the page continues another history, direction or user, or its size
   *     is out of range
   */
  public Page<HistoryView> sectionHistory(SectionId id, PageRequest page) {
    return guard.read(call -> HistoryPager.of(call, id, page));
  }

  /**
   * Creates a section that is open to everyone.
   *
   * @param section its name and order
   * @return the section
   * @throws AccessDeniedException if the user cannot work, or may not manage the form
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public SectionView createSection(NewSection section) {
    return changeSection(new CreateSection(section));
  }

  /**
   * Renames or reorders a section.
   *
   * @param edit the section and the changes
   * @return the section after the edit
   * @throws NotFoundException if the section does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not manage the form
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public SectionView editSection(SectionEdit edit) {
    return changeSection(new EditSection(edit));
  }

  /**
   * Sets to whom a section is open (rules.md F2). Users can close a section to themselves.
   *
   * @param section a section other than section 1
   * @param access everyone, or some groups
   * @throws NotFoundException if the section does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not manage the form
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public void setAccess(SectionId section, SectionAccess access) {
    OrgChangeExecutor.run(guard, new SetSectionAccess(section, access));
  }

  /**
   * Deletes a section that holds no values, with its fields (rules.md F8).
   *
   * @param section a section other than section 1
   * @throws NotFoundException if the section does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not manage the form
   * @throws InvalidException if the section holds values; the violation has their number
   */
  public void deleteSection(SectionId section) {
    OrgChangeExecutor.run(guard, new DeleteSection(section, null));
  }

  /**
   * Deletes a section with its fields and their values (rules.md F8).
   *
   * @param section a section other than section 1
   * @param confirm the number of values that will be lost
   * @throws NotFoundException if the section does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not manage the form
   * @throws InvalidException if that is not their number; the violation has it
   */
  public void deleteSection(SectionId section, long confirm) {
    OrgChangeExecutor.run(guard, new DeleteSection(section, confirm));
  }

  /**
   * Returns the first page of the history of a field, oldest entry first (rules.md W2).
   *
   * @param id the field
   * @return as {@link #fieldHistory(FieldId, PageRequest)} does
   * @throws NotFoundException if the field does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   */
  public Page<HistoryView> fieldHistory(FieldId id) {
    return fieldHistory(id, PageRequest.first());
  }

  /**
   * Returns a page of the history of a field, limited like that of a record (rules.md W2). It has
   * the names as they were.
   *
   * @param id the field; to the Director, also a deleted one
   * @param page the page: its size, its direction and where it begins
   * @return the entries in the order requested, without what the user cannot see
   * @throws NotFoundException if the field does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   * @throws InvalidException if the page continues another history, direction or user, or its size
   *     is out of range
   */
  public Page<HistoryView> fieldHistory(FieldId id, PageRequest page) {
    return guard.read(call -> HistoryPager.of(call, id, page));
  }

  /**
   * Creates a field (rules.md F3 to F7).
   *
   * @param field its section, name, type and options
   * @return the field
   * @throws NotFoundException if the section does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not manage the form
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public Field createField(NewField field) {
    return changeField(new CreateField(field));
  }

  /**
   * Edits a field (rules.md F4, F8).
   *
   * @param edit the field and the changes
   * @return the field after the edit
   * @throws NotFoundException if the field does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not manage the form
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public Field editField(FieldEdit edit) {
    return changeField(new EditField(edit));
  }

  /**
   * Renames an option of a selector. Records that have the option keep it (rules.md F4).
   *
   * @param field the field
   * @param option the name of an option that is not archived
   * @param to the new name
   * @return the field after the change
   * @throws NotFoundException if the field does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not manage the form
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public Field renameOption(FieldId field, String option, String to) {
    return changeField(new RenameOption(field, FieldValue.text(option), to));
  }

  /**
   * Renames an option of a selector, archived or not. Records that have the option keep it
   * (rules.md F4).
   *
   * @param field the field
   * @param option the option
   * @param to the new name
   * @return the field after the change
   * @throws NotFoundException if the field does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not manage the form
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public Field renameOption(FieldId field, OptionId option, String to) {
    return changeField(new RenameOption(field, FieldValue.choice(option), to));
  }

  /**
   * Deletes a field that holds no values (rules.md F8).
   *
   * @param field the field
   * @throws NotFoundException if the field does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not manage the form
   * @throws InvalidException if the field holds values; the violation has their number
   */
  public void deleteField(FieldId field) {
    OrgChangeExecutor.run(guard, new DeleteField(field, null));
  }

  /**
   * Deletes a field with its values (rules.md F8).
   *
   * @param field the field
   * @param confirm the number of values that will be lost
   * @throws NotFoundException if the field does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not manage the form
   * @throws InvalidException if that is not their number; the violation has it
   */
  public void deleteField(FieldId field, long confirm) {
    OrgChangeExecutor.run(guard, new DeleteField(field, confirm));
  }

  private SectionView changeSection(FormChange change) {
    return OrgChangeExecutor.run(
        guard,
        change,
        (call, done) ->
            view(call, call.tx().org().section((SectionId) done.subject()).orElseThrow()));
  }

  private Field changeField(FormChange change) {
    return OrgChangeExecutor.run(
        guard,
        change,
        (call, done) -> call.tx().org().field((FieldId) done.subject()).orElseThrow());
  }

  private static Section requireOpen(CallContext<?> call, SectionId id) {
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
