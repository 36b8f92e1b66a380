package dev.crmkit.store.testkit.internal.execution;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;
import static dev.crmkit.store.testkit.internal.format.MapKey.required;

import dev.crmkit.access.change.UserChange.CreateUser;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.change.UserChange.EditUser;
import dev.crmkit.access.change.UserChange.RenewActivation;
import dev.crmkit.access.change.UserChange.SetResponsible;
import dev.crmkit.access.change.UserChange.SetStatus;
import dev.crmkit.access.change.UserChange.SetType;
import dev.crmkit.access.change.UserChange.TransferDirectorship;
import dev.crmkit.access.change.UserChange.UndoDeleteUser;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.MapKey;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is done with users. */
final class UserCalls {

  private static final MapKey USER = required("user", Shapes.NAME);
  private static final MapKey TO = required("to", Shapes.NAME);

  /** All of them. */
  static final List<ScenarioOperation> ALL =
      List.of(
          new PlainOperation(
              "sign-in",
              MapShape.of(),
              (actor, given) -> actor.workspace().crm().signIn(actor.user(), actor.address())),
          new OrgOperation<>(
              "create-user",
              MapShape.of(
                  required("id", Shapes.NAME),
                  optional("type", Shapes.NAME),
                  optional("responsible", Shapes.NAME),
                  optional("email", Shapes.TEXT),
                  optional("name", Shapes.TEXT),
                  optional("groups", Shapes.NAMES),
                  optional("status", Shapes.NAME)),
              UserCalls::create,
              (actor, change) ->
                  actor.workspace().rememberToken(actor.session().users().create(change.user()))),
          new OrgOperation<>(
              "edit-user",
              MapShape.of(
                  USER,
                  optional("name", Shapes.TEXT),
                  optional("email", Shapes.TEXT),
                  optional("groups", Shapes.NAMES)),
              UserCalls::edit,
              (actor, change) -> actor.session().users().edit(change.edit())),
          new OrgOperation<>(
              "set-status",
              MapShape.of(USER, optional("status", Shapes.NAME)),
              (actor, given) ->
                  new SetStatus(
                      user(given), given.status().orElse(actor.workspace().status(user(given)))),
              (actor, change) ->
                  actor
                      .workspace()
                      .rememberToken(
                          actor.session().users().setStatus(change.user(), change.status()))),
          new OrgOperation<>(
              "set-type",
              MapShape.of(USER, optional("type", Shapes.NAME)),
              (actor, given) -> new SetType(user(given), given.type()),
              (actor, change) -> actor.session().users().setType(change.user(), change.type())),
          new OrgOperation<>(
              "set-responsible",
              MapShape.of(USER, optional("to", Shapes.NAME)),
              (actor, given) -> new SetResponsible(user(given), to(given, "to")),
              UserCalls::setResponsible),
          new OrgOperation<>(
              "delete-user",
              MapShape.of(USER, optional("to", Shapes.NAME), optional("managers-to", Shapes.NAME)),
              (actor, given) ->
                  new DeleteUser(user(given), to(given, "to"), to(given, "managers-to")),
              (actor, change) -> actor.session().users().delete(change)),
          new OrgOperation<>(
              "undo-delete-user",
              MapShape.of(USER, optional("email", Shapes.TEXT)),
              (actor, given) -> new UndoDeleteUser(user(given), given.text("email").orElse(null)),
              UserCalls::undoDelete),
          new OrgOperation<>(
              "send-activation",
              MapShape.of(USER),
              (actor, given) -> new RenewActivation(user(given)),
              (actor, change) ->
                  actor
                      .workspace()
                      .rememberToken(actor.session().users().renewActivation(change.user()))),
          new PlainOperation(
              "activate",
              MapShape.of(USER, optional("token", Shapes.TEXT)),
              (actor, given) ->
                  actor
                      .workspace()
                      .crm()
                      .activate(actor.workspace().token(user(given), given.number("token")))),
          new OrgOperation<>(
              "transfer-directorship",
              MapShape.of(TO),
              (actor, given) ->
                  new TransferDirectorship(
                      given.id("to", EntityKind.USER, UserId::of).orElseThrow()),
              (actor, change) -> actor.session().users().transferDirectorship(change.to())));

  private UserCalls() {}

  static UserId user(OperationArguments given) {
    return given.id("user", EntityKind.USER, UserId::of).orElseThrow();
  }

  private static @Nullable UserId to(OperationArguments given, String key) {
    return given.id(key, EntityKind.USER, UserId::of).orElse(null);
  }

  private static CreateUser create(Actor actor, OperationArguments given) {
    return new CreateUser(
        NewUser.builder()
            .id(given.id("id", EntityKind.USER, UserId::of))
            .type(given.type())
            .responsible(given.id("responsible", EntityKind.USER, UserId::of))
            .email(given.text("email"))
            .name(given.change("name").orElse(given.required("id")))
            .groups(given.ids("groups", EntityKind.GROUP, GroupId::of).orElse(Set.of()))
            .status(
                given.has("status") ? given.status().orElse(UserStatus.ACTIVE) : UserStatus.ACTIVE)
            .build());
  }

  private static EditUser edit(Actor actor, OperationArguments given) {
    return new EditUser(
        UserEdit.builder()
            .user(user(given))
            .name(given.change("name"))
            .email(given.change("email"))
            .groups(given.ids("groups", EntityKind.GROUP, GroupId::of))
            .build());
  }

  private static void setResponsible(Actor actor, SetResponsible change) {
    UserId to = change.to();
    if (to == null) {
      actor.session().preview(change);
    } else {
      actor.session().users().setResponsible(change.user(), to);
    }
  }

  private static void undoDelete(Actor actor, UndoDeleteUser change) {
    String email = change.email();
    if (email == null) {
      actor.session().users().undoDelete(change.user());
    } else {
      actor.session().users().undoDelete(change.user(), email);
    }
  }
}
