package dev.crmkit.store.testkit.internal.random;

import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.EntityRef;
import dev.crmkit.store.testkit.internal.format.RecordForm;
import dev.crmkit.store.testkit.internal.operation.FormOperation.EditField;
import dev.crmkit.store.testkit.internal.operation.FormOperation.FieldAttributes;
import dev.crmkit.store.testkit.internal.operation.Operation;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.ActivityContent;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.Assign;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.ClientContent;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.DealContent;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.Delete;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditActivity;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditClient;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditDeal;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.EditPipeline;
import dev.crmkit.store.testkit.internal.operation.UserOperation.DeleteUser;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SetResponsible;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SetStatus;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SetType;
import dev.crmkit.store.testkit.internal.operation.UserOperation.TransferDirectorship;
import dev.crmkit.store.testkit.internal.operation.UserOperation.UndoDeleteUser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Steps before those under test: the Director deletes and dismisses users who own records, so that
 * records go through several owners, archives options, replaces stages and transfers the office.
 */
public final class BackgroundSteps {

  /**
   * A step.
   *
   * @param user who takes it
   * @param operation what they do
   */
  private record Step(String user, Operation operation) {
    Map<String, @Nullable Object> toData() {
      Map<String, @Nullable Object> arguments = RecordForm.write((Record) operation);
      return ScriptData.map("do", ScriptData.map("user", user, operation.word(), arguments));
    }
  }

  /** Makes a step out of what there is, or null. */
  @FunctionalInterface
  private interface Idea {
    @Nullable Step step(RandomChoices choices);
  }

  private static final List<Idea> IDEAS =
      List.of(
          BackgroundSteps::deleteOwner,
          BackgroundSteps::deleteOwner,
          BackgroundSteps::deleteRecipient,
          BackgroundSteps::deleteRecipient,
          BackgroundSteps::dismissOwner,
          BackgroundSteps::deleteRecord,
          BackgroundSteps::deleteClientOfMany,
          BackgroundSteps::archiveOption,
          BackgroundSteps::replaceStage,
          BackgroundSteps::transferOffice,
          BackgroundSteps::assignMoved,
          BackgroundSteps::renameRecord,
          BackgroundSteps::renameRecord,
          BackgroundSteps::fillEveryField,
          BackgroundSteps::closeSection,
          BackgroundSteps::moveUser,
          BackgroundSteps::retypeUser,
          BackgroundSteps::deleteGroup,
          BackgroundSteps::undoDeletion);

  /** What was handed over twice comes back, and is not taken back once more (D9). */
  private static final List<Idea> UNDONE_TWICE =
      List.of(
          BackgroundSteps::deleteOwner,
          BackgroundSteps::deleteRecipient,
          BackgroundSteps::undoDeletion,
          BackgroundSteps::undoDeletion);

  private final RandomSource source;
  private final List<Idea> ideas = new ArrayList<>();

  public BackgroundSteps(RandomSource source) {
    this.source = source;
    for (int i = source.chance(.3) ? 0 : source.between(1, 7); i > 0; i--) {
      ideas.add(source.one(IDEAS));
    }
    if (source.chance(.1)) {
      ideas.addAll(UNDONE_TWICE);
    }
  }

  public boolean isOver() {
    return ideas.isEmpty();
  }

  /** Returns the next step; null if there is nothing that it could be about. */
  public @Nullable Map<String, @Nullable Object> next(WorkspaceView view) {
    Step step = ideas.remove(0).step(new RandomChoices(source, view));
    return step == null ? null : step.toData();
  }

  private static Step byDirector(RandomChoices choices, Operation operation) {
    return new Step(choices.view().director(), operation);
  }

  private static @Nullable String one(RandomChoices choices, Collection<String> names) {
    return names.isEmpty() ? null : choices.source().one(names);
  }

  private static EntityRef entity(String record) {
    return EntityRef.parse(record).orElseThrow();
  }

  /** Somebody but the Director who owns a record, or one that was handed over to them. */
  private static @Nullable String owner(RandomChoices choices, boolean handedOver) {
    WorkspaceView view = choices.view();
    return one(
        choices,
        view.records(SampleValues.RECORDS).stream()
            .filter(record -> !handedOver || view.isHandedOver(record))
            .map(view::owner)
            .filter(owner -> !owner.equals(view.director()))
            .toList());
  }

  private static @Nullable Step delete(RandomChoices choices, @Nullable String user) {
    return user == null
        ? null
        : byDirector(choices, new DeleteUser(user, Arg.absent(), Arg.absent()));
  }

  private static @Nullable Step deleteOwner(RandomChoices choices) {
    return delete(choices, owner(choices, false));
  }

  private static @Nullable Step deleteRecipient(RandomChoices choices) {
    String user = owner(choices, true);
    return user == null ? deleteOwner(choices) : delete(choices, user);
  }

  private static @Nullable Step dismissOwner(RandomChoices choices) {
    String user = owner(choices, false);
    String status = choices.source().of("inactive", "dismissed");
    return user == null ? null : byDirector(choices, new SetStatus(user, Arg.of(status)));
  }

  private static @Nullable Step deleteRecord(RandomChoices choices) {
    String record = one(choices, choices.view().records(SampleValues.RECORDS_AND_FILES));
    return record == null ? null : byDirector(choices, new Delete(entity(record), Arg.absent()));
  }

  /** The owner deletes a client; what others have on it stays (E6). */
  private static @Nullable Step deleteClientOfMany(RandomChoices choices) {
    WorkspaceView view = choices.view();
    String client =
        one(
            choices,
            view.records(List.of("client")).stream()
                .filter(each -> !view.owner(each).equals(view.director()))
                .filter(each -> choices.othersOn(view.owner(each)).contains(each))
                .toList());
    return client == null
        ? null
        : new Step(view.owner(client), new Delete(entity(client), Arg.absent()));
  }

  private static @Nullable Step archiveOption(RandomChoices choices) {
    WorkspaceView view = choices.view();
    String field =
        one(
            choices,
            view.fields().stream().filter(each -> view.liveOptions(each).size() > 1).toList());
    if (field == null) {
      return null;
    }
    List<String> options = new ArrayList<>(view.liveOptions(field));
    options.remove(choices.source().one(options));
    FieldAttributes attributes =
        new FieldAttributes(
            Arg.absent(), Arg.absent(), Arg.absent(), Arg.absent(), Arg.absent(), Arg.of(options));
    return byDirector(choices, new EditField(field, Arg.absent(), attributes));
  }

  private static @Nullable Step replaceStage(RandomChoices choices) {
    WorkspaceView view = choices.view();
    String pipeline =
        one(
            choices,
            view.pipelines().stream().filter(each -> view.stages(each).size() > 1).toList());
    if (pipeline == null) {
      return null;
    }
    List<String> kept = new ArrayList<>(view.stages(pipeline));
    String removed = choices.source().one(kept);
    kept.remove(removed);
    Map<String, @Nullable String> replace = new LinkedHashMap<>();
    replace.put(removed, choices.source().one(kept));
    return byDirector(
        choices,
        new EditPipeline(
            pipeline,
            Arg.absent(),
            Arg.of(kept.stream().map(stage -> SettingSteps.stage(view, pipeline, stage)).toList()),
            Arg.of(replace)));
  }

  private static @Nullable Step transferOffice(RandomChoices choices) {
    String to = one(choices, choices.users(user -> !user.equals(choices.view().director())));
    return to == null ? null : byDirector(choices, new TransferDirectorship(to));
  }

  private static @Nullable Step assignMoved(RandomChoices choices) {
    WorkspaceView view = choices.view();
    String record =
        one(
            choices,
            view.records(SampleValues.RECORDS).stream().filter(view::isHandedOver).toList());
    String to = choices.source().one(choices.users(user -> true));
    return record == null ? null : byDirector(choices, new Assign(entity(record), to));
  }

  /** Some records need an earlier version that a step can name. */
  private static @Nullable Step renameRecord(RandomChoices choices) {
    String kind = choices.source().one(SampleValues.RECORDS);
    String record = one(choices, choices.view().records(List.of(kind)));
    return record == null
        ? null
        : byDirector(choices, rename(entity(record), Arg.of(SampleValues.name(choices.source()))));
  }

  private static Operation rename(EntityRef record, Arg<String> name) {
    Arg<String> none = Arg.absent();
    String id = record.name();
    if (record.kind() == EntityKind.ACTIVITY) {
      return new EditActivity(id, none, none, new ActivityContent(none, name, none, none), none);
    } else if (record.kind() == EntityKind.DEAL) {
      return new EditDeal(
          id, none, none, new DealContent(name, none, Arg.absent(), Arg.absent()), none);
    }
    return new EditClient(
        id, none, new ClientContent(name, Arg.absent(), Arg.absent(), Arg.absent()), none);
  }

  /** Closed sections have values, too. */
  private static @Nullable Step fillEveryField(RandomChoices choices) {
    WorkspaceView view = choices.view();
    String client = one(choices, view.records(List.of("client")));
    if (client == null || view.fields().isEmpty()) {
      return null;
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    view.fields().forEach(field -> values.put(field, choices.value(field, 0)));
    return byDirector(
        choices,
        new EditClient(
            RandomChoices.id(client),
            Arg.absent(),
            new ClientContent(Arg.absent(), Arg.of(values), Arg.absent(), Arg.absent()),
            Arg.absent()));
  }

  private static @Nullable Step closeSection(RandomChoices choices) {
    String section =
        one(choices, choices.view().sections().stream().filter(s -> !s.equals("1")).toList());
    return section == null
        ? null
        : byDirector(
            choices, SettingsGenerator.access(choices.source(), section, choices.view().groups()));
  }

  private static @Nullable Step moveUser(RandomChoices choices) {
    WorkspaceView view = choices.view();
    String user = one(choices, choices.users(each -> view.type(each).equals("manager")));
    String to = choices.source().one(choices.users(each -> !view.type(each).equals("manager")));
    return user == null ? null : byDirector(choices, new SetResponsible(user, Arg.of(to)));
  }

  private static @Nullable Step retypeUser(RandomChoices choices) {
    WorkspaceView view = choices.view();
    String user = one(choices, choices.users(each -> !each.equals(view.director())));
    return user == null
        ? null
        : byDirector(
            choices,
            new SetType(user, Arg.of(view.type(user).equals("head") ? "manager" : "head")));
  }

  private static @Nullable Step deleteGroup(RandomChoices choices) {
    String group = one(choices, choices.view().groups());
    return group == null
        ? null
        : byDirector(choices, new Delete(new EntityRef(EntityKind.GROUP, group), Arg.absent()));
  }

  private static @Nullable Step undoDeletion(RandomChoices choices) {
    String user =
        one(choices, choices.view().users().stream().filter(choices.view()::isDeleted).toList());
    return user == null ? null : byDirector(choices, new UndoDeleteUser(user, Arg.absent()));
  }
}
