package dev.crmkit.store.testkit.internal.operation;

import java.util.List;

/** A change of the client form. */
public sealed interface FormOperation extends OrgOperation {

  /** Dispatches on the operation. */
  interface Visitor<R> {
    R createSection(CreateSection operation);

    R editSection(EditSection operation);

    R setSectionAccess(SetSectionAccess operation);

    R createField(CreateField operation);

    R editField(EditField operation);

    R renameOption(RenameOption operation);
  }

  <R> R accept(Visitor<R> visitor);

  @Override
  default <R> R accept(OrgOperation.Visitor<R> visitor) {
    return visitor.visit(this);
  }

  /** The attributes of a field other than its section. */
  record FieldAttributes(
      Arg<String> type,
      Arg<String> required,
      Arg<String> defaultValue,
      Arg<String> hint,
      Arg<String> order,
      Arg<List<String>> options) {}

  record CreateSection(String section, Arg<String> name, Arg<String> order)
      implements FormOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.createSection(this);
    }
  }

  record EditSection(String section, Arg<String> name, Arg<String> order) implements FormOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.editSection(this);
    }
  }

  /** Opens a section to types and groups; to everyone if neither is given. */
  record SetSectionAccess(String section, Arg<List<String>> types, Arg<List<String>> groups)
      implements FormOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setSectionAccess(this);
    }
  }

  record CreateField(String field, String section, @Flat FieldAttributes attributes)
      implements FormOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.createField(this);
    }
  }

  record EditField(String field, Arg<String> section, @Flat FieldAttributes attributes)
      implements FormOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.editField(this);
    }
  }

  record RenameOption(String field, String option, String to) implements FormOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.renameOption(this);
    }
  }
}
