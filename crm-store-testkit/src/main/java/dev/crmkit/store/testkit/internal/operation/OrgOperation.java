package dev.crmkit.store.testkit.internal.operation;

/** A change of the organisation, which can also be planned. */
public sealed interface OrgOperation extends Operation
    permits UserOperation, FormOperation, SettingsOperation {

  /** Dispatches on the group of changes. */
  interface Visitor<R> {
    R visit(UserOperation operation);

    R visit(FormOperation operation);

    R visit(SettingsOperation operation);
  }

  <R> R accept(Visitor<R> visitor);

  @Override
  default <R> R accept(Operation.Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
