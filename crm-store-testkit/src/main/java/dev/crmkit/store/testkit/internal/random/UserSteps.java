package dev.crmkit.store.testkit.internal.random;

import static dev.crmkit.store.testkit.internal.random.OperationGenerator.Actor.ANYONE;
import static dev.crmkit.store.testkit.internal.random.OperationGenerator.Actor.DIRECTOR;
import static dev.crmkit.store.testkit.internal.random.OperationGenerator.Actor.FROM_SOMEWHERE;
import static dev.crmkit.store.testkit.internal.random.OperationGenerator.Actor.WAITING;

import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.operation.Operation;
import dev.crmkit.store.testkit.internal.operation.SignInOperation.Activate;
import dev.crmkit.store.testkit.internal.operation.SignInOperation.SignIn;
import dev.crmkit.store.testkit.internal.operation.UserOperation.CreateUser;
import dev.crmkit.store.testkit.internal.operation.UserOperation.DeleteUser;
import dev.crmkit.store.testkit.internal.operation.UserOperation.EditUser;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SendActivation;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SetResponsible;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SetStatus;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SetType;
import dev.crmkit.store.testkit.internal.operation.UserOperation.TransferDirectorship;
import dev.crmkit.store.testkit.internal.operation.UserOperation.UndoDeleteUser;
import java.util.List;
import java.util.Locale;

/** Generates operations on users. */
final class UserSteps {

  static final List<OperationGenerator> ALL =
      List.of(
          new OperationGenerator("create-user", 3, DIRECTOR, UserSteps::create),
          new OperationGenerator("edit-user", 4, ANYONE, UserSteps::edit),
          new OperationGenerator("set-status", 6, DIRECTOR, UserSteps::setStatus),
          new OperationGenerator("set-type", 2, DIRECTOR, UserSteps::setType),
          new OperationGenerator("set-responsible", 3, DIRECTOR, UserSteps::setResponsible),
          new OperationGenerator("delete-user", 4, DIRECTOR, UserSteps::delete),
          new OperationGenerator("undo-delete-user", 4, DIRECTOR, UserSteps::undoDelete),
          new OperationGenerator(
              "activate", 2, WAITING, (choices, user) -> new Activate(user, Arg.absent())),
          new OperationGenerator("send-activation", 1, DIRECTOR, UserSteps::sendActivation),
          new OperationGenerator("transfer-directorship", .7, DIRECTOR, UserSteps::transfer),
          new OperationGenerator("sign-in", 3, FROM_SOMEWHERE, (choices, user) -> new SignIn()));

  private UserSteps() {}

  private static Operation create(RandomChoices choices, String me) {
    RandomSource source = choices.source();
    List<String> users = choices.view().users();
    String id = source.chance(.93) ? source.fresh("nu") : source.one(users);
    return new CreateUser(
        id,
        Arg.of(source.of("manager", "manager", "manager", "head", "head", "director")),
        source.maybe(.5, choices::user),
        source.maybe(.5, () -> email(choices, source.chance(.8) ? id : source.one(users))),
        source.maybe(.3, () -> SampleValues.name(source)),
        source.maybe(.25, choices::groups),
        source.maybe(
            .2, () -> source.of("active", "inactive", "ip-restricted", "activation-required")));
  }

  private static Operation edit(RandomChoices choices, String me) {
    RandomSource source = choices.source();
    String user = source.chance(.2) ? me : choices.seenUser(me);
    Arg<String> name = source.maybe(.5, () -> SampleValues.name(source));
    // often their own address, in another case
    Arg<String> email =
        source.maybe(
            .6,
            () -> email(choices, source.chance(.5) ? user : source.one(choices.view().users())));
    Arg<List<String>> groups = source.maybe(.2, choices::groups);
    EditUser edit = new EditUser(user, name, email, groups);
    return RecordSteps.saysNothing(edit)
        ? new EditUser(user, Arg.of(SampleValues.name(source)), email, groups)
        : edit;
  }

  private static String email(RandomChoices choices, String user) {
    String name = choices.source().chance(.2) ? user.toUpperCase(Locale.ROOT) : user;
    return name + choices.source().of("@x.org", "@x.org", "@X.org", "2@x.org");
  }

  private static Operation setStatus(RandomChoices choices, String me) {
    RandomSource source = choices.source();
    return new SetStatus(
        choices.seenUser(me),
        Arg.of(source.chance(.35) ? "active" : source.one(SampleValues.STATUSES)));
  }

  private static Operation setType(RandomChoices choices, String me) {
    RandomSource source = choices.source();
    return new SetType(
        choices.seenUser(me),
        Arg.of(source.chance(.1) ? "director" : source.of("head", "manager")));
  }

  private static Operation setResponsible(RandomChoices choices, String me) {
    RandomSource source = choices.source();
    List<String> leaders = choices.users(user -> !choices.view().type(user).equals("manager"));
    return new SetResponsible(
        choices.seenUser(me), Arg.of(source.chance(.6) ? source.one(leaders) : choices.user()));
  }

  private static Operation delete(RandomChoices choices, String me) {
    RandomSource source = choices.source();
    String user = choices.seenUser(me);
    Arg<String> to = source.maybe(.35, choices::user);
    boolean leads =
        !choices.users(other -> user.equals(choices.view().responsible(other))).isEmpty();
    List<String> heads = choices.users(other -> choices.view().type(other).equals("head"));
    return new DeleteUser(
        user,
        to,
        source.maybe(
            leads ? .5 : .1,
            () -> heads.isEmpty() || source.chance(.3) ? choices.user() : source.one(heads)));
  }

  private static Operation undoDelete(RandomChoices choices, String me) {
    RandomSource source = choices.source();
    List<String> users = choices.view().users();
    List<String> deleted = users.stream().filter(choices.view()::isDeleted).toList();
    return new UndoDeleteUser(
        deleted.isEmpty() || source.chance(.1) ? choices.seenUser(me) : source.one(deleted),
        source.maybe(.2, () -> email(choices, source.one(users))));
  }

  private static Operation sendActivation(RandomChoices choices, String me) {
    List<String> waiting =
        choices.users(user -> choices.view().status(user).equals("activation-required"));
    return new SendActivation(
        waiting.isEmpty() || choices.source().chance(.3)
            ? choices.seenUser(me)
            : choices.source().one(waiting));
  }

  private static Operation transfer(RandomChoices choices, String me) {
    return new TransferDirectorship(
        choices.source().chance(.8) ? choices.seenUser(me) : choices.user());
  }
}
