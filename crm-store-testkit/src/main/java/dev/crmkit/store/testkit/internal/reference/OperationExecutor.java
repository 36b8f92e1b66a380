package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.format.RecordForm;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.operation.FormOperation;
import dev.crmkit.store.testkit.internal.operation.Operation;
import dev.crmkit.store.testkit.internal.operation.OrgOperation;
import dev.crmkit.store.testkit.internal.operation.RecordOperation;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateClient;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditClient;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation;
import dev.crmkit.store.testkit.internal.operation.SignInOperation;
import dev.crmkit.store.testkit.internal.operation.UserOperation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carries out one operation: completely, or not at all if it is refused. */
final class OperationExecutor {

  private static final List<String> ACTOR_KEYS = List.of("user", "from", "dry-run");

  private ReferenceWorkspace workspace;
  private Set<String> violations = Set.of();

  OperationExecutor(ReferenceWorkspace workspace) {
    this.workspace = workspace;
  }

  /** Returns the workspace after the operation. */
  ReferenceWorkspace workspace() {
    return workspace;
  }

  /** Returns the violating arguments, if the operation was invalid. */
  Set<String> violations() {
    return violations;
  }

  /** Reads the operation in the arguments of {@code do} or {@code plan}. */
  static Operation operation(DataMap args) {
    String word = args.firstKeyBut(ACTOR_KEYS);
    Class<?> type = RecordForm.alternatives(Operation.class).get(word);
    if (type == null) {
      throw new UnspecifiedException("there is no operation " + word);
    }
    try {
      return (Operation) RecordForm.of(type).readData(word, args.raw(word));
    } catch (IllegalArgumentException e) {
      throw new UnspecifiedException(String.valueOf(e.getMessage()));
    }
  }

  /** Carries out the operation of {@code do}; returns its outcome, or those of a bulk operation. */
  Object run(DataMap args) {
    Operation operation = operation(args);
    ReferenceWorkspace draft = new ReferenceWorkspace(workspace);
    try {
      Object outcome = operation.accept(new Dispatch(draft, args.word("user"), args.text("from")));
      workspace = draft;
      return outcome;
    } catch (RefusalException refusal) {
      violations = refusal.fields();
      if (operation instanceof SignInOperation.SignIn) {
        workspace = draft; // U10: the sign-in log has refused attempts, too
      }
      return outcome(refusal, operation);
    }
  }

  /** Returns the outcome; for invalid form fields of a client, with one of the fields. */
  private Object outcome(RefusalException refusal, Operation operation) {
    Map<String, ?> given =
        operation instanceof CreateClient create
            ? create.content().fields().or(Map.of())
            : operation instanceof EditClient edit ? edit.content().fields().or(Map.of()) : null;
    if (given != null) {
      for (String field : refusal.fields()) {
        if (given.containsKey(field) || workspace.fields.containsKey(field)) {
          return DataMap.entries("error", refusal.outcome(), "field", field);
        }
      }
    }
    return refusal.outcome();
  }

  /** Changes the organisation; also for a plan. */
  static Object apply(OperationContext context, OrgOperation operation) {
    return operation.accept(new OrgDispatch(context));
  }

  private record Dispatch(ReferenceWorkspace draft, String user, @Nullable String from)
      implements Operation.Visitor<Object> {

    @Override
    public Object visit(SignInOperation operation) {
      return operation.accept(new SignInOperations(draft, user, from));
    }

    @Override
    public Object visit(RecordOperation operation) {
      return operation.accept(new RecordOperations(context()));
    }

    @Override
    public Object visit(OrgOperation operation) {
      return apply(context(), operation);
    }

    private OperationContext context() {
      // the first of the outcomes (A1)
      RefusalException.requirePermitted(new VisibilityRules(draft).canWorkFrom(user, from));
      return new OperationContext(draft, user, from);
    }
  }

  private record OrgDispatch(OperationContext context) implements OrgOperation.Visitor<Object> {

    @Override
    public Object visit(UserOperation operation) {
      return operation.accept(new UserOperations(context));
    }

    @Override
    public Object visit(FormOperation operation) {
      return operation.accept(new FormOperations(context));
    }

    @Override
    public Object visit(SettingsOperation operation) {
      return operation.accept(new SettingsOperations(context));
    }
  }
}
