package dev.crmkit.store.testkit.random;

import static dev.crmkit.store.testkit.random.Kind.By.ANYONE;
import static dev.crmkit.store.testkit.random.Kind.By.DIRECTOR;
import static dev.crmkit.store.testkit.random.Kind.kind;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is done with clients, activities, deals and files. */
final class RecordSteps {

  private static final List<String> CLIENT = List.of("client");

  static final List<Kind> ALL =
      List.of(
          kind("create-client", 4, ANYONE, (picks, me) -> create(picks, me, "client")),
          kind("create-activity", 2, ANYONE, (picks, me) -> create(picks, me, "activity")),
          kind("create-deal", 3, ANYONE, (picks, me) -> create(picks, me, "deal")),
          kind("edit-client", 7, ANYONE, (picks, me) -> edit(picks, me, "client")),
          kind("edit-activity", 4, ANYONE, (picks, me) -> edit(picks, me, "activity")),
          kind("edit-deal", 6, ANYONE, (picks, me) -> edit(picks, me, "deal")),
          kind("assign", 8, ANYONE, RecordSteps::assign),
          new Kind("assign-moved", "assign", 0, DIRECTOR, RecordSteps::assignMoved),
          new Kind("delete-record", "delete", 5, ANYONE, RecordSteps::delete),
          kind("undo-delete", 4, DIRECTOR, RecordSteps::deleted),
          kind("purge", 2.5, DIRECTOR, RecordSteps::deleted),
          kind("attach-file", 3, ANYONE, RecordSteps::attach),
          kind("assign-many", 1.5, ANYONE, RecordSteps::assignMany),
          kind("edit-many", 1.5, ANYONE, RecordSteps::editMany),
          kind("delete-many", 1, ANYONE, (picks, me) -> Data.map("on", clients(picks, me))));

  private RecordSteps() {}

  private static Map<String, @Nullable Object> create(Picks picks, String me, String kind) {
    Dice dice = picks.dice();
    boolean taken = dice.chance(.05) && !picks.now().recordsEver(List.of(kind)).isEmpty();
    Map<String, @Nullable Object> made = Data.map();
    made.put(
        "id", taken ? Picks.id(dice.one(picks.now().recordsEver(List.of(kind)))) : dice.fresh("n"));
    if (!kind.equals("client")) {
      made.put("client", picks.seenClient(me));
    }
    content(picks, me, kind, true, made);
    return made;
  }

  private static Map<String, @Nullable Object> edit(Picks picks, String me, String kind) {
    Dice dice = picks.dice();
    List<String> kinds = List.of(kind);
    String record = dice.chance(.3) ? picks.changedRecord(me, kinds) : picks.seenRecord(me, kinds);
    Map<String, @Nullable Object> edit = Data.map("id", Picks.id(record));
    content(picks, me, kind, false, edit);
    if (!kind.equals("client") && dice.chance(.2)) {
      edit.put("client", picks.seenClient(me));
    }
    if (dice.chance(.35)) {
      edit.put("version", String.valueOf(version(dice, picks.now().version(record))));
    }
    if (edit.size() == 1) {
      edit.put(Words.title(kind), Words.name(dice));
    }
    return edit;
  }

  /** The version that a record has, one before it, or the next. */
  private static int version(Dice dice, int present) {
    if (dice.chance(.5)) {
      return Math.max(1, present);
    }
    return present > 1 && dice.chance(.8) ? dice.between(1, present - 1) : present + 1;
  }

  /** What is in a record. */
  private static void content(
      Picks picks, String me, String kind, boolean all, Map<String, @Nullable Object> into) {
    Dice dice = picks.dice();
    if (dice.chance(all ? .97 : .4)) {
      into.put(Words.title(kind), dice.chance(.95) ? Words.name(dice) : dice.of("", "  "));
    }
    switch (kind) {
      case "client" -> put(into, "fields", dice.chance(all ? .9 : .5), () -> picks.values(me));
      case "activity" -> {
        if (dice.chance(.3)) {
          into.put("kind", dice.one(Words.KINDS));
        }
        if (dice.chance(.4)) {
          into.put("due", dice.chance(.1) ? null : dice.one(Words.TIMES));
        }
        if (dice.chance(.3)) {
          into.put("done", dice.chance(.7) ? dice.one(Words.TIMES) : dice.of("true", "false"));
        }
      }
      default -> {
        if (dice.chance(.4)) {
          String amount = dice.one(dice.chance(.9) ? Words.AMOUNTS : Words.NO_AMOUNTS);
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

  private static Map<String, @Nullable Object> assign(Picks picks, String me) {
    return Data.map("on", picks.seenRecord(me, Words.RECORDS), "to", picks.owner(me));
  }

  /** A record that went from hand to hand when its owners were deleted. */
  private static Map<String, @Nullable Object> assignMoved(Picks picks, String me) {
    List<String> moved =
        picks.now().records(Words.RECORDS).stream()
            .filter(record -> picks.now().isHandedOn(record))
            .toList();
    return moved.isEmpty()
        ? assign(picks, me)
        : Data.map("on", picks.dice().one(moved), "to", picks.user());
  }

  private static Map<String, @Nullable Object> delete(Picks picks, String me) {
    if (picks.dice().chance(.25)) {
      return Data.map("on", picks.clientOfMany(me));
    }
    return Data.map("on", picks.seenRecord(me, Words.RECORDS_AND_FILES));
  }

  /** A deleted record, mostly. */
  private static Map<String, @Nullable Object> deleted(Picks picks, String me) {
    List<String> deleted = picks.now().deletedRecords();
    return Data.map(
        "on",
        deleted.isEmpty() || picks.dice().chance(.2)
            ? picks.seenRecord(me, Words.RECORDS_AND_FILES)
            : picks.dice().one(deleted));
  }

  private static Map<String, @Nullable Object> attach(Picks picks, String me) {
    Dice dice = picks.dice();
    List<String> files = picks.now().recordsEver(List.of("file"));
    String id = files.isEmpty() || dice.chance(.95) ? dice.fresh("nx") : Picks.id(dice.one(files));
    return Data.map(
        "id",
        id,
        "on",
        picks.seenRecord(me, Words.RECORDS),
        "name",
        dice.chance(.9) ? id + ".txt" : Words.name(dice),
        "content",
        dice.chance(.9) ? "content of " + id : "");
  }

  private static List<String> clients(Picks picks, String me) {
    Set<String> clients = new LinkedHashSet<>();
    for (int i = picks.dice().between(1, 5); i > 0; i--) {
      clients.add(picks.seenRecord(me, CLIENT));
    }
    return List.copyOf(clients);
  }

  private static Map<String, @Nullable Object> assignMany(Picks picks, String me) {
    return Data.map("on", clients(picks, me), "to", picks.owner(me));
  }

  private static Map<String, @Nullable Object> editMany(Picks picks, String me) {
    Map<String, @Nullable Object> edit = Data.map("on", clients(picks, me));
    content(picks, me, "client", false, edit);
    if (edit.size() == 1) {
      edit.put("name", Words.name(picks.dice()));
    }
    return edit;
  }
}
