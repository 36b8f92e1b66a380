package dev.crmkit.store.testkit.internal.reference;

import static dev.crmkit.store.testkit.internal.model.RefusalException.requireSeen;
import static dev.crmkit.store.testkit.internal.model.RefusalException.requireValid;

import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.operation.UserOperation.DeleteUser;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SetResponsible;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SetType;
import dev.crmkit.store.testkit.internal.operation.UserOperation.TransferDirectorship;
import dev.crmkit.store.testkit.internal.operation.UserOperation.UndoDeleteUser;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes types and responsibles, and deletes users (U1, U2, U5, D1 to D9). */
record HierarchyOperations(OperationContext context, ReferenceWorkspace workspace) {

  HierarchyOperations(OperationContext context) {
    this(context, context.workspace());
  }

  /** U5, D6. */
  Object setType(SetType operation) {
    Person person = context.directedUser(operation.user());
    String type = operation.type().or("");
    if (person.isDirector() && type.equals("director")) {
      throw new UnspecifiedException("the Director made the Director");
    }
    // U1, A3
    requireValid(!person.isDirector() && List.of("head", "manager").contains(type), "type");
    if (!person.type.equals(type)) {
      if (person.isHead()) {
        moveReports(person, context.user());
      }
      person.type = type;
      person.responsible = context.user();
    }
    return OperationContext.OK;
  }

  private void moveReports(Person from, String to) {
    for (Person person : workspace.present()) {
      if (from.id.equals(person.responsible)) {
        person.responsible = to;
      }
    }
  }

  /** U2, U5. */
  Object setResponsible(SetResponsible operation) {
    Person person = context.directedUser(operation.user());
    Person over = workspace.person(operation.to().value());
    requireValid(
        !person.isDirector()
            && over != person
            && UserOperations.isPossibleResponsible(over, person.type),
        "to",
        "responsible");
    person.responsible = Objects.requireNonNull(over).id;
    return OperationContext.OK;
  }

  /** D1 to D4. */
  Object deleteUser(DeleteUser operation) {
    Person person = context.directedUser(operation.user());
    requireValid(!person.isDirector(), "user"); // U1, A3
    Violations violations = new Violations();
    String to = operation.to().value();
    violations.addIf(to != null && !takesRecords(person, workspace.person(to)), "to");
    String managersTo = operation.managersTo().value();
    violations.addIf(
        managersTo != null && !takesManagers(person, workspace.person(managersTo)), "managers-to");
    violations.throwIfAny();
    String recipient = recipient(person, to);
    workspace.deletions++;
    person.deletion = workspace.deletions;
    person.tokenValid = false;
    // D1: also closed and deleted records; E7: their versions stay
    for (Item item : workspace.items.values()) {
      if (person.id.equals(item.owner)) {
        context.addHistory(item, "hand-over", "owner", item.owner, recipient);
        item.owner = recipient;
        item.handedOverBy.add(workspace.deletions);
      }
    }
    moveReports(person, managersTo == null ? context.user() : managersTo); // D2, D3
    return OperationContext.OK;
  }

  /**
   * D1: the records go to the responsible, whatever their status, unless another recipient is named
   * (D3).
   */
  static String recipient(Person person, @Nullable String named) {
    return Objects.requireNonNull(named == null ? person.responsible : named);
  }

  /** D3, D8: the recipient is another user who can be an owner. */
  private static boolean takesRecords(Person from, @Nullable Person to) {
    return to != null && to != from && !to.cannotOwnRecords();
  }

  /** D3: the recipient is another Head, or the Director, and can work. */
  private boolean takesManagers(Person from, @Nullable Person to) {
    return to != null && to != from && !to.isManager() && context.visibility().canWork(to.id);
  }

  /** D9. */
  Object undoDeleteUser(UndoDeleteUser operation) {
    Person person =
        requireSeen(
            workspace.people.get(operation.user()),
            context.isDirector()
                || context.visibility().seesProfile(context.user(), operation.user()));
    context.requireDirector();
    requireValid(person.isDeleted(), "user");
    Violations violations = new Violations();
    String email = operation.email().hasValue() ? operation.email().value() : person.email;
    new UserOperations(context).checkEmail(email, null, violations);
    violations.throwIfAny();
    if (person.orphaned) {
      throw new UnspecifiedException(
          "the responsible transferred the directorship while the user was deleted");
    }
    // what that deletion handed over comes back, unless it has been assigned since
    for (Item item : workspace.items.values()) {
      int index = item.handedOverBy.indexOf(person.deletion);
      if (index >= 0) {
        context.addHistory(item, "hand-over", "owner", item.owner, person.id);
        item.owner = person.id;
        // later owners lose their claim to it
        item.handedOverBy.subList(index, item.handedOverBy.size()).clear();
      }
    }
    person.deletion = 0;
    person.email = email;
    person.status = "inactive";
    // the former responsible stays, if still possible
    if (!UserOperations.isPossibleResponsible(workspace.person(person.responsible), person.type)) {
      person.responsible = context.user();
    }
    return OperationContext.OK;
  }

  /** U1. */
  Object transferDirectorship(TransferDirectorship operation) {
    context.requireDirector();
    Person old = context.me();
    Person heir = workspace.person(operation.to());
    if (heir == null || heir == old) {
      throw RefusalException.invalid("to");
    }
    for (Person person : workspace.people.values()) {
      if (old.id.equals(person.responsible)) {
        person.responsible = heir.id;
        person.orphaned |= person.isDeleted();
      }
    }
    heir.type = "director";
    heir.status = "active";
    heir.responsible = null;
    heir.denied.clear();
    heir.tokenValid = false;
    old.type = "head";
    old.responsible = heir.id;
    return OperationContext.OK;
  }
}
