package dev.crmkit.store.testkit.internal.operation;

import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.format.Dispatcher;
import dev.crmkit.store.testkit.internal.format.Keys.Flat;
import dev.crmkit.store.testkit.internal.format.Keys.Free;
import dev.crmkit.store.testkit.internal.format.Keys.GivenNeeds;
import dev.crmkit.store.testkit.internal.format.Keys.Word;
import dev.crmkit.store.testkit.internal.format.Keys.WordOf;
import java.util.List;

/** A change of the client form. */
public sealed interface FormOperation extends OrgOperation {

  /** Dispatches on the operation. */
  interface Visitor<R> extends Dispatcher<R> {
    R createSection(CreateSection operation);

    R editSection(EditSection operation);

    R setSectionAccess(SetSectionAccess operation);

    R createField(CreateField operation);

    R editField(EditField operation);

    R renameOption(RenameOption operation);
  }

  /** Calls the visitor's method for this operation. */
  default <R> R accept(Visitor<R> visitor) {
    return visitor.dispatch(Visitor.class, this);
  }

  @Override
  default <R> R accept(OrgOperation.Visitor<R> visitor) {
    return visitor.visit(this);
  }

  /** The attributes of a field other than its section. */
  record FieldAttributes(
      @GivenNeeds @WordOf({"text", "number", "checkbox", "date", "selector"}) Arg<String> type,
      @WordOf({"true", "false"}) Arg<String> required,
      @Word("default") Arg<String> defaultValue,
      @Free Arg<String> hint,
      Arg<String> order,
      Arg<List<String>> options) {}

  record CreateSection(String section, @Free Arg<String> name, Arg<String> order)
      implements FormOperation {}

  record EditSection(String section, @Free Arg<String> name, Arg<String> order)
      implements FormOperation {}

  /** Opens a section to types and groups; to everyone if neither is given. */
  record SetSectionAccess(String section, Arg<List<String>> types, Arg<List<String>> groups)
      implements FormOperation {}

  record CreateField(String field, String section, @Flat FieldAttributes attributes)
      implements FormOperation {}

  record EditField(String field, Arg<String> section, @Flat FieldAttributes attributes)
      implements FormOperation {}

  record RenameOption(String field, String option, String to) implements FormOperation {}
}
