package dev.crmkit.store.testkit.internal.scenario;

import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.format.DeclaredEntities;
import dev.crmkit.store.testkit.internal.format.FileProblems;
import dev.crmkit.store.testkit.internal.format.Node;
import dev.crmkit.store.testkit.internal.format.Reading;
import dev.crmkit.store.testkit.internal.format.RecordForm;
import dev.crmkit.store.testkit.internal.operation.FormOperation.CreateField;
import dev.crmkit.store.testkit.internal.operation.FormOperation.CreateSection;
import dev.crmkit.store.testkit.internal.operation.FormOperation.EditField;
import dev.crmkit.store.testkit.internal.operation.FormOperation.EditSection;
import dev.crmkit.store.testkit.internal.operation.FormOperation.FieldAttributes;
import dev.crmkit.store.testkit.internal.operation.FormOperation.SetSectionAccess;
import dev.crmkit.store.testkit.internal.operation.Operation;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.CreateGroup;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.DenySetting;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.SetAllowedIps;
import dev.crmkit.store.testkit.internal.operation.UserOperation.CreateUser;
import dev.crmkit.store.testkit.internal.operation.UserOperation.EditUser;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SetResponsible;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SetStatus;
import dev.crmkit.store.testkit.internal.scenario.GivenWorkspace.Task;
import dev.crmkit.store.testkit.internal.step.Given;
import dev.crmkit.store.testkit.internal.step.Given.GivenAccess;
import dev.crmkit.store.testkit.internal.step.Given.GivenField;
import dev.crmkit.store.testkit.internal.step.Given.GivenSection;
import dev.crmkit.store.testkit.internal.step.Given.GivenUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code given} into the operations that set it up, in an order in which no rule stands in
 * the way: statuses, required fields, defaults and access come last.
 */
final class SetupTasks {

  private final Node.Entries map;
  private final List<Task> tasks = new ArrayList<>();
  private final List<Task> last = new ArrayList<>();

  private SetupTasks(Node.Entries map) {
    this.map = map;
  }

  /** Reads a {@code given}; null if it has problems. */
  static @Nullable GivenWorkspace read(
      Node node, DeclaredEntities declared, FileProblems problems) {
    Given given = RecordForm.of(Given.class).read(node, "given", new Reading(problems, declared));
    declared.checkReferences(problems);
    return given != null && node instanceof Node.Entries map
        ? new SetupTasks(map).read(given, declared, problems)
        : null;
  }

  private @Nullable GivenWorkspace read(
      Given given, DeclaredEntities declared, FileProblems problems) {
    List<Task> directors = new ArrayList<>();
    each(
        given.users(),
        map.get("users"),
        (user, at) -> {
          if (isOf(user, "director")) {
            directors.add(new Task(user.user(), at));
          }
        });
    if (directors.isEmpty()) {
      problems.add(
          Objects.requireNonNull(map.get("users")).place(),
          "a workspace has exactly one director, there is none here");
      return null;
    }
    if (directors.size() > 1) {
      problems.add(directors.get(1).map().place(), "a workspace has exactly one director");
      return null;
    }
    each(
        given.groups(),
        map.get("groups"),
        (group, at) -> add(new CreateGroup(group, Arg.absent()), at));
    users(given);
    if (given.allowedIps() != null) {
      add(new SetAllowedIps(given.allowedIps()), map.only("allowed-ips"));
    }
    each(given.form(), map.get("form"), this::section);
    each(given.pipelines(), map.get("pipelines"), this::add);
    each(given.labels(), map.get("labels"), this::add);
    each(given.clients(), map.get("clients"), this::add);
    each(given.activities(), map.get("activities"), this::add);
    each(given.deals(), map.get("deals"), this::add);
    each(given.files(), map.get("files"), this::add);
    tasks.addAll(last);
    if (given.policies() != null && map.get("policies") instanceof Node.Entries policies) {
      add(given.policies(), policies);
    }
    return new GivenWorkspace(directors.get(0), declared.entities(), tasks);
  }

  private void add(Operation operation, Node.Entries at) {
    tasks.add(new Task(operation, at));
  }

  private void addLast(Operation operation, Node.Entries at) {
    last.add(new Task(operation, at));
  }

  /** Passes on the items of a list, each with its map in the file. */
  private static <T> void each(
      @Nullable List<T> items, @Nullable Node list, BiConsumer<T, Node.Entries> use) {
    if (items != null && list instanceof Node.Items nodes) {
      for (int i = 0; i < items.size(); i++) {
        Node node = nodes.items().get(i);
        use.accept(
            items.get(i),
            node instanceof Node.Entries entries
                ? entries
                : new Node.Entries(node.place(), List.of()));
      }
    }
  }

  private static boolean isOf(GivenUser user, String type) {
    return user.user().type().or("").equals(type);
  }

  /**
   * Users are created active, so that they can be made owners; their statuses follow at the end.
   */
  private void users(Given given) {
    each(given.users(), map.get("users"), this::director);
    for (String type : List.of("head", "manager")) {
      each(
          given.users(),
          map.get("users"),
          (user, at) -> {
            if (isOf(user, type)) {
              add(created(user.user()), at);
            }
          });
    }
    each(given.users(), map.get("users"), this::statusAndDenials);
  }

  private void director(GivenUser user, Node.Entries at) {
    if (isOf(user, "director") && user.user().groups().named()) {
      Arg<List<String>> groups = user.user().groups();
      add(new EditUser(user.user().id(), Arg.absent(), Arg.absent(), groups), at);
    }
  }

  private static CreateUser created(CreateUser user) {
    return new CreateUser(
        user.id(),
        user.type(),
        user.responsible(),
        user.email(),
        user.name(),
        user.groups(),
        isWaiting(user) ? user.status() : Arg.absent());
  }

  private static boolean isWaiting(CreateUser user) {
    return user.status().or("").equals("activation-required");
  }

  private void statusAndDenials(GivenUser given, Node.Entries at) {
    CreateUser user = given.user();
    boolean isDirector = isOf(given, "director");
    if (isDirector && user.responsible().hasValue()) {
      addLast(new SetResponsible(user.id(), user.responsible()), at);
    }
    if (!user.status().or("active").equals("active") && (isDirector || !isWaiting(user))) {
      addLast(new SetStatus(user.id(), user.status()), at);
    }
    for (String denied : given.deniedSettings().or(List.of())) {
      addLast(new DenySetting(user.id(), denied), at);
    }
  }

  /** Fields become required and get their defaults after the clients, which are set up as given. */
  private void section(GivenSection section, Node.Entries at) {
    String id = section.section();
    if (!id.equals("1")) {
      add(new CreateSection(id, section.name(), section.order()), at);
    } else if (section.name().named() || section.order().named()) {
      add(new EditSection(id, section.name(), section.order()), at);
    }
    each(section.fields(), at.get("fields"), (field, place) -> field(id, field, place));
    GivenAccess access = section.access();
    if (access != null) {
      addLast(new SetSectionAccess(id, access.types(), access.groups()), at);
    }
  }

  private void field(String section, GivenField field, Node.Entries at) {
    FieldAttributes given = field.attributes();
    Arg<String> none = Arg.absent();
    add(
        new CreateField(
            field.field(),
            section,
            new FieldAttributes(
                given.type(), none, none, given.hint(), given.order(), given.options())),
        at);
    if (given.required().named() || given.defaultValue().named()) {
      addLast(
          new EditField(
              field.field(),
              none,
              new FieldAttributes(
                  none, given.required(), given.defaultValue(), none, none, Arg.absent())),
          at);
    }
  }
}
