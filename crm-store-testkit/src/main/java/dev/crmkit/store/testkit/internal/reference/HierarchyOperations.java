package dev.crmkit.store.testkit.internal.reference;

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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is what, under whom, and may set what; deletions of users (U1, U2, U5, D1 to D9, S2). */
final class HierarchyOperations {

  private final OperationContext context;
  private final ReferenceWorkspace workspace;

  HierarchyOperations(OperationContext context) {
    this.context = context;
    this.workspace = context.workspace();
  }

  /** U5, D6. */
  void setType(SetType operation) {
    Person person = context.seenUser(operation.user());
    context.requireDirector();
    String type = operation.type().or("");
    if (person.isDirector() && type.equals("director")) {
      throw new UnspecifiedException("the Director made the Director");
    }
    if (person.isDirector() || !List.of("head", "manager").contains(type)) {
      throw RefusalException.invalid("type"); // U1, A3
    }
    if (person.type.equals(type)) {
      return;
    }
    if (person.isHead()) {
      putUnder(person, context.user()); // D6: their Managers move to the Director
    }
    person.type = type;
    person.responsible = context.user();
  }

  private void putUnder(Person from, String to) {
    for (Person person : workspace.present()) {
      if (from.id.equals(person.responsible)) {
        person.responsible = to;
      }
    }
  }

  /** U2, U5. */
  void setResponsible(SetResponsible operation) {
    Person person = context.seenUser(operation.user());
    context.requireDirector();
    Person over = workspace.person(operation.to().value());
    if (person.isDirector()
        || over == null
        || over == person
        || !UserOperations.suits(person.type, over)) {
      throw RefusalException.invalid("to", "responsible");
    }
    person.responsible = over.id;
  }

  /** D1 to D4. */
  void deleteUser(DeleteUser operation) {
    Person person = context.seenUser(operation.user());
    context.requireDirector();
    if (person.isDirector()) {
      throw RefusalException.invalid("user"); // U1, A3
    }
    List<String> wrong = new ArrayList<>();
    String to = operation.to().value();
    if (to != null && !takesRecords(person, workspace.person(to))) {
      wrong.add("to");
    }
    String managersTo = operation.managersTo().value();
    if (managersTo != null && !takesManagers(person, workspace.person(managersTo))) {
      wrong.add("managers-to");
    }
    RefusalException.throwIfAny(wrong);
    String recipient = recipient(person, to);
    workspace.deletions++;
    person.deletion = workspace.deletions;
    person.tokenValid = false;
    // D1: everything that they own, also closed or deleted records; E7: no new version
    for (Item item : workspace.items.values()) {
      if (person.id.equals(item.owner)) {
        context.addHistory(item, "hand-over", "owner", item.owner, recipient);
        item.owner = recipient;
        item.handedOverBy.add(workspace.deletions);
      }
    }
    putUnder(person, managersTo == null ? context.user() : managersTo); // D2, D3
  }

  /**
   * D1: the records go to the responsible, whatever their status, unless another recipient is named
   * (D3).
   */
  static String recipient(Person person, @Nullable String named) {
    String recipient = named == null ? person.responsible : named;
    if (recipient == null) {
      throw new IllegalStateException("nobody is over " + person.id);
    }
    return recipient;
  }

  /** D3, D8: another who may be an owner. */
  private static boolean takesRecords(Person from, @Nullable Person to) {
    return to != null && to != from && !to.cannotOwnRecords();
  }

  /** D3: another Head, or the Director, who can work. */
  private boolean takesManagers(Person from, @Nullable Person to) {
    return to != null && to != from && !to.isManager() && context.visibility().canWork(to.id);
  }

  /** D9. */
  void undoDeleteUser(UndoDeleteUser operation) {
    String user = operation.user();
    Person person = workspace.people.get(user);
    if (!context.isDirector()) {
      throw context.visibility().seesProfile(context.user(), user)
          ? RefusalException.denied()
          : RefusalException.notFound();
    }
    if (person == null) {
      throw RefusalException.notFound();
    }
    if (!person.isDeleted()) {
      throw RefusalException.invalid("user");
    }
    List<String> wrong = new ArrayList<>();
    String email = operation.email().value() == null ? person.email : operation.email().value();
    new UserOperations(context).checkEmail(email, null, wrong);
    RefusalException.throwIfAny(wrong);
    if (person.orphaned) {
      throw new UnspecifiedException(
          "the responsible transferred the directorship while the user was deleted");
    }
    int deletion = person.deletion;
    person.deletion = 0;
    person.email = email;
    person.status = "inactive";
    // the former responsible, if that user can still be it
    Person over = workspace.person(person.responsible);
    if (over == null || !UserOperations.suits(person.type, over)) {
      person.responsible = context.user();
    }
    takeBack(person, deletion);
  }

  /** What that deletion handed over comes back, unless somebody assigned it since. */
  private void takeBack(Person person, int deletion) {
    for (Item item : workspace.items.values()) {
      int at = item.handedOverBy.indexOf(deletion);
      if (at >= 0) {
        context.addHistory(item, "hand-over", "owner", item.owner, person.id);
        item.owner = person.id;
        // those who owned it in between lose their claim to it
        item.handedOverBy.subList(at, item.handedOverBy.size()).clear();
      }
    }
  }

  /** U1. */
  void transferDirectorship(TransferDirectorship operation) {
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
  }

  /** S2: denies a user an area, or allows it again. */
  void setDenial(String user, String area, boolean deny) {
    Person person = context.seenUser(user);
    context.requireDirector();
    if (!Permissions.AREAS.contains(area) || (person.isDirector() && deny)) {
      throw RefusalException.invalid("settings");
    }
    if (deny) {
      person.denied.add(area);
    } else {
      person.denied.remove(area);
    }
  }
}
