package dev.crmkit.store.testkit.scenario.operation;

import static dev.crmkit.store.testkit.scenario.format.Key.may;
import static dev.crmkit.store.testkit.scenario.format.Key.must;

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
import dev.crmkit.store.testkit.scenario.company.Actor;
import dev.crmkit.store.testkit.scenario.format.Key;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Kind;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is done with users. */
final class UserOperations {

  private static final Key USER = must("user", Shapes.NAME);
  private static final Key TO = must("to", Shapes.NAME);

  /** All of them. */
  static final List<Operation> ALL =
      List.of(
          new Act(
              "sign-in",
              Keys.of(),
              (actor, given) -> actor.company().crm().signIn(actor.user(), actor.from())),
          new Reorganisation<>(
              "create-user",
              Keys.of(
                  must("id", Shapes.NAME),
                  may("type", Shapes.NAME),
                  may("responsible", Shapes.NAME),
                  may("email", Shapes.TEXT),
                  may("name", Shapes.TEXT),
                  may("groups", Shapes.NAMES),
                  may("status", Shapes.NAME)),
              UserOperations::create,
              (actor, change) ->
                  actor.company().send(actor.session().users().create(change.user()))),
          new Reorganisation<>(
              "edit-user",
              Keys.of(
                  USER,
                  may("name", Shapes.TEXT),
                  may("email", Shapes.TEXT),
                  may("groups", Shapes.NAMES)),
              UserOperations::edit,
              (actor, change) -> actor.session().users().edit(change.edit())),
          new Reorganisation<>(
              "set-status",
              Keys.of(USER, may("status", Shapes.NAME)),
              (actor, given) ->
                  new SetStatus(
                      user(given), given.status().orElse(actor.company().status(user(given)))),
              (actor, change) ->
                  actor
                      .company()
                      .send(actor.session().users().setStatus(change.user(), change.status()))),
          new Reorganisation<>(
              "set-type",
              Keys.of(USER, may("type", Shapes.NAME)),
              (actor, given) -> new SetType(user(given), given.type()),
              (actor, change) -> actor.session().users().setType(change.user(), change.type())),
          new Reorganisation<>(
              "set-responsible",
              Keys.of(USER, may("to", Shapes.NAME)),
              (actor, given) -> new SetResponsible(user(given), to(given, "to")),
              UserOperations::setResponsible),
          new Reorganisation<>(
              "delete-user",
              Keys.of(USER, may("to", Shapes.NAME), may("managers-to", Shapes.NAME)),
              (actor, given) ->
                  new DeleteUser(user(given), to(given, "to"), to(given, "managers-to")),
              (actor, change) -> actor.session().users().delete(change)),
          new Reorganisation<>(
              "undo-delete-user",
              Keys.of(USER, may("email", Shapes.TEXT)),
              (actor, given) -> new UndoDeleteUser(user(given), given.text("email").orElse(null)),
              UserOperations::undoDelete),
          new Reorganisation<>(
              "send-activation",
              Keys.of(USER),
              (actor, given) -> new RenewActivation(user(given)),
              (actor, change) ->
                  actor.company().send(actor.session().users().renewActivation(change.user()))),
          new Act(
              "activate",
              Keys.of(USER, may("token", Shapes.TEXT)),
              (actor, given) ->
                  actor
                      .company()
                      .crm()
                      .activate(actor.company().token(user(given), given.number("token")))),
          new Reorganisation<>(
              "transfer-directorship",
              Keys.of(TO),
              (actor, given) ->
                  new TransferDirectorship(given.id("to", Kind.USER, UserId::of).orElseThrow()),
              (actor, change) -> actor.session().users().transferDirectorship(change.to())));

  private UserOperations() {}

  static UserId user(Arguments given) {
    return given.id("user", Kind.USER, UserId::of).orElseThrow();
  }

  private static @Nullable UserId to(Arguments given, String key) {
    return given.id(key, Kind.USER, UserId::of).orElse(null);
  }

  private static CreateUser create(Actor actor, Arguments given) {
    return new CreateUser(
        NewUser.builder()
            .id(given.id("id", Kind.USER, UserId::of))
            .type(given.type())
            .responsible(given.id("responsible", Kind.USER, UserId::of))
            .email(given.text("email"))
            .name(given.change("name").orElse(given.required("id")))
            .groups(given.ids("groups", Kind.GROUP, GroupId::of).orElse(Set.of()))
            .status(
                given.has("status") ? given.status().orElse(UserStatus.ACTIVE) : UserStatus.ACTIVE)
            .build());
  }

  private static EditUser edit(Actor actor, Arguments given) {
    return new EditUser(
        UserEdit.builder()
            .user(user(given))
            .name(given.change("name"))
            .email(given.change("email"))
            .groups(given.ids("groups", Kind.GROUP, GroupId::of))
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
