package dev.crmkit.store.testkit.internal.scenario;

import dev.crmkit.access.Crm;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.change.SectionEdit;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.execution.LibraryCall;
import dev.crmkit.store.testkit.internal.execution.OperationCalls;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.EntityRef;
import dev.crmkit.store.testkit.internal.format.FilePosition;
import dev.crmkit.store.testkit.internal.format.FileProblem;
import dev.crmkit.store.testkit.internal.format.InvalidFileException;
import dev.crmkit.store.testkit.internal.format.Node;
import dev.crmkit.store.testkit.internal.operation.UserOperation.CreateUser;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import dev.crmkit.store.testkit.internal.workspace.EntityNames;
import dev.crmkit.store.testkit.internal.workspace.ManualClock;
import dev.crmkit.store.testkit.internal.workspace.RefusalOutcomes;
import dev.crmkit.store.testkit.internal.workspace.RestartableRandom;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets up the workspace of a {@code given}, through the Director's session. */
final class WorkspaceSetup {

  /** Groups, pipelines and labels get their numbers when they are created. */
  private static final Set<EntityKind> KNOWN_BY_NAME =
      Set.of(EntityKind.GROUP, EntityKind.PIPELINE, EntityKind.LABEL);

  private static final Duration TICK = Duration.ofMillis(1);

  private final CrmStore store;
  private final ManualClock clock;
  private final EntityNames names;
  private final RestartableRandom randomness;

  /** Creates the setup of one workspace. */
  WorkspaceSetup(
      CrmStore store, ManualClock clock, EntityNames names, RestartableRandom randomness) {
    this.store = store;
    this.clock = clock;
    this.names = names;
    this.randomness = randomness;
  }

  /** Sets up a workspace. */
  ScenarioWorkspace run(WorkspaceId id, GivenWorkspace given) throws InvalidFileException {
    for (EntityRef thing : given.entities()) {
      if (!KNOWN_BY_NAME.contains(thing.kind())) {
        names.number(thing.kind(), thing.name());
      }
    }
    ScenarioWorkspace workspace = open(id, given);
    Actor director = new Actor(workspace, workspace.crm().director().id(), null, false);
    nameFirstSection(workspace);
    for (GivenWorkspace.Task task : given.tasks()) {
      clock.advance(TICK);
      try {
        task.operation().<LibraryCall>accept(new OperationCalls(director)).run();
      } catch (CrmException e) {
        throw badFile(task.map(), e);
      }
    }
    workspace.startFeed();
    return workspace;
  }

  /** Every section is named like its id unless the file names it. */
  private static void nameFirstSection(ScenarioWorkspace workspace) {
    UserId director = workspace.crm().director().id();
    SectionEdit edit = SectionEdit.of(Section.FIRST).name(Section.FIRST.key());
    workspace.crm().session(director).form().editSection(edit);
  }

  private ScenarioWorkspace open(WorkspaceId workspace, GivenWorkspace given)
      throws InvalidFileException {
    NewDirector founder = founder((CreateUser) given.director().operation());
    CrmOptions options = CrmOptions.standard().withClock(clock).withRandom(randomness);
    try {
      return new ScenarioWorkspace(
          store,
          opened -> Crm.open(opened, workspace, founder, options),
          names,
          clock,
          given.entities());
    } catch (InvalidException e) {
      throw badFile(given.director().map(), e);
    }
  }

  private NewDirector founder(CreateUser director) {
    String name = director.name().or(director.id());
    String email = director.email().value();
    NewDirector founder = email == null ? NewDirector.of(name) : NewDirector.of(name).email(email);
    return founder.id(UserId.of(names.number(EntityKind.USER, director.id())));
  }

  private InvalidFileException badFile(Node.Entries map, CrmException refusal) {
    if (!(refusal instanceof InvalidException invalid)) {
      return new InvalidFileException(
          map.place(), names.translate(String.valueOf(refusal.getMessage())));
    }
    return new InvalidFileException(
        invalid.violations().stream()
            .map(
                violation ->
                    new FileProblem(
                        place(map, violation), RefusalOutcomes.describe(violation, names)))
            .toList());
  }

  private FilePosition place(Node.Entries map, Violation violation) {
    FilePosition found = place(map, RefusalOutcomes.violatedKeys(violation, names));
    return found == null ? map.place() : found;
  }

  private static @Nullable FilePosition place(Node.Entries map, Set<String> faults) {
    for (String fault : faults) {
      for (Node.Entry entry : map.entries()) {
        if (entry.key().equals(fault)) {
          return entry.value().place();
        }
        FilePosition deeper =
            entry.value() instanceof Node.Entries inner ? place(inner, Set.of(fault)) : null;
        if (deeper != null) {
          return deeper;
        }
      }
    }
    return null;
  }
}
