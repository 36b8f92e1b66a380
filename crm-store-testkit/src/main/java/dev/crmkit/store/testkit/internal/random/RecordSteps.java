package dev.crmkit.store.testkit.internal.random;

import static dev.crmkit.store.testkit.internal.random.OperationGenerator.Actor.ANYONE;
import static dev.crmkit.store.testkit.internal.random.OperationGenerator.Actor.DIRECTOR;

import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.format.EntityRef;
import dev.crmkit.store.testkit.internal.format.RecordForm;
import dev.crmkit.store.testkit.internal.operation.Operation;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.ActivityContent;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.Assign;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.AssignMany;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.AttachFile;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.ClientContent;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateActivity;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateClient;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateDeal;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateMany;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.DealContent;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.Delete;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.DeleteMany;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditActivity;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditClient;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditDeal;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditMany;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.Purge;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.UndoDelete;
import dev.crmkit.store.testkit.internal.reference.Reference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Generates operations on clients, activities, deals and files. */
final class RecordSteps {

  private static final List<String> CLIENT = List.of("client");

  static final List<OperationGenerator> ALL =
      List.of(
          new OperationGenerator("create-client", 4, ANYONE, RecordSteps::createClient),
          new OperationGenerator("create-activity", 2, ANYONE, RecordSteps::createActivity),
          new OperationGenerator("create-deal", 3, ANYONE, RecordSteps::createDeal),
          new OperationGenerator("edit-client", 7, ANYONE, RecordSteps::editClient),
          new OperationGenerator("edit-activity", 4, ANYONE, RecordSteps::editActivity),
          new OperationGenerator("edit-deal", 6, ANYONE, RecordSteps::editDeal),
          new OperationGenerator("assign", 8, ANYONE, RecordSteps::assign),
          new OperationGenerator("assign-moved", 0, DIRECTOR, RecordSteps::assignMoved),
          new OperationGenerator("delete-record", 5, ANYONE, RecordSteps::delete),
          new OperationGenerator(
              "undo-delete", 4, DIRECTOR, (choices, me) -> new UndoDelete(deleted(choices, me))),
          new OperationGenerator(
              "purge", 2.5, DIRECTOR, (choices, me) -> new Purge(deleted(choices, me))),
          new OperationGenerator("attach-file", 3, ANYONE, RecordSteps::attach),
          new OperationGenerator("create-many", 1.5, ANYONE, RecordSteps::createMany),
          new OperationGenerator(
              "assign-many",
              1.5,
              ANYONE,
              (choices, me) -> new AssignMany(clients(choices, me), choices.owner(me))),
          new OperationGenerator("edit-many", 1.5, ANYONE, RecordSteps::editMany),
          new OperationGenerator(
              "delete-many", 1, ANYONE, (choices, me) -> new DeleteMany(clients(choices, me))));

  private RecordSteps() {}

  private static String newId(RandomChoices choices, String kind) {
    RandomSource source = choices.source();
    List<String> used = choices.view().recordsEver(List.of(kind));
    return source.chance(.05) && !used.isEmpty()
        ? RandomChoices.id(source.one(used))
        : source.fresh("n");
  }

  private static Operation createClient(RandomChoices choices, String me) {
    return new CreateClient(
        newId(choices, "client"), owner(choices, me), client(choices, me, true), Arg.absent());
  }

  private static Operation createMany(RandomChoices choices, String me) {
    List<CreateClient> clients = new ArrayList<>();
    for (int i = choices.source().between(1, 4); i > 0; i--) {
      boolean again = !clients.isEmpty() && choices.source().chance(.15);
      clients.add(
          new CreateClient(
              again ? choices.source().one(clients).id() : newId(choices, "client"),
              owner(choices, me),
              client(choices, me, true),
              Arg.absent()));
    }
    return new CreateMany(clients);
  }

  private static Operation createActivity(RandomChoices choices, String me) {
    return new CreateActivity(
        newId(choices, "activity"),
        choices.seenClient(me),
        owner(choices, me),
        activity(choices, true),
        Arg.absent());
  }

  private static Operation createDeal(RandomChoices choices, String me) {
    return new CreateDeal(
        newId(choices, "deal"),
        choices.seenClient(me),
        owner(choices, me),
        deal(choices, true),
        Arg.absent());
  }

  private static Arg<String> owner(RandomChoices choices, String me) {
    return choices.source().maybe(.25, () -> choices.owner(me));
  }

  private static String edited(RandomChoices choices, String me, String kind) {
    return choices.source().chance(.3)
        ? choices.changedRecord(me, List.of(kind))
        : choices.seenRecord(me, List.of(kind));
  }

  private static Arg<String> otherClient(RandomChoices choices, String me) {
    return choices.source().maybe(.2, () -> choices.seenClient(me));
  }

  /** The version that a record has, one before it, or the next. */
  private static Arg<String> version(RandomChoices choices, String record) {
    RandomSource source = choices.source();
    Reference now = choices.view();
    boolean known = now.recordsEver(List.of(RandomChoices.kind(record))).contains(record);
    int present = known ? now.version(record) : 0;
    return source.maybe(.35, () -> String.valueOf(version(source, present)));
  }

  private static int version(RandomSource source, int present) {
    if (source.chance(.5)) {
      return Math.max(1, present);
    }
    return present > 1 && source.chance(.8) ? source.between(1, present - 1) : present + 1;
  }

  private static Operation editClient(RandomChoices choices, String me) {
    String record = edited(choices, me, "client");
    Arg<String> owner = owner(choices, me);
    Arg<String> version = version(choices, record);
    String id = RandomChoices.id(record);
    EditClient edit = new EditClient(id, owner, client(choices, me, false), version);
    return saysNothing(edit) ? new EditClient(id, owner, renamed(choices), version) : edit;
  }

  /** Returns whether an edit has only the key that says what is edited. */
  static boolean saysNothing(Record edit) {
    return RecordForm.write(edit).size() == 1;
  }

  private static ClientContent renamed(RandomChoices choices) {
    return new ClientContent(newName(choices), Arg.absent(), Arg.absent(), Arg.absent());
  }

  private static Arg<String> newName(RandomChoices choices) {
    return Arg.of(SampleValues.name(choices.source()));
  }

  private static Operation editActivity(RandomChoices choices, String me) {
    String record = edited(choices, me, "activity");
    Arg<String> none = Arg.absent();
    EditActivity edit =
        new EditActivity(
            RandomChoices.id(record),
            otherClient(choices, me),
            owner(choices, me),
            activity(choices, false),
            version(choices, record));
    return saysNothing(edit)
        ? new EditActivity(
            edit.id(), none, none, new ActivityContent(none, newName(choices), none, none), none)
        : edit;
  }

  private static Operation editDeal(RandomChoices choices, String me) {
    String record = edited(choices, me, "deal");
    Arg<String> none = Arg.absent();
    EditDeal edit =
        new EditDeal(
            RandomChoices.id(record),
            otherClient(choices, me),
            owner(choices, me),
            deal(choices, false),
            version(choices, record));
    DealContent renamed = new DealContent(newName(choices), none, Arg.absent(), Arg.absent());
    return saysNothing(edit) ? new EditDeal(edit.id(), none, none, renamed, none) : edit;
  }

  /** The name, subject or title. */
  private static Arg<String> title(RandomSource source, boolean all) {
    return source.maybe(
        all ? .97 : .4, () -> source.chance(.95) ? SampleValues.name(source) : source.of("", "  "));
  }

  private static ClientContent client(RandomChoices choices, String me, boolean all) {
    RandomSource source = choices.source();
    return new ClientContent(
        title(source, all),
        notEmpty(source, all ? .9 : .5, () -> choices.values(me)),
        source.maybe(.25, choices::labels),
        notEmpty(source, .35, () -> choices.stages("client")));
  }

  private static ActivityContent activity(RandomChoices choices, boolean all) {
    RandomSource source = choices.source();
    return new ActivityContent(
        source.maybe(.3, () -> source.one(SampleValues.KINDS)),
        title(source, all),
        source.maybe(.4, () -> source.chance(.1) ? null : source.one(SampleValues.TIMES)),
        source.maybe(
            .3,
            () -> source.chance(.7) ? source.one(SampleValues.TIMES) : source.of("true", "false")));
  }

  private static DealContent deal(RandomChoices choices, boolean all) {
    RandomSource source = choices.source();
    return new DealContent(
        title(source, all),
        source.maybe(
            .4,
            () -> {
              String amount =
                  source.one(source.chance(.9) ? SampleValues.AMOUNTS : SampleValues.NO_AMOUNTS);
              return !all && source.chance(.12) ? null : amount;
            }),
        source.maybe(.25, choices::labels),
        notEmpty(source, .35, () -> choices.stages("deal")));
  }

  private static <M extends Map<?, ?>> Arg<M> notEmpty(
      RandomSource source, double share, Supplier<M> values) {
    Arg<M> made = source.maybe(share, values);
    return made.optional().filter(map -> !map.isEmpty()).isPresent() ? made : Arg.absent();
  }

  private static EntityRef entity(String record) {
    return EntityRef.parse(record).orElseThrow();
  }

  private static Operation assign(RandomChoices choices, String me) {
    return new Assign(entity(choices.seenRecord(me, SampleValues.RECORDS)), choices.owner(me));
  }

  /** Assigns a record that the deletion of a user handed over. */
  private static Operation assignMoved(RandomChoices choices, String me) {
    List<String> moved =
        choices.view().records(SampleValues.RECORDS).stream()
            .filter(record -> choices.view().isHandedOver(record))
            .toList();
    return moved.isEmpty()
        ? assign(choices, me)
        : new Assign(entity(choices.source().one(moved)), choices.user());
  }

  private static Operation delete(RandomChoices choices, String me) {
    String record =
        choices.source().chance(.25)
            ? choices.clientOfMany(me)
            : choices.seenRecord(me, SampleValues.RECORDS_AND_FILES);
    return new Delete(entity(record), Arg.absent());
  }

  /** A deleted record, mostly. */
  private static EntityRef deleted(RandomChoices choices, String me) {
    List<String> kinds = SampleValues.RECORDS_AND_FILES;
    List<String> deleted = new ArrayList<>(choices.view().recordsEver(kinds));
    deleted.removeAll(choices.view().records(kinds));
    return entity(
        deleted.isEmpty() || choices.source().chance(.2)
            ? choices.seenRecord(me, SampleValues.RECORDS_AND_FILES)
            : choices.source().one(deleted));
  }

  private static Operation attach(RandomChoices choices, String me) {
    RandomSource source = choices.source();
    List<String> files = choices.view().recordsEver(List.of("file"));
    String id =
        files.isEmpty() || source.chance(.95)
            ? source.fresh("nx")
            : RandomChoices.id(source.one(files));
    return new AttachFile(
        id,
        entity(choices.seenRecord(me, SampleValues.RECORDS)),
        Arg.of(source.chance(.9) ? id + ".txt" : SampleValues.name(source)),
        Arg.of(source.chance(.9) ? "content of " + id : ""));
  }

  private static List<EntityRef> clients(RandomChoices choices, String me) {
    Set<EntityRef> clients = new LinkedHashSet<>();
    for (int i = choices.source().between(1, 5); i > 0; i--) {
      clients.add(entity(choices.seenRecord(me, CLIENT)));
    }
    return List.copyOf(clients);
  }

  private static Operation editMany(RandomChoices choices, String me) {
    List<EntityRef> clients = clients(choices, me);
    EditMany edit = new EditMany(clients, owner(choices, me), client(choices, me, false));
    return saysNothing(edit) ? new EditMany(clients, Arg.absent(), renamed(choices)) : edit;
  }
}
