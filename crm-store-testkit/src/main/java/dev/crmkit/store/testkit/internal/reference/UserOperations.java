package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.FoldedTexts;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.model.ValueRules;
import dev.crmkit.store.testkit.internal.operation.SignInOperation.Activate;
import dev.crmkit.store.testkit.internal.operation.UserOperation.CreateUser;
import dev.crmkit.store.testkit.internal.operation.UserOperation.EditUser;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SendActivation;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SetStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Creates users, changes profiles and statuses, activates (U3 to U6, U9 to U12). */
final class UserOperations {

  private static final List<String> STATUSES =
      List.of("active", "inactive", "ip-restricted", "dismissed", "activation-required");
  private static final String ATOM = "[^\\x00-\\x20()<>\\[\\],;:\\\\\"@.]+";
  private static final String DOMAIN_LABEL = "(?!-)[a-zA-Z0-9[^\\x00-\\x7F]-]{1,63}(?<!-)";
  private static final Pattern EMAIL =
      Pattern.compile(ATOM + "(\\." + ATOM + ")*@" + DOMAIN_LABEL + "(\\." + DOMAIN_LABEL + ")*");
  private static final int LONGEST_EMAIL = 254;
  private static final long TOKEN_LIFE = 72 * 60 * 60 * 1000L;

  private final OperationContext context;
  private final ReferenceWorkspace workspace;

  UserOperations(OperationContext context) {
    this.context = context;
    this.workspace = context.workspace();
  }

  void create(CreateUser operation) {
    String type = operation.type().or("");
    boolean known = List.of("director", "head", "manager").contains(type);
    List<String> wrong = new ArrayList<>();
    mayCreate(operation, type, known);
    if (!known || type.equals("director")) {
      wrong.add("type"); // U1: there is one Director
    }
    String id = operation.id();
    if (workspace.usedKeys.contains("user/" + id)) {
      wrong.add("id"); // R5, D5
    }
    if (operation.name().named() && FoldedTexts.isBlank(operation.name().value())) {
      wrong.add("name");
    }
    String email = operation.email().value();
    checkEmail(email, null, wrong);
    checkGroups(operation.groups().or(List.of()), wrong);
    String status = operation.status().named() ? operation.status().or("") : "active";
    if (!STATUSES.contains(status)) {
      wrong.add("status");
    }
    // U2: if none is given, the Head who creates the user, otherwise the Director
    String over = operation.responsible().or(context.user());
    if (known && !suits(type, id, over)) {
      wrong.add("responsible");
    }
    RefusalException.throwIfAny(wrong);
    Person person = new Person(id, type);
    person.name = operation.name().or(id);
    person.email = email;
    person.status = status;
    person.responsible = over;
    person.groups.addAll(operation.groups().or(List.of()));
    if (status.equals("activation-required")) {
      person.sendToken(workspace.now);
    }
    workspace.people.put(id, person);
    workspace.reserve("user/" + id);
  }

  /** U3: a Head creates Managers only in their own team, and cannot set groups (U11). */
  private void mayCreate(CreateUser operation, String type, boolean known) {
    if (context.isDirector()) {
      return;
    }
    if (!context.permissions().mayCreate(context.user(), "manager")) {
      throw RefusalException.denied();
    }
    String over = operation.responsible().or(context.user());
    if ((known && !type.equals("manager")) || !over.equals(context.user())) {
      throw RefusalException.denied();
    }
    if (!operation.groups().or(List.of()).isEmpty()) {
      throw RefusalException.denied();
    }
  }

  /**
   * U2: a Head is under the Director, a Manager under a Head or the Director, nobody under
   * themselves.
   */
  private boolean suits(String type, String user, String over) {
    Person person = workspace.person(over);
    return person != null && !over.equals(user) && suits(type, person);
  }

  static boolean suits(String type, Person over) {
    return over.isDirector() || (type.equals("manager") && over.isHead());
  }

  /** U12: the form of an address, and that nobody else has it. */
  void checkEmail(@Nullable String email, @Nullable Person of, List<String> wrong) {
    if (email == null) {
      return;
    }
    boolean isAddress = EMAIL.matcher(email).matches() && !FoldedTexts.hasBlank(email);
    if (!isAddress || email.length() > LONGEST_EMAIL) {
      wrong.add("email");
    }
    for (Person person : workspace.present()) {
      if (person != of && sameEmail(person.email, email)) {
        wrong.add("email");
      }
    }
  }

  private static boolean sameEmail(@Nullable String one, @Nullable String other) {
    return (one == null || other == null)
        ? Objects.equals(one, other)
        : FoldedTexts.nameKey(one).equals(FoldedTexts.nameKey(other));
  }

  private void checkGroups(List<String> groups, List<String> wrong) {
    for (String group : groups) {
      if (!workspace.groups.contains(group)) {
        if (ReferenceWorkspace.findIgnoringCase(workspace.groups, group) != null) {
          throw new UnspecifiedException("a group in another case");
        }
        wrong.add("groups");
      }
    }
  }

  /** U4: name and e-mail of one's own; U11: groups by the Director. */
  void edit(EditUser operation) {
    Person person = context.seenUser(operation.user());
    boolean own = person.id.equals(context.user());
    String email = operation.email().named() ? operation.email().or("") : person.email;
    if (email != null && FoldedTexts.isBlank(email)) {
      email = null;
    }
    boolean newEmail = !sameEmail(email, person.email);
    if (!context.isDirector() && (operation.groups().named() || (!own && newEmail))) {
      throw RefusalException.denied();
    }
    List<String> wrong = new ArrayList<>();
    if (operation.name().named() && FoldedTexts.isBlank(operation.name().value())) {
      wrong.add("name");
    }
    if (newEmail) {
      checkEmail(email, person, wrong);
    }
    if (operation.groups().named() && !operation.groups().hasValue()) {
      throw new UnspecifiedException("no groups");
    }
    checkGroups(operation.groups().or(List.of()), wrong);
    RefusalException.throwIfAny(wrong);
    person.name = operation.name().or(person.name);
    if (context.isDirector() || own) {
      person.email = email;
    }
    if (newEmail) {
      person.tokenValid = false; // U9
    }
    if (operation.groups().named()) {
      person.groups.clear();
      person.groups.addAll(operation.groups().or(List.of()));
    }
  }

  /** U5, U9, U1. */
  void setStatus(SetStatus operation) {
    Person person = context.seenUser(operation.user());
    String status = operation.status().or("");
    if (!context.isDirector()) {
      mayLimit(person, status);
    }
    boolean own = person.id.equals(context.user());
    if (!STATUSES.contains(status) || (own && !status.equals("active"))) {
      throw RefusalException.invalid("status"); // A3: the Director is always active
    }
    if (status.equals(person.status)) {
      return;
    }
    person.status = status;
    person.tokenValid = false;
    if (status.equals("activation-required")) {
      person.sendToken(workspace.now);
    }
  }

  /** U5: a Head can limit their Managers further, and can lift only inactive. */
  private void mayLimit(Person person, String status) {
    if (person.id.equals(context.user())) {
      throw RefusalException.denied();
    }
    if (!STATUSES.contains(status)) {
      throw new UnspecifiedException("an unknown status, by a Head");
    }
    boolean may =
        status.equals(person.status)
            || switch (person.status) {
              case "active", "inactive" -> !status.equals("activation-required");
              case "ip-restricted", "activation-required" -> status.equals("dismissed");
              default -> false;
            };
    if (!may) {
      throw RefusalException.denied();
    }
  }

  /** U9: a new token, while the user is activation required. */
  void sendActivation(SendActivation operation) {
    Person person = context.seenUser(operation.user());
    if (!context.isDirector() && person.id.equals(context.user())) {
      throw RefusalException.denied();
    }
    if (!person.status.equals("activation-required")) {
      throw RefusalException.invalid("status");
    }
    person.sendToken(workspace.now);
  }

  /**
   * U9: whoever has the token makes the user active: once, in time, and only while activation is
   * required.
   */
  static void activate(ReferenceWorkspace workspace, Activate operation) {
    Person person = workspace.person(operation.user());
    if (person == null || !person.status.equals("activation-required")) {
      throw RefusalException.invalid("token");
    }
    String text = operation.token().value();
    Long token = text == null ? Long.valueOf(person.tokens) : ValueRules.parseInteger(text);
    boolean inTime = workspace.now - person.tokenSent < TOKEN_LIFE;
    if (token == null || token != person.tokens || !person.tokenValid || !inTime) {
      throw RefusalException.invalid("token");
    }
    person.status = "active";
    person.tokenValid = false;
  }

  /** U10: the address of a sign-in is the last IP, and every attempt goes into the log. */
  static void signIn(ReferenceWorkspace workspace, String user, @Nullable String from) {
    Person person = workspace.people.get(user);
    if (person == null) {
      throw RefusalException.denied();
    }
    boolean allowed = new VisibilityRules(workspace).canSignInFrom(user, from);
    person.signIns.add(new Person.SignIn(from, !allowed));
    if (!allowed) {
      throw RefusalException.denied();
    }
    if (from == null) {
      throw new UnspecifiedException("the last IP after a sign-in from nowhere");
    }
    person.lastIp = from;
  }
}
