package dev.crmkit.store.testkit.random;

import static dev.crmkit.store.testkit.random.Kind.By.ANYONE;
import static dev.crmkit.store.testkit.random.Kind.By.DIRECTOR;
import static dev.crmkit.store.testkit.random.Kind.By.FROM_SOMEWHERE;
import static dev.crmkit.store.testkit.random.Kind.By.WAITING;
import static dev.crmkit.store.testkit.random.Kind.kind;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is done with users. */
final class UserSteps {

  static final List<Kind> ALL =
      List.of(
          kind("create-user", 3, DIRECTOR, UserSteps::create),
          kind("edit-user", 4, ANYONE, UserSteps::edit),
          kind("set-status", 6, DIRECTOR, UserSteps::setStatus),
          kind("set-type", 2, DIRECTOR, UserSteps::setType),
          kind("set-responsible", 3, DIRECTOR, UserSteps::setResponsible),
          kind("delete-user", 4, DIRECTOR, UserSteps::delete),
          kind("undo-delete-user", 4, DIRECTOR, UserSteps::undoDelete),
          kind("activate", 2, WAITING, (picks, me) -> Data.map("user", me)),
          kind("send-activation", 1, DIRECTOR, UserSteps::sendActivation),
          kind("transfer-directorship", .7, DIRECTOR, UserSteps::transfer),
          kind("sign-in", 3, FROM_SOMEWHERE, (picks, me) -> Data.map()));

  private UserSteps() {}

  private static Map<String, @Nullable Object> create(Picks picks, String me) {
    Dice dice = picks.dice();
    String id = dice.chance(.93) ? dice.fresh("nu") : dice.one(picks.now().users());
    Map<String, @Nullable Object> user = Data.map("id", id);
    user.put("type", dice.of("manager", "manager", "manager", "head", "head", "director"));
    if (dice.chance(.5)) {
      user.put("responsible", picks.user());
    }
    if (dice.chance(.5)) {
      user.put("email", email(picks, dice.chance(.8) ? id : dice.one(picks.now().users())));
    }
    if (dice.chance(.3)) {
      user.put("name", Words.name(dice));
    }
    if (dice.chance(.25)) {
      user.put("groups", picks.groups());
    }
    if (dice.chance(.2)) {
      user.put("status", dice.of("active", "inactive", "ip-restricted", "activation-required"));
    }
    return user;
  }

  private static Map<String, @Nullable Object> edit(Picks picks, String me) {
    Dice dice = picks.dice();
    Map<String, @Nullable Object> edit =
        Data.map("user", dice.chance(.2) ? me : picks.seenUser(me));
    if (dice.chance(.5)) {
      edit.put("name", Words.name(dice));
    }
    if (dice.chance(.6)) {
      // often the address that he has, in another case
      String whose = dice.chance(.5) ? Data.text(edit, "user") : dice.one(picks.now().users());
      edit.put("email", email(picks, whose));
    }
    if (dice.chance(.2)) {
      edit.put("groups", picks.groups());
    }
    if (edit.size() == 1) {
      edit.put("name", Words.name(dice));
    }
    return edit;
  }

  private static String email(Picks picks, String user) {
    String name = picks.dice().chance(.2) ? user.toUpperCase(Locale.ROOT) : user;
    return name + picks.dice().of("@x.org", "@x.org", "@X.org", "2@x.org");
  }

  private static Map<String, @Nullable Object> setStatus(Picks picks, String me) {
    return Data.map(
        "user",
        picks.seenUser(me),
        "status",
        picks.dice().chance(.35) ? "active" : picks.dice().one(Words.STATUSES));
  }

  private static Map<String, @Nullable Object> setType(Picks picks, String me) {
    return Data.map(
        "user",
        picks.seenUser(me),
        "type",
        picks.dice().chance(.1) ? "director" : picks.dice().of("head", "manager"));
  }

  private static Map<String, @Nullable Object> setResponsible(Picks picks, String me) {
    List<String> leaders = picks.users(user -> !picks.now().type(user).equals("manager"));
    return Data.map(
        "user",
        picks.seenUser(me),
        "to",
        picks.dice().chance(.6) ? picks.dice().one(leaders) : picks.user());
  }

  private static Map<String, @Nullable Object> delete(Picks picks, String me) {
    Dice dice = picks.dice();
    Map<String, @Nullable Object> delete = Data.map("user", picks.seenUser(me));
    if (dice.chance(.35)) {
      delete.put("to", picks.user());
    }
    boolean leads =
        !picks
            .users(user -> Data.text(delete, "user").equals(picks.now().responsible(user)))
            .isEmpty();
    if (dice.chance(leads ? .5 : .1)) {
      List<String> heads = picks.users(user -> picks.now().type(user).equals("head"));
      delete.put(
          "managers-to", heads.isEmpty() || dice.chance(.3) ? picks.user() : dice.one(heads));
    }
    return delete;
  }

  private static Map<String, @Nullable Object> undoDelete(Picks picks, String me) {
    Dice dice = picks.dice();
    List<String> gone = picks.now().users().stream().filter(picks.now()::isDeleted).toList();
    String user = gone.isEmpty() || dice.chance(.1) ? picks.seenUser(me) : dice.one(gone);
    Map<String, @Nullable Object> undo = Data.map("user", user);
    if (dice.chance(.2)) {
      undo.put("email", email(picks, dice.one(picks.now().users())));
    }
    return undo;
  }

  private static Map<String, @Nullable Object> sendActivation(Picks picks, String me) {
    List<String> waiting =
        picks.users(user -> picks.now().status(user).equals("activation-required"));
    return Data.map(
        "user",
        waiting.isEmpty() || picks.dice().chance(.3)
            ? picks.seenUser(me)
            : picks.dice().one(waiting));
  }

  private static Map<String, @Nullable Object> transfer(Picks picks, String me) {
    return Data.map("to", picks.dice().chance(.8) ? picks.seenUser(me) : picks.user());
  }
}
