package dev.crmkit.store.testkit.internal.random;

import static dev.crmkit.store.testkit.internal.random.OperationGenerator.Actor.ANYONE;
import static dev.crmkit.store.testkit.internal.random.OperationGenerator.Actor.DIRECTOR;
import static dev.crmkit.store.testkit.internal.random.OperationGenerator.kind;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is done with clients, activities, deals and files. */
final class RecordSteps {

  private static final List<String> CLIENT = List.of("client");

  static final List<OperationGenerator> ALL =
      List.of(
          kind("create-client", 4, ANYONE, (picks, me) -> create(picks, me, "client")),
          kind("create-activity", 2, ANYONE, (picks, me) -> create(picks, me, "activity")),
          kind("create-deal", 3, ANYONE, (picks, me) -> create(picks, me, "deal")),
          kind("edit-client", 7, ANYONE, (picks, me) -> edit(picks, me, "client")),
          kind("edit-activity", 4, ANYONE, (picks, me) -> edit(picks, me, "activity")),
          kind("edit-deal", 6, ANYONE, (picks, me) -> edit(picks, me, "deal")),
          kind("assign", 8, ANYONE, RecordSteps::assign),
          new OperationGenerator("assign-moved", "assign", 0, DIRECTOR, RecordSteps::assignMoved),
          new OperationGenerator("delete-record", "delete", 5, ANYONE, RecordSteps::delete),
          kind("undo-delete", 4, DIRECTOR, RecordSteps::deleted),
          kind("purge", 2.5, DIRECTOR, RecordSteps::deleted),
          kind("attach-file", 3, ANYONE, RecordSteps::attach),
          kind("assign-many", 1.5, ANYONE, RecordSteps::assignMany),
          kind("edit-many", 1.5, ANYONE, RecordSteps::editMany),
          kind("delete-many", 1, ANYONE, (picks, me) -> ScriptData.map("on", clients(picks, me))));

  private RecordSteps() {}

  private static Map<String, @Nullable Object> create(RandomChoices picks, String me, String kind) {
    RandomSource dice = picks.dice();
    boolean taken = dice.chance(.05) && !picks.view().recordsEver(List.of(kind)).isEmpty();
    Map<String, @Nullable Object> made = ScriptData.map();
    made.put(
        "id",
        taken
            ? RandomChoices.id(dice.one(picks.view().recordsEver(List.of(kind))))
            : dice.fresh("n"));
    if (!kind.equals("client")) {
      made.put("client", picks.seenClient(me));
    }
    content(picks, me, kind, true, made);
    return made;
  }

  private static Map<String, @Nullable Object> edit(RandomChoices picks, String me, String kind) {
    RandomSource dice = picks.dice();
    List<String> kinds = List.of(kind);
    String record = dice.chance(.3) ? picks.changedRecord(me, kinds) : picks.seenRecord(me, kinds);
    Map<String, @Nullable Object> edit = ScriptData.map("id", RandomChoices.id(record));
    content(picks, me, kind, false, edit);
    if (!kind.equals("client") && dice.chance(.2)) {
      edit.put("client", picks.seenClient(me));
    }
    if (dice.chance(.35)) {
      edit.put("version", String.valueOf(version(dice, picks.view().version(record))));
    }
    if (edit.size() == 1) {
      edit.put(SampleValues.title(kind), SampleValues.name(dice));
    }
    return edit;
  }

  /** The version that a record has, one before it, or the next. */
  private static int version(RandomSource dice, int present) {
    if (dice.chance(.5)) {
      return Math.max(1, present);
    }
    return present > 1 && dice.chance(.8) ? dice.between(1, present - 1) : present + 1;
  }

  /** What is in a record. */
  private static void content(
      RandomChoices picks,
      String me,
      String kind,
      boolean all,
      Map<String, @Nullable Object> into) {
    RandomSource dice = picks.dice();
    if (dice.chance(all ? .97 : .4)) {
      into.put(
          SampleValues.title(kind), dice.chance(.95) ? SampleValues.name(dice) : dice.of("", "  "));
    }
    switch (kind) {
      case "client" -> put(into, "fields", dice.chance(all ? .9 : .5), () -> picks.values(me));
      case "activity" -> {
        if (dice.chance(.3)) {
          into.put("kind", dice.one(SampleValues.KINDS));
        }
        if (dice.chance(.4)) {
          into.put("due", dice.chance(.1) ? null : dice.one(SampleValues.TIMES));
        }
        if (dice.chance(.3)) {
          into.put(
              "done", dice.chance(.7) ? dice.one(SampleValues.TIMES) : dice.of("true", "false"));
        }
      }
      default -> {
        if (dice.chance(.4)) {
          String amount =
              dice.one(dice.chance(.9) ? SampleValues.AMOUNTS : SampleValues.NO_AMOUNTS);
          into.put("amount", !all && dice.chance(.12) ? null : amount);
        }
      }
    }
    if (!kind.equals("activity")) {
      if (dice.chance(.25)) {
        into.put("labels", picks.labels());
      }
      put(into, "stages", dice.chance(.35), () -> picks.stages(kind));
    }
    if (dice.chance(.25)) {
      into.put("owner", picks.owner(me));
    }
  }

  private static void put(
      Map<String, @Nullable Object> into,
      String key,
      boolean wanted,
      java.util.function.Supplier<Map<String, @Nullable Object>> values) {
    if (wanted) {
      Map<String, @Nullable Object> made = values.get();
      if (!made.isEmpty()) {
        into.put(key, made);
      }
    }
  }

  private static Map<String, @Nullable Object> assign(RandomChoices picks, String me) {
    return ScriptData.map("on", picks.seenRecord(me, SampleValues.RECORDS), "to", picks.owner(me));
  }

  /** A record that went from hand to hand when its owners were deleted. */
  private static Map<String, @Nullable Object> assignMoved(RandomChoices picks, String me) {
    List<String> moved =
        picks.view().records(SampleValues.RECORDS).stream()
            .filter(record -> picks.view().isHandedOver(record))
            .toList();
    return moved.isEmpty()
        ? assign(picks, me)
        : ScriptData.map("on", picks.dice().one(moved), "to", picks.user());
  }

  private static Map<String, @Nullable Object> delete(RandomChoices picks, String me) {
    if (picks.dice().chance(.25)) {
      return ScriptData.map("on", picks.clientOfMany(me));
    }
    return ScriptData.map("on", picks.seenRecord(me, SampleValues.RECORDS_AND_FILES));
  }

  /** A deleted record, mostly. */
  private static Map<String, @Nullable Object> deleted(RandomChoices picks, String me) {
    List<String> deleted = picks.view().deletedRecords();
    return ScriptData.map(
        "on",
        deleted.isEmpty() || picks.dice().chance(.2)
            ? picks.seenRecord(me, SampleValues.RECORDS_AND_FILES)
            : picks.dice().one(deleted));
  }

  private static Map<String, @Nullable Object> attach(RandomChoices picks, String me) {
    RandomSource dice = picks.dice();
    List<String> files = picks.view().recordsEver(List.of("file"));
    String id =
        files.isEmpty() || dice.chance(.95) ? dice.fresh("nx") : RandomChoices.id(dice.one(files));
    return ScriptData.map(
        "id",
        id,
        "on",
        picks.seenRecord(me, SampleValues.RECORDS),
        "name",
        dice.chance(.9) ? id + ".txt" : SampleValues.name(dice),
        "content",
        dice.chance(.9) ? "content of " + id : "");
  }

  private static List<String> clients(RandomChoices picks, String me) {
    Set<String> clients = new LinkedHashSet<>();
    for (int i = picks.dice().between(1, 5); i > 0; i--) {
      clients.add(picks.seenRecord(me, CLIENT));
    }
    return List.copyOf(clients);
  }

  private static Map<String, @Nullable Object> assignMany(RandomChoices picks, String me) {
    return ScriptData.map("on", clients(picks, me), "to", picks.owner(me));
  }

  private static Map<String, @Nullable Object> editMany(RandomChoices picks, String me) {
    Map<String, @Nullable Object> edit = ScriptData.map("on", clients(picks, me));
    content(picks, me, "client", false, edit);
    if (edit.size() == 1) {
      edit.put("name", SampleValues.name(picks.dice()));
    }
    return edit;
  }
}
