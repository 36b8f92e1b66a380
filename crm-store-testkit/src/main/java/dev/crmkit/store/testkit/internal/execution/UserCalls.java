package dev.crmkit.store.testkit.internal.execution;

import dev.crmkit.access.change.UserChange;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.operation.UserOperation;
import dev.crmkit.store.testkit.internal.operation.UserOperation.CreateUser;
import dev.crmkit.store.testkit.internal.operation.UserOperation.DeleteUser;
import dev.crmkit.store.testkit.internal.operation.UserOperation.EditUser;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SendActivation;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SetResponsible;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SetStatus;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SetType;
import dev.crmkit.store.testkit.internal.operation.UserOperation.TransferDirectorship;
import dev.crmkit.store.testkit.internal.operation.UserOperation.UndoDeleteUser;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;

/** The calls for changes of users. */
final class UserCalls extends OrgCalls implements UserOperation.Visitor<OrgCall<?>> {

  UserCalls(Actor actor) {
    super(actor);
  }

  @Override
  public OrgCall<?> createUser(CreateUser operation) {
    return call(
        () ->
            new UserChange.CreateUser(
                NewUser.builder()
                    .id(user(operation.id()))
                    .type(arguments.type(operation.type()))
                    .responsible(arguments.id(operation.responsible(), EntityKind.USER, UserId::of))
                    .email(operation.email().optional())
                    .name(ArgumentConverter.change(operation.name()).orElse(operation.id()))
                    .groups(groups(operation.groups()))
                    .status(
                        operation.status().named()
                            ? arguments.status(operation.status(), UserStatus.ACTIVE)
                            : UserStatus.ACTIVE)
                    .build()),
        change ->
            actor.keep(session.users().create(change.user()), ScenarioWorkspace::rememberToken));
  }

  @Override
  public OrgCall<?> editUser(EditUser operation) {
    return call(
        () ->
            new UserChange.EditUser(
                UserEdit.builder()
                    .id(user(operation.user()))
                    .name(ArgumentConverter.change(operation.name()))
                    .email(ArgumentConverter.edit(ArgumentConverter.change(operation.email())))
                    .groups(
                        ArgumentConverter.replacement(
                            arguments.ids(operation.groups(), EntityKind.GROUP, GroupId::of)))
                    .build()),
        change -> session.users().edit(change.edit()));
  }

  @Override
  public OrgCall<?> setStatus(SetStatus operation) {
    UserId user = user(operation.user());
    return call(
        () ->
            new UserChange.SetStatus(
                user, arguments.status(operation.status(), actor.workspace().status(user))),
        change ->
            actor.keep(
                session.users().setStatus(change.user(), change.status()),
                ScenarioWorkspace::rememberToken));
  }

  @Override
  public OrgCall<?> setType(SetType operation) {
    return call(
        () -> new UserChange.SetType(user(operation.user()), arguments.type(operation.type())),
        change -> session.users().setType(change.user(), change.type()));
  }

  @Override
  public OrgCall<?> setResponsible(SetResponsible operation) {
    return call(
        () -> new UserChange.SetResponsible(user(operation.user()), user(operation.to())),
        change -> {
          UserId to = change.to();
          if (to == null) {
            session.preview(change); // the facet takes no null, the change does
          } else {
            session.users().setResponsible(change.user(), to);
          }
        });
  }

  @Override
  public OrgCall<?> deleteUser(DeleteUser operation) {
    return call(
        () ->
            new UserChange.DeleteUser(
                user(operation.user()), user(operation.to()), user(operation.managersTo())),
        change -> session.users().delete(change));
  }

  @Override
  public OrgCall<?> undoDeleteUser(UndoDeleteUser operation) {
    return call(
        () -> new UserChange.UndoDeleteUser(user(operation.user()), operation.email().value()),
        change -> {
          String email = change.email();
          if (email == null) {
            session.users().undoDelete(change.user());
          } else {
            session.users().undoDelete(change.user(), email);
          }
        });
  }

  @Override
  public OrgCall<?> sendActivation(SendActivation operation) {
    return call(
        () -> new UserChange.RenewActivation(user(operation.user())),
        change ->
            actor.keep(
                session.users().renewActivation(change.user()), ScenarioWorkspace::rememberToken));
  }

  @Override
  public OrgCall<?> transferDirectorship(TransferDirectorship operation) {
    return call(
        () -> new UserChange.TransferDirectorship(user(operation.to())),
        change -> session.users().transferDirectorship(change.to()));
  }
}
