package dev.crmkit.store.testkit.internal.random;

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
public final class BackgroundSteps {

  /** Each makes a step out of what there is, or nothing. */
  private static final List<Function<RandomChoices, @Nullable Map<String, @Nullable Object>>>
      IDEAS =
          List.of(
              BackgroundSteps::deleteOwner,
              BackgroundSteps::deleteOwner,
              BackgroundSteps::deleteTaker,
              BackgroundSteps::deleteTaker,
              BackgroundSteps::dismissOwner,
              BackgroundSteps::deleteRecord,
              BackgroundSteps::deleteClientOfMany,
              BackgroundSteps::archiveOption,
              BackgroundSteps::replaceStage,
              BackgroundSteps::handOverOffice,
              BackgroundSteps::assignMoved,
              BackgroundSteps::renameRecord,
              BackgroundSteps::renameRecord,
              BackgroundSteps::fillEveryField,
              BackgroundSteps::closeSection,
              BackgroundSteps::moveUser,
              BackgroundSteps::retypeUser,
              BackgroundSteps::deleteGroup,
              BackgroundSteps::undoDeletion);

  /** What went through two hands comes back, and is not taken back once more (D9). */
  private static final List<Function<RandomChoices, @Nullable Map<String, @Nullable Object>>> BACK =
      List.of(
          BackgroundSteps::deleteOwner,
          BackgroundSteps::deleteTaker,
          BackgroundSteps::undoDeletion,
          BackgroundSteps::undoDeletion);

  private final RandomSource dice;
  private final List<Function<RandomChoices, @Nullable Map<String, @Nullable Object>>> ideas;

  public BackgroundSteps(RandomSource dice) {
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
  public boolean isOver() {
    return ideas.isEmpty();
  }

  /** The next step; null when there is nothing with which it could be done. */
  @Nullable
  public Map<String, @Nullable Object> next(WorkspaceView now) {
    return ideas.remove(0).apply(new RandomChoices(dice, now));
  }

  private static Map<String, @Nullable Object> step(
      RandomChoices picks, String operation, @Nullable Object... arguments) {
    return ScriptData.map(
        "do",
        ScriptData.map("user", picks.view().director(), operation, ScriptData.map(arguments)));
  }

  private static @Nullable String one(RandomChoices picks, Collection<String> names) {
    return names.isEmpty() ? null : picks.dice().one(names);
  }

  /** Somebody but the Director who owns a record that passes. */
  private static @Nullable String owner(RandomChoices picks, boolean moved) {
    WorkspaceView now = picks.view();
    return one(
        picks,
        now.records(SampleValues.RECORDS).stream()
            .filter(record -> !moved || now.isHandedOver(record))
            .map(now::owner)
            .filter(owner -> !owner.equals(now.director()))
            .toList());
  }

  private static @Nullable Map<String, @Nullable Object> deleteOwner(RandomChoices picks) {
    String user = owner(picks, false);
    return user == null ? null : step(picks, "delete-user", "user", user);
  }

  private static @Nullable Map<String, @Nullable Object> deleteTaker(RandomChoices picks) {
    String user = owner(picks, true);
    return user == null ? deleteOwner(picks) : step(picks, "delete-user", "user", user);
  }

  private static @Nullable Map<String, @Nullable Object> dismissOwner(RandomChoices picks) {
    String user = owner(picks, false);
    String status = picks.dice().of("inactive", "dismissed");
    return user == null ? null : step(picks, "set-status", "user", user, "status", status);
  }

  private static @Nullable Map<String, @Nullable Object> deleteRecord(RandomChoices picks) {
    String record = one(picks, picks.view().records(SampleValues.RECORDS_AND_FILES));
    return record == null ? null : step(picks, "delete", "on", record);
  }

  /** Its owner deletes a client; what others have on it stays (E6). */
  private static @Nullable Map<String, @Nullable Object> deleteClientOfMany(RandomChoices picks) {
    WorkspaceView now = picks.view();
    String client =
        one(
            picks,
            now.records(List.of("client")).stream()
                .filter(c -> !now.owner(c).equals(now.director()))
                .filter(c -> picks.othersOn(now.owner(c)).contains(c))
                .toList());
    return client == null
        ? null
        : ScriptData.map(
            "do",
            ScriptData.map("user", now.owner(client), "delete", ScriptData.map("on", client)));
  }

  private static @Nullable Map<String, @Nullable Object> archiveOption(RandomChoices picks) {
    WorkspaceView now = picks.view();
    String field =
        one(picks, now.fields().stream().filter(f -> now.liveOptions(f).size() > 1).toList());
    if (field == null) {
      return null;
    }
    List<String> options = new ArrayList<>(now.liveOptions(field));
    options.remove(picks.dice().one(options));
    return step(picks, "edit-field", "field", field, "options", options);
  }

  private static @Nullable Map<String, @Nullable Object> replaceStage(RandomChoices picks) {
    WorkspaceView now = picks.view();
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
        ScriptData.map(gone, picks.dice().one(stay)));
  }

  private static @Nullable Map<String, @Nullable Object> handOverOffice(RandomChoices picks) {
    String to = one(picks, picks.users(user -> !user.equals(picks.view().director())));
    return to == null ? null : step(picks, "transfer-directorship", "to", to);
  }

  private static @Nullable Map<String, @Nullable Object> assignMoved(RandomChoices picks) {
    WorkspaceView now = picks.view();
    String record =
        one(
            picks,
            now.records(SampleValues.RECORDS).stream().filter(r -> now.isHandedOver(r)).toList());
    String to = picks.dice().one(picks.users(user -> true));
    return record == null ? null : step(picks, "assign", "on", record, "to", to);
  }

  /** Not every record is as it was made: what came before can be named as its version. */
  private static @Nullable Map<String, @Nullable Object> renameRecord(RandomChoices picks) {
    String kind = picks.dice().one(SampleValues.RECORDS);
    String record = one(picks, picks.view().records(List.of(kind)));
    return record == null
        ? null
        : step(
            picks,
            "edit-" + kind,
            "id",
            RandomChoices.id(record),
            SampleValues.title(kind),
            SampleValues.name(picks.dice()));
  }

  /** Closed sections have values, too. */
  private static @Nullable Map<String, @Nullable Object> fillEveryField(RandomChoices picks) {
    WorkspaceView now = picks.view();
    String client = one(picks, now.records(List.of("client")));
    if (client == null || now.fields().isEmpty()) {
      return null;
    }
    Map<String, @Nullable Object> values = ScriptData.map();
    now.fields().forEach(field -> values.put(field, picks.value(field, 0)));
    return step(picks, "edit-client", "id", RandomChoices.id(client), "fields", values);
  }

  private static @Nullable Map<String, @Nullable Object> closeSection(RandomChoices picks) {
    String section =
        one(picks, picks.view().sections().stream().filter(s -> !s.equals("1")).toList());
    if (section == null) {
      return null;
    }
    Map<String, @Nullable Object> access = ScriptData.map("section", section);
    access.putAll(SettingsGenerator.access(picks.dice(), picks.view().groups()));
    return ScriptData.map(
        "do", ScriptData.map("user", picks.view().director(), "set-section-access", access));
  }

  private static @Nullable Map<String, @Nullable Object> moveUser(RandomChoices picks) {
    WorkspaceView now = picks.view();
    String user = one(picks, picks.users(u -> now.type(u).equals("manager")));
    String to = picks.dice().one(picks.users(u -> !now.type(u).equals("manager")));
    return user == null ? null : step(picks, "set-responsible", "user", user, "to", to);
  }

  private static @Nullable Map<String, @Nullable Object> retypeUser(RandomChoices picks) {
    WorkspaceView now = picks.view();
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

  private static @Nullable Map<String, @Nullable Object> deleteGroup(RandomChoices picks) {
    String group = one(picks, picks.view().groups());
    return group == null ? null : step(picks, "delete", "on", "group/" + group);
  }

  private static @Nullable Map<String, @Nullable Object> undoDeletion(RandomChoices picks) {
    String user =
        one(picks, picks.view().users().stream().filter(picks.view()::isDeleted).toList());
    return user == null ? null : step(picks, "undo-delete-user", "user", user);
  }
}
