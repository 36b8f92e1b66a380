package dev.crmkit.store.testkit.internal.operation;

import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.format.Dispatcher;

/** An operation of somebody who need not be able to work. */
public sealed interface SignInOperation extends Operation {

  /** Dispatches on the operation. */
  interface Visitor<R> extends Dispatcher<R> {
    R signIn(SignIn operation);

    R activate(Activate operation);
  }

  /** Calls the visitor's method for this operation. */
  default <R> R accept(Visitor<R> visitor) {
    return visitor.dispatch(Visitor.class, this);
  }

  @Override
  default <R> R accept(Operation.Visitor<R> visitor) {
    return visitor.visit(this);
  }

  record SignIn() implements SignInOperation {}

  /** Uses an activation token: the last one that was sent, or the one with a number. */
  record Activate(String user, Arg<String> token) implements SignInOperation {}
}
