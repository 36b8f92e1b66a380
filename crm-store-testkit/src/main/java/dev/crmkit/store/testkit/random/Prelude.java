package dev.crmkit.store.testkit.random;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What happened before: the Director deletes and dismisses users who own records, lets what they
 * had go through several hands, archives options, replaces stages, hands over his office.
 */
final class Prelude {

  /** Each makes a step out of what there is, or nothing. */
  private static final List<Function<Picks, @Nullable Map<String, @Nullable Object>>> IDEAS =
      List.of(
          Prelude::deleteOwner,
          Prelude::deleteOwner,
          Prelude::deleteTaker,
          Prelude::deleteTaker,
          Prelude::dismissOwner,
          Prelude::deleteRecord,
          Prelude::deleteClientOfMany,
          Prelude::archiveOption,
          Prelude::replaceStage,
          Prelude::handOverOffice,
          Prelude::assignMoved,
          Prelude::renameRecord,
          Prelude::renameRecord,
          Prelude::fillEveryField,
          Prelude::closeSection,
          Prelude::moveUser,
          Prelude::retypeUser,
          Prelude::deleteGroup,
          Prelude::undoDeletion);

  /** What went through two hands comes back, and is not taken back once more (D9). */
  private static final List<Function<Picks, @Nullable Map<String, @Nullable Object>>> BACK =
      List.of(
          Prelude::deleteOwner, Prelude::deleteTaker, Prelude::undoDeletion, Prelude::undoDeletion);

  private final Dice dice;
  private final List<Function<Picks, @Nullable Map<String, @Nullable Object>>> ideas;

  Prelude(Dice dice) {
    this.dice = dice;
    this.ideas = new ArrayList<>();
    for (int i = dice.chance(.3) ? 0 : dice.between(1, 7); i > 0; i--) {
      ideas.add(dice.one(IDEAS));
    }
    if (dice.chance(.1)) {
      ideas.addAll(BACK);
    }
  }

  /** Whether everything is done. */
  boolean isOver() {
    return ideas.isEmpty();
  }

  /** The next step; null when there is nothing with which it could be done. */
  @Nullable Map<String, @Nullable Object> next(Scene now) {
    return ideas.remove(0).apply(new Picks(dice, now));
  }

  private static Map<String, @Nullable Object> step(
      Picks picks, String operation, @Nullable Object... arguments) {
    return Data.map("do", Data.map("user", picks.now().director(), operation, Data.map(arguments)));
  }

  private static @Nullable String one(Picks picks, Collection<String> names) {
    return names.isEmpty() ? null : picks.dice().one(names);
  }

  /** Somebody but the Director who owns a record that passes. */
  private static @Nullable String owner(Picks picks, boolean moved) {
    Scene now = picks.now();
    return one(
        picks,
        now.records(Words.RECORDS).stream()
            .filter(record -> !moved || now.isHandedOn(record))
            .map(now::owner)
            .filter(owner -> !owner.equals(now.director()))
            .toList());
  }

  private static @Nullable Map<String, @Nullable Object> deleteOwner(Picks picks) {
    String user = owner(picks, false);
    return user == null ? null : step(picks, "delete-user", "user", user);
  }

  private static @Nullable Map<String, @Nullable Object> deleteTaker(Picks picks) {
    String user = owner(picks, true);
    return user == null ? deleteOwner(picks) : step(picks, "delete-user", "user", user);
  }

  private static @Nullable Map<String, @Nullable Object> dismissOwner(Picks picks) {
    String user = owner(picks, false);
    String status = picks.dice().of("inactive", "dismissed");
    return user == null ? null : step(picks, "set-status", "user", user, "status", status);
  }

  private static @Nullable Map<String, @Nullable Object> deleteRecord(Picks picks) {
    String record = one(picks, picks.now().records(Words.RECORDS_AND_FILES));
    return record == null ? null : step(picks, "delete", "on", record);
  }

  /** Its owner deletes a client; what others have on it stays (E6). */
  private static @Nullable Map<String, @Nullable Object> deleteClientOfMany(Picks picks) {
    Scene now = picks.now();
    String client =
        one(
            picks,
            now.records(List.of("client")).stream()
                .filter(c -> !now.owner(c).equals(now.director()))
                .filter(c -> picks.othersOn(now.owner(c)).contains(c))
                .toList());
    return client == null
        ? null
        : Data.map("do", Data.map("user", now.owner(client), "delete", Data.map("on", client)));
  }

  private static @Nullable Map<String, @Nullable Object> archiveOption(Picks picks) {
    Scene now = picks.now();
    String field =
        one(picks, now.fields().stream().filter(f -> now.liveOptions(f).size() > 1).toList());
    if (field == null) {
      return null;
    }
    List<String> options = new ArrayList<>(now.liveOptions(field));
    options.remove(picks.dice().one(options));
    return step(picks, "edit-field", "field", field, "options", options);
  }

  private static @Nullable Map<String, @Nullable Object> replaceStage(Picks picks) {
    Scene now = picks.now();
    String pipeline =
        one(picks, now.pipelines().stream().filter(p -> now.stages(p).size() > 1).toList());
    if (pipeline == null) {
      return null;
    }
    List<String> stay = new ArrayList<>(now.stages(pipeline));
    String gone = picks.dice().one(stay);
    stay.remove(gone);
    return step(
        picks,
        "edit-pipeline",
        "pipeline",
        pipeline,
        "stages",
        stay.stream().map(stage -> SettingSteps.stage(now, pipeline, stage)).toList(),
        "replace",
        Data.map(gone, picks.dice().one(stay)));
  }

  private static @Nullable Map<String, @Nullable Object> handOverOffice(Picks picks) {
    String to = one(picks, picks.users(user -> !user.equals(picks.now().director())));
    return to == null ? null : step(picks, "transfer-directorship", "to", to);
  }

  private static @Nullable Map<String, @Nullable Object> assignMoved(Picks picks) {
    Scene now = picks.now();
    String record =
        one(picks, now.records(Words.RECORDS).stream().filter(r -> now.isHandedOn(r)).toList());
    String to = picks.dice().one(picks.users(user -> true));
    return record == null ? null : step(picks, "assign", "on", record, "to", to);
  }

  /** Not every record is as it was made: what came before can be named as its version. */
  private static @Nullable Map<String, @Nullable Object> renameRecord(Picks picks) {
    String kind = picks.dice().one(Words.RECORDS);
    String record = one(picks, picks.now().records(List.of(kind)));
    return record == null
        ? null
        : step(
            picks,
            "edit-" + kind,
            "id",
            Picks.id(record),
            Words.title(kind),
            Words.name(picks.dice()));
  }

  /** Closed sections have values, too. */
  private static @Nullable Map<String, @Nullable Object> fillEveryField(Picks picks) {
    Scene now = picks.now();
    String client = one(picks, now.records(List.of("client")));
    if (client == null || now.fields().isEmpty()) {
      return null;
    }
    Map<String, @Nullable Object> values = Data.map();
    now.fields().forEach(field -> values.put(field, picks.value(field, 0)));
    return step(picks, "edit-client", "id", Picks.id(client), "fields", values);
  }

  private static @Nullable Map<String, @Nullable Object> closeSection(Picks picks) {
    String section =
        one(picks, picks.now().sections().stream().filter(s -> !s.equals("1")).toList());
    if (section == null) {
      return null;
    }
    Map<String, @Nullable Object> access = Data.map("section", section);
    access.putAll(CompanySettings.access(picks.dice(), picks.now().groups()));
    return Data.map("do", Data.map("user", picks.now().director(), "set-section-access", access));
  }

  private static @Nullable Map<String, @Nullable Object> moveUser(Picks picks) {
    Scene now = picks.now();
    String user = one(picks, picks.users(u -> now.type(u).equals("manager")));
    String to = picks.dice().one(picks.users(u -> !now.type(u).equals("manager")));
    return user == null ? null : step(picks, "set-responsible", "user", user, "to", to);
  }

  private static @Nullable Map<String, @Nullable Object> retypeUser(Picks picks) {
    Scene now = picks.now();
    String user = one(picks, picks.users(u -> !u.equals(now.director())));
    return user == null
        ? null
        : step(
            picks,
            "set-type",
            "user",
            user,
            "type",
            now.type(user).equals("head") ? "manager" : "head");
  }

  private static @Nullable Map<String, @Nullable Object> deleteGroup(Picks picks) {
    String group = one(picks, picks.now().groups());
    return group == null ? null : step(picks, "delete", "on", "group/" + group);
  }

  private static @Nullable Map<String, @Nullable Object> undoDeletion(Picks picks) {
    String user = one(picks, picks.now().users().stream().filter(picks.now()::isDeleted).toList());
    return user == null ? null : step(picks, "undo-delete-user", "user", user);
  }
}
