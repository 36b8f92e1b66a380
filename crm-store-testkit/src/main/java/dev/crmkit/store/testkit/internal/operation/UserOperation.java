package dev.crmkit.store.testkit.internal.operation;

import java.util.List;

/** A change of users and of who is above whom. */
public sealed interface UserOperation extends OrgOperation {

  /** Dispatches on the operation. */
  interface Visitor<R> {
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

  <R> R accept(Visitor<R> visitor);

  @Override
  default <R> R accept(OrgOperation.Visitor<R> visitor) {
    return visitor.visit(this);
  }

  record CreateUser(
      String id,
      Arg<String> type,
      Arg<String> responsible,
      Arg<String> email,
      Arg<String> name,
      Arg<List<String>> groups,
      Arg<String> status)
      implements UserOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.createUser(this);
    }
  }

  record EditUser(String user, Arg<String> name, Arg<String> email, Arg<List<String>> groups)
      implements UserOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.editUser(this);
    }
  }

  record SetStatus(String user, Arg<String> status) implements UserOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setStatus(this);
    }
  }

  record SetType(String user, Arg<String> type) implements UserOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setType(this);
    }
  }

  record SetResponsible(String user, Arg<String> to) implements UserOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setResponsible(this);
    }
  }

  record DeleteUser(String user, Arg<String> to, Arg<String> managersTo) implements UserOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.deleteUser(this);
    }
  }

  record UndoDeleteUser(String user, Arg<String> email) implements UserOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.undoDeleteUser(this);
    }
  }

  record SendActivation(String user) implements UserOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sendActivation(this);
    }
  }

  record TransferDirectorship(String to) implements UserOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.transferDirectorship(this);
    }
  }
}
