package dev.crmkit.store.testkit.internal.execution;

import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.operation.FormOperation;
import dev.crmkit.store.testkit.internal.operation.Operation;
import dev.crmkit.store.testkit.internal.operation.OrgOperation;
import dev.crmkit.store.testkit.internal.operation.RecordOperation;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation;
import dev.crmkit.store.testkit.internal.operation.SignInOperation;
import dev.crmkit.store.testkit.internal.operation.UserOperation;
import dev.crmkit.store.testkit.internal.workspace.Actor;

/** Makes the call of the library for each operation. */
public final class OperationCalls
    implements Operation.Visitor<LibraryCall>, OrgOperation.Visitor<OrgCall<?>> {

  private final Actor actor;

  public OperationCalls(Actor actor) {
    this.actor = actor;
  }

  @Override
  public LibraryCall visit(RecordOperation operation) {
    return operation.accept(new RecordCalls(actor));
  }

  @Override
  public LibraryCall visit(SignInOperation operation) {
    return operation.accept(
        new SignInOperation.Visitor<LibraryCall>() {
          @Override
          public LibraryCall signIn(SignInOperation.SignIn signIn) {
            return call(any -> actor.workspace().crm().signIn(actor.user(), actor.address()));
          }

          @Override
          public LibraryCall activate(SignInOperation.Activate activate) {
            return call(
                arguments ->
                    actor
                        .workspace()
                        .crm()
                        .activate(
                            actor
                                .workspace()
                                .token(
                                    arguments.id(activate.user(), EntityKind.USER, UserId::of),
                                    arguments.number("token", activate.token()))));
          }
        });
  }

  private LibraryCall call(java.util.function.Consumer<ArgumentConverter> call) {
    return new DirectCall(new ArgumentConverter(actor.workspace().names()), call);
  }

  @Override
  public OrgCall<?> visit(OrgOperation operation) {
    return operation.accept((OrgOperation.Visitor<OrgCall<?>>) this);
  }

  @Override
  public OrgCall<?> visit(UserOperation operation) {
    return operation.accept(new UserCalls(actor));
  }

  @Override
  public OrgCall<?> visit(FormOperation operation) {
    return operation.accept(new FormCalls(actor));
  }

  @Override
  public OrgCall<?> visit(SettingsOperation operation) {
    return operation.accept(new SettingsCalls(actor));
  }
}
