package dev.crmkit.store.testkit.internal.operation;

import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.format.Dispatcher;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.Keys.Free;
import dev.crmkit.store.testkit.internal.format.Keys.GivenNeeds;
import dev.crmkit.store.testkit.internal.format.Keys.NameOf;
import dev.crmkit.store.testkit.internal.format.Keys.NewName;
import dev.crmkit.store.testkit.internal.format.Keys.WordOf;
import java.util.List;

/** A change of users and of who is above whom. */
public sealed interface UserOperation extends OrgOperation {

  /** Dispatches on the operation. */
  interface Visitor<R> extends Dispatcher<R> {
    R createUser(CreateUser operation);

    R editUser(EditUser operation);

    R setStatus(SetStatus operation);

    R setType(SetType operation);

    R setResponsible(SetResponsible operation);

    R deleteUser(DeleteUser operation);

    R undoDeleteUser(UndoDeleteUser operation);

    R sendActivation(SendActivation operation);

    R transferDirectorship(TransferDirectorship operation);
  }

  /** Calls the visitor's method for this operation. */
  default <R> R accept(Visitor<R> visitor) {
    return visitor.dispatch(Visitor.class, this);
  }

  @Override
  default <R> R accept(OrgOperation.Visitor<R> visitor) {
    return visitor.visit(this);
  }

  record CreateUser(
      @NewName(EntityKind.USER) String id,
      @GivenNeeds @WordOf({"director", "head", "manager"}) Arg<String> type,
      @NameOf(EntityKind.USER) Arg<String> responsible,
      Arg<String> email,
      @Free Arg<String> name,
      @NameOf(EntityKind.GROUP) Arg<List<String>> groups,
      @WordOf({"active", "inactive", "ip-restricted", "dismissed", "activation-required"})
          Arg<String> status)
      implements UserOperation {}

  record EditUser(String user, @Free Arg<String> name, Arg<String> email, Arg<List<String>> groups)
      implements UserOperation {}

  record SetStatus(String user, Arg<String> status) implements UserOperation {}

  record SetType(String user, Arg<String> type) implements UserOperation {}

  record SetResponsible(String user, Arg<String> to) implements UserOperation {}

  record DeleteUser(String user, Arg<String> to, Arg<String> managersTo) implements UserOperation {}

  record UndoDeleteUser(String user, Arg<String> email) implements UserOperation {}

  record SendActivation(String user) implements UserOperation {}

  record TransferDirectorship(String to) implements UserOperation {}
}
