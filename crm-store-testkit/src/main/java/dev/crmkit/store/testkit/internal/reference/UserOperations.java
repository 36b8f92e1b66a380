package dev.crmkit.store.testkit.internal.reference;

import static dev.crmkit.store.testkit.internal.model.RefusalException.requirePermitted;
import static dev.crmkit.store.testkit.internal.model.RefusalException.requireValid;

import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.model.FoldedTexts;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.operation.UserOperation;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Creates users, and changes profiles and statuses (U3 to U6, U9, U11, U12). */
record UserOperations(OperationContext context, ReferenceWorkspace workspace)
    implements UserOperation.Visitor<Object> {

  private static final List<String> STATUSES =
      List.of("active", "inactive", "ip-restricted", "dismissed", "activation-required");
  private static final String ATOM = "[^\\x00-\\x20()<>\\[\\],;:\\\\\"@.]+";
  private static final String DOMAIN_LABEL = "(?!-)[a-zA-Z0-9[^\\x00-\\x7F]-]{1,63}(?<!-)";
  private static final Pattern EMAIL =
      Pattern.compile(ATOM + "(\\." + ATOM + ")*@" + DOMAIN_LABEL + "(\\." + DOMAIN_LABEL + ")*");
  private static final int LONGEST_EMAIL = 254;

  UserOperations(OperationContext context) {
    this(context, context.workspace());
  }

  @Override
  public Object createUser(UserOperation.CreateUser operation) {
    String type = operation.type().or("");
    boolean known = List.of("director", "head", "manager").contains(type);
    List<String> groups = operation.groups().or(List.of());
    // U2: if none is given, the Head who creates the user, otherwise the Director
    String over = operation.responsible().or(context.user());
    if (!context.isDirector()) {
      // U3: a Head creates Managers only in their own team, and cannot set groups (U11)
      requirePermitted(
          context.permissions().mayCreate(context.user(), "manager")
              && (!known || type.equals("manager"))
              && over.equals(context.user())
              && groups.isEmpty());
    }
    Violations violations = new Violations();
    violations.addIf(!known || type.equals("director"), "type"); // U1: there is one Director
    String id = operation.id();
    violations.addIf(workspace.usedKeys.contains("user/" + id), "id"); // R5, D5
    violations.addIf(isBlank(operation.name()), "name");
    String email = operation.email().value();
    checkEmail(email, null, violations);
    violations.addIf(!areKnown(groups), "groups");
    String status = operation.status().named() ? operation.status().or("") : "active";
    violations.addIf(!STATUSES.contains(status), "status");
    violations.addIf(
        known && (over.equals(id) || !isPossibleResponsible(workspace.person(over), type)),
        "responsible");
    violations.throwIfAny();
    Person person = new Person(id, type);
    person.name = operation.name().or(id);
    person.email = email;
    person.status = status;
    person.responsible = over;
    person.groups.addAll(groups);
    if (status.equals("activation-required")) {
      person.sendToken(workspace.now);
    }
    workspace.people.put(id, person);
    workspace.reserve("user/" + id);
    return OperationContext.OK;
  }

  /** U2: a Head is under the Director, and a Manager under a Head or the Director. */
  static boolean isPossibleResponsible(@Nullable Person over, String type) {
    return over != null && (over.isDirector() || (type.equals("manager") && over.isHead()));
  }

  private static boolean isBlank(Arg<String> name) {
    return name.named() && FoldedTexts.isBlank(name.value());
  }

  private boolean areKnown(List<String> groups) {
    return groups.stream().allMatch(group -> ReferenceWorkspace.isKnown(workspace.groups, group));
  }

  /** U12: the address is well-formed, and nobody else has it. */
  void checkEmail(@Nullable String email, @Nullable Person of, Violations violations) {
    if (email != null) {
      violations.addIf(
          !EMAIL.matcher(email).matches()
              || FoldedTexts.hasBlank(email)
              || email.length() > LONGEST_EMAIL
              || workspace.present().stream()
                  .anyMatch(person -> person != of && isSameEmail(person.email, email)),
          "email");
    }
  }

  private static boolean isSameEmail(@Nullable String one, @Nullable String other) {
    return (one == null || other == null)
        ? Objects.equals(one, other)
        : FoldedTexts.nameKey(one).equals(FoldedTexts.nameKey(other));
  }

  /** U4: users edit their own name and e-mail address; U11: the Director sets groups. */
  @Override
  public Object editUser(UserOperation.EditUser operation) {
    Person person = context.seenUser(operation.user());
    boolean own = person.id.equals(context.user());
    String given = operation.email().named() ? operation.email().or("") : person.email;
    String email = FoldedTexts.isBlank(given) ? null : given;
    boolean newEmail = !isSameEmail(email, person.email);
    requirePermitted(context.isDirector() || (!operation.groups().named() && (own || !newEmail)));
    Violations violations = new Violations();
    violations.addIf(isBlank(operation.name()), "name");
    if (newEmail) {
      checkEmail(email, person, violations);
    }
    if (operation.groups().isNull()) {
      throw new UnspecifiedException("no groups");
    }
    List<String> groups = operation.groups().or(List.of());
    violations.addIf(!areKnown(groups), "groups");
    violations.throwIfAny();
    person.name = operation.name().or(person.name);
    if (context.isDirector() || own) {
      person.email = email;
    }
    person.tokenValid &= !newEmail; // U9
    if (operation.groups().named()) {
      person.groups.clear();
      person.groups.addAll(groups);
    }
    return OperationContext.OK;
  }

  /** U1, U5, U9. */
  @Override
  public Object setStatus(UserOperation.SetStatus operation) {
    Person person = context.seenUser(operation.user());
    String status = operation.status().or("");
    boolean own = person.id.equals(context.user());
    if (!context.isDirector()) {
      requirePermitted(!own);
      if (!STATUSES.contains(status)) {
        throw new UnspecifiedException("an unknown status, by a Head");
      }
      requirePermitted(status.equals(person.status) || isPermittedToHeads(person.status, status));
    }
    // A3: the Director is always active
    requireValid(STATUSES.contains(status) && (!own || status.equals("active")), "status");
    if (!status.equals(person.status)) {
      person.status = status;
      person.tokenValid = false;
      if (status.equals("activation-required")) {
        person.sendToken(workspace.now);
      }
    }
    return OperationContext.OK;
  }

  /** U5: a Head can restrict their Managers further, and can lift only "inactive". */
  private static boolean isPermittedToHeads(String before, String after) {
    return switch (before) {
      case "active", "inactive" -> !after.equals("activation-required");
      case "ip-restricted", "activation-required" -> after.equals("dismissed");
      default -> false;
    };
  }

  /** U9: a new token can be sent while activation is required. */
  @Override
  public Object sendActivation(UserOperation.SendActivation operation) {
    Person person = context.seenUser(operation.user());
    requirePermitted(context.isDirector() || !person.id.equals(context.user()));
    requireValid(person.status.equals("activation-required"), "status");
    person.sendToken(workspace.now);
    return OperationContext.OK;
  }

  @Override
  public Object setType(UserOperation.SetType operation) {
    return new HierarchyOperations(context).setType(operation);
  }

  @Override
  public Object setResponsible(UserOperation.SetResponsible operation) {
    return new HierarchyOperations(context).setResponsible(operation);
  }

  @Override
  public Object transferDirectorship(UserOperation.TransferDirectorship operation) {
    return new HierarchyOperations(context).transferDirectorship(operation);
  }

  @Override
  public Object deleteUser(UserOperation.DeleteUser operation) {
    return new HierarchyOperations(context).deleteUser(operation);
  }

  @Override
  public Object undoDeleteUser(UserOperation.UndoDeleteUser operation) {
    return new HierarchyOperations(context).undoDeleteUser(operation);
  }
}
