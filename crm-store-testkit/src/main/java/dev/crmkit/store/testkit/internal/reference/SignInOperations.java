package dev.crmkit.store.testkit.internal.reference;

import static dev.crmkit.store.testkit.internal.model.RefusalException.requirePermitted;
import static dev.crmkit.store.testkit.internal.model.RefusalException.requireValid;

import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.model.ValueRules;
import dev.crmkit.store.testkit.internal.operation.SignInOperation;
import org.jspecify.annotations.Nullable;

/** Sign-ins and activations, by users who need not be able to work (U9, U10). */
record SignInOperations(ReferenceWorkspace workspace, String user, @Nullable String from)
    implements SignInOperation.Visitor<Object> {

  private static final long TOKEN_LIFE = 72 * 60 * 60 * 1000L;

  /** U10: the address of a successful sign-in is the last IP; every attempt is in the log. */
  @Override
  public Object signIn(SignInOperation.SignIn operation) {
    Person person = workspace.people.get(user);
    if (person == null) {
      throw RefusalException.denied();
    }
    boolean allowed = new VisibilityRules(workspace).canSignInFrom(user, from);
    person.signIns.add(new Person.SignIn(from, !allowed));
    requirePermitted(allowed);
    if (from == null) {
      throw new UnspecifiedException("the last IP after a sign-in from an unknown address");
    }
    person.lastIp = from;
    return OperationContext.OK;
  }

  /** U9: the last token makes the user active, once, in time, while activation is required. */
  @Override
  public Object activate(SignInOperation.Activate operation) {
    Person person = workspace.person(operation.user());
    if (person == null) {
      throw RefusalException.invalid("token");
    }
    String text = operation.token().value();
    Long token = text == null ? Long.valueOf(person.tokens) : ValueRules.parseInteger(text);
    requireValid(
        person.status.equals("activation-required")
            && token != null
            && token == person.tokens
            && person.tokenValid
            && workspace.now - person.tokenSent < TOKEN_LIFE,
        "token");
    person.status = "active";
    person.tokenValid = false;
    return OperationContext.OK;
  }
}
