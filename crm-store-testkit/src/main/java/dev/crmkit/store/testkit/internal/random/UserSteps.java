package dev.crmkit.store.testkit.internal.random;

import static dev.crmkit.store.testkit.internal.random.OperationGenerator.Actor.ANYONE;
import static dev.crmkit.store.testkit.internal.random.OperationGenerator.Actor.DIRECTOR;
import static dev.crmkit.store.testkit.internal.random.OperationGenerator.Actor.FROM_SOMEWHERE;
import static dev.crmkit.store.testkit.internal.random.OperationGenerator.Actor.WAITING;
import static dev.crmkit.store.testkit.internal.random.OperationGenerator.kind;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is done with users. */
final class UserSteps {

  static final List<OperationGenerator> ALL =
      List.of(
          kind("create-user", 3, DIRECTOR, UserSteps::create),
          kind("edit-user", 4, ANYONE, UserSteps::edit),
          kind("set-status", 6, DIRECTOR, UserSteps::setStatus),
          kind("set-type", 2, DIRECTOR, UserSteps::setType),
          kind("set-responsible", 3, DIRECTOR, UserSteps::setResponsible),
          kind("delete-user", 4, DIRECTOR, UserSteps::delete),
          kind("undo-delete-user", 4, DIRECTOR, UserSteps::undoDelete),
          kind("activate", 2, WAITING, (picks, me) -> ScriptData.map("user", me)),
          kind("send-activation", 1, DIRECTOR, UserSteps::sendActivation),
          kind("transfer-directorship", .7, DIRECTOR, UserSteps::transfer),
          kind("sign-in", 3, FROM_SOMEWHERE, (picks, me) -> ScriptData.map()));

  private UserSteps() {}

  private static Map<String, @Nullable Object> create(RandomChoices picks, String me) {
    RandomSource dice = picks.dice();
    String id = dice.chance(.93) ? dice.fresh("nu") : dice.one(picks.view().users());
    Map<String, @Nullable Object> user = ScriptData.map("id", id);
    user.put("type", dice.of("manager", "manager", "manager", "head", "head", "director"));
    if (dice.chance(.5)) {
      user.put("responsible", picks.user());
    }
    if (dice.chance(.5)) {
      user.put("email", email(picks, dice.chance(.8) ? id : dice.one(picks.view().users())));
    }
    if (dice.chance(.3)) {
      user.put("name", SampleValues.name(dice));
    }
    if (dice.chance(.25)) {
      user.put("groups", picks.groups());
    }
    if (dice.chance(.2)) {
      user.put("status", dice.of("active", "inactive", "ip-restricted", "activation-required"));
    }
    return user;
  }

  private static Map<String, @Nullable Object> edit(RandomChoices picks, String me) {
    RandomSource dice = picks.dice();
    Map<String, @Nullable Object> edit =
        ScriptData.map("user", dice.chance(.2) ? me : picks.seenUser(me));
    if (dice.chance(.5)) {
      edit.put("name", SampleValues.name(dice));
    }
    if (dice.chance(.6)) {
      // often the address that he has, in another case
      String whose =
          dice.chance(.5) ? ScriptData.text(edit, "user") : dice.one(picks.view().users());
      edit.put("email", email(picks, whose));
    }
    if (dice.chance(.2)) {
      edit.put("groups", picks.groups());
    }
    if (edit.size() == 1) {
      edit.put("name", SampleValues.name(dice));
    }
    return edit;
  }

  private static String email(RandomChoices picks, String user) {
    String name = picks.dice().chance(.2) ? user.toUpperCase(Locale.ROOT) : user;
    return name + picks.dice().of("@x.org", "@x.org", "@X.org", "2@x.org");
  }

  private static Map<String, @Nullable Object> setStatus(RandomChoices picks, String me) {
    return ScriptData.map(
        "user",
        picks.seenUser(me),
        "status",
        picks.dice().chance(.35) ? "active" : picks.dice().one(SampleValues.STATUSES));
  }

  private static Map<String, @Nullable Object> setType(RandomChoices picks, String me) {
    return ScriptData.map(
        "user",
        picks.seenUser(me),
        "type",
        picks.dice().chance(.1) ? "director" : picks.dice().of("head", "manager"));
  }

  private static Map<String, @Nullable Object> setResponsible(RandomChoices picks, String me) {
    List<String> leaders = picks.users(user -> !picks.view().type(user).equals("manager"));
    return ScriptData.map(
        "user",
        picks.seenUser(me),
        "to",
        picks.dice().chance(.6) ? picks.dice().one(leaders) : picks.user());
  }

  private static Map<String, @Nullable Object> delete(RandomChoices picks, String me) {
    RandomSource dice = picks.dice();
    Map<String, @Nullable Object> delete = ScriptData.map("user", picks.seenUser(me));
    if (dice.chance(.35)) {
      delete.put("to", picks.user());
    }
    boolean leads =
        !picks
            .users(user -> ScriptData.text(delete, "user").equals(picks.view().responsible(user)))
            .isEmpty();
    if (dice.chance(leads ? .5 : .1)) {
      List<String> heads = picks.users(user -> picks.view().type(user).equals("head"));
      delete.put(
          "managers-to", heads.isEmpty() || dice.chance(.3) ? picks.user() : dice.one(heads));
    }
    return delete;
  }

  private static Map<String, @Nullable Object> undoDelete(RandomChoices picks, String me) {
    RandomSource dice = picks.dice();
    List<String> gone = picks.view().users().stream().filter(picks.view()::isDeleted).toList();
    String user = gone.isEmpty() || dice.chance(.1) ? picks.seenUser(me) : dice.one(gone);
    Map<String, @Nullable Object> undo = ScriptData.map("user", user);
    if (dice.chance(.2)) {
      undo.put("email", email(picks, dice.one(picks.view().users())));
    }
    return undo;
  }

  private static Map<String, @Nullable Object> sendActivation(RandomChoices picks, String me) {
    List<String> waiting =
        picks.users(user -> picks.view().status(user).equals("activation-required"));
    return ScriptData.map(
        "user",
        waiting.isEmpty() || picks.dice().chance(.3)
            ? picks.seenUser(me)
            : picks.dice().one(waiting));
  }

  private static Map<String, @Nullable Object> transfer(RandomChoices picks, String me) {
    return ScriptData.map("to", picks.dice().chance(.8) ? picks.seenUser(me) : picks.user());
  }
}
