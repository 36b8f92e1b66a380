package dev.crmkit.store.testkit.internal.operation;

import dev.crmkit.store.testkit.internal.format.RecordForm;

/** Something that a user does in a scenario. The package description says how it is used. */
public sealed interface Operation permits RecordOperation, SignInOperation, OrgOperation {

  /** Dispatches on the group of operations. */
  interface Visitor<R> {
    R visit(RecordOperation operation);

    R visit(SignInOperation operation);

    R visit(OrgOperation operation);
  }

  <R> R accept(Visitor<R> visitor);

  /** Returns the key of the operation in a file, such as {@code create-client}. */
  default String word() {
    return RecordForm.word(getClass());
  }
}
