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
import dev.crmkit.store.testkit.internal.operation.StageArg;
import dev.crmkit.store.testkit.internal.operation.UserOperation.DeleteUser;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SetResponsible;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SetStatus;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SetType;
import dev.crmkit.store.testkit.internal.operation.UserOperation.TransferDirectorship;
import dev.crmkit.store.testkit.internal.operation.UserOperation.UndoDeleteUser;
import dev.crmkit.store.testkit.internal.reference.Reference;
import dev.crmkit.store.testkit.internal.step.ActingUser;
import dev.crmkit.store.testkit.internal.step.Step.Do;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Steps before those under test: the Director deletes and dismisses users who own records, so that
 * records go through several owners, archives options, replaces stages and transfers the office.
 */
public final class BackgroundSteps {

  /** Makes a step out of what there is, if there is anything that it could be about. */
  @FunctionalInterface
  private interface Idea {
    Optional<Do> step(RandomChoices choices);
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
  public @Nullable Map<String, @Nullable Object> next(Reference view) {
    return ideas
        .remove(0)
        .step(new RandomChoices(source, view))
        .map(step -> ScriptData.map("do", RecordForm.write(step)))
        .orElse(null);
  }

  private static Do by(String user, Operation operation) {
    return new Do(new ActingUser(user, null), null, operation);
  }

  private static Do byDirector(RandomChoices choices, Operation operation) {
    return by(choices.view().director(), operation);
  }

  private static Optional<String> one(RandomChoices choices, Collection<String> names) {
    return names.isEmpty() ? Optional.empty() : Optional.of(choices.source().one(names));
  }

  private static Optional<String> one(
      RandomChoices choices, Collection<String> names, Predicate<String> passes) {
    return one(choices, names.stream().filter(passes).toList());
  }

  private static EntityRef entity(String record) {
    return EntityRef.parse(record).orElseThrow();
  }

  /** Chooses an owner of a record, or of one that was handed over, who is not the Director. */
  private static Optional<String> owner(RandomChoices choices, boolean handedOver) {
    Reference view = choices.view();
    List<String> owners =
        view.records(SampleValues.RECORDS).stream()
            .filter(record -> !handedOver || view.isHandedOver(record))
            .map(view::owner)
            .toList();
    return one(choices, owners, owner -> !owner.equals(view.director()));
  }

  private static Optional<Do> delete(RandomChoices choices, Optional<String> user) {
    return user.map(each -> byDirector(choices, new DeleteUser(each, Arg.absent(), Arg.absent())));
  }

  private static Optional<Do> deleteOwner(RandomChoices choices) {
    return delete(choices, owner(choices, false));
  }

  private static Optional<Do> deleteRecipient(RandomChoices choices) {
    return delete(choices, owner(choices, true)).or(() -> deleteOwner(choices));
  }

  private static Optional<Do> dismissOwner(RandomChoices choices) {
    String status = choices.source().of("inactive", "dismissed");
    return owner(choices, false)
        .map(user -> byDirector(choices, new SetStatus(user, Arg.of(status))));
  }

  private static Optional<Do> deleteRecord(RandomChoices choices) {
    return one(choices, choices.view().records(SampleValues.RECORDS_AND_FILES))
        .map(record -> byDirector(choices, new Delete(entity(record), Arg.absent())));
  }

  /** The owner deletes a client; what others have on it stays (E6). */
  private static Optional<Do> deleteClientOfMany(RandomChoices choices) {
    Reference view = choices.view();
    return one(
            choices,
            view.records("client"),
            each ->
                !view.owner(each).equals(view.director())
                    && choices.othersOn(view.owner(each)).contains(each))
        .map(client -> by(view.owner(client), new Delete(entity(client), Arg.absent())));
  }

  private static Optional<Do> archiveOption(RandomChoices choices) {
    Reference view = choices.view();
    return one(choices, view.fields(), each -> view.options(each).size() > 1)
        .map(
            field -> {
              List<String> options = new ArrayList<>(view.options(field));
              options.remove(choices.source().one(options));
              Arg<String> none = Arg.absent();
              FieldAttributes attributes =
                  new FieldAttributes(none, none, none, none, none, Arg.of(options));
              return byDirector(choices, new EditField(field, none, attributes));
            });
  }

  private static Optional<Do> replaceStage(RandomChoices choices) {
    Reference view = choices.view();
    return one(choices, view.pipelines(), each -> view.stages(each).size() > 1)
        .map(
            pipeline -> {
              List<String> kept = new ArrayList<>(view.stages(pipeline));
              String removed = choices.source().one(kept);
              kept.remove(removed);
              Map<String, @Nullable String> replace = new LinkedHashMap<>();
              replace.put(removed, choices.source().one(kept));
              List<StageArg> stages =
                  kept.stream().map(stage -> SettingSteps.stage(view, pipeline, stage)).toList();
              return byDirector(
                  choices,
                  new EditPipeline(pipeline, Arg.absent(), Arg.of(stages), Arg.of(replace)));
            });
  }

  private static Optional<Do> transferOffice(RandomChoices choices) {
    return one(choices, choices.users(user -> !user.equals(choices.view().director())))
        .map(to -> byDirector(choices, new TransferDirectorship(to)));
  }

  private static Optional<Do> assignMoved(RandomChoices choices) {
    Reference view = choices.view();
    String to = choices.source().one(choices.users(user -> true));
    return one(choices, view.records(SampleValues.RECORDS), view::isHandedOver)
        .map(record -> byDirector(choices, new Assign(entity(record), to)));
  }

  /** Some records need an earlier version that a step can name. */
  private static Optional<Do> renameRecord(RandomChoices choices) {
    String kind = choices.source().one(SampleValues.RECORDS);
    Arg<String> name = Arg.of(SampleValues.name(choices.source()));
    return one(choices, choices.view().records(kind))
        .map(record -> byDirector(choices, rename(entity(record), name)));
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
  private static Optional<Do> fillEveryField(RandomChoices choices) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    choices.view().fields().forEach(field -> values.put(field, choices.value(field, 0)));
    ClientContent content =
        new ClientContent(Arg.absent(), Arg.of(values), Arg.absent(), Arg.absent());
    return one(choices, choices.view().records("client"))
        .filter(client -> !values.isEmpty())
        .map(RandomChoices::id)
        .map(id -> byDirector(choices, new EditClient(id, Arg.absent(), content, Arg.absent())));
  }

  private static Optional<Do> closeSection(RandomChoices choices) {
    List<String> groups = choices.view().groups();
    return one(choices, choices.view().sections(), section -> !section.equals("1"))
        .map(section -> SettingsGenerator.access(choices.source(), section, groups))
        .map(access -> byDirector(choices, access));
  }

  private static Optional<Do> moveUser(RandomChoices choices) {
    Reference view = choices.view();
    String to = choices.source().one(choices.users(each -> !view.type(each).equals("manager")));
    return one(choices, choices.users(each -> view.type(each).equals("manager")))
        .map(user -> byDirector(choices, new SetResponsible(user, Arg.of(to))));
  }

  private static Optional<Do> retypeUser(RandomChoices choices) {
    Reference view = choices.view();
    return one(choices, choices.users(each -> !each.equals(view.director())))
        .map(user -> new SetType(user, Arg.of(view.type(user).equals("head") ? "manager" : "head")))
        .map(change -> byDirector(choices, change));
  }

  private static Optional<Do> deleteGroup(RandomChoices choices) {
    return one(choices, choices.view().groups())
        .map(group -> new Delete(new EntityRef(EntityKind.GROUP, group), Arg.absent()))
        .map(deletion -> byDirector(choices, deletion));
  }

  private static Optional<Do> undoDeletion(RandomChoices choices) {
    return one(choices, choices.view().users(), choices.view()::isDeleted)
        .map(user -> byDirector(choices, new UndoDeleteUser(user, Arg.absent())));
  }
}
