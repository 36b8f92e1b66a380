package dev.crmkit.store.testkit.internal.operation;

/** An operation of somebody who need not be able to work. */
public sealed interface SignInOperation extends Operation {

  /** Dispatches on the operation. */
  interface Visitor<R> {
    R signIn(SignIn operation);

    R activate(Activate operation);
  }

  <R> R accept(Visitor<R> visitor);

  @Override
  default <R> R accept(Operation.Visitor<R> visitor) {
    return visitor.visit(this);
  }

  record SignIn() implements SignInOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.signIn(this);
    }
  }

  /** Uses an activation token: the last one that was sent, or the one with a number. */
  record Activate(String user, Arg<String> token) implements SignInOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.activate(this);
    }
  }
}
