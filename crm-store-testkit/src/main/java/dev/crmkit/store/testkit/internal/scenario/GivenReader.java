package dev.crmkit.store.testkit.internal.scenario;

import dev.crmkit.store.testkit.internal.format.DeclaredEntities;
import dev.crmkit.store.testkit.internal.format.ShapeCheck;
import dev.crmkit.store.testkit.internal.operation.EntityKind;
import dev.crmkit.store.testkit.internal.scenario.GivenWorkspace.Task;
import dev.crmkit.store.testkit.internal.yaml.FileProblems;
import dev.crmkit.store.testkit.internal.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and checks a {@code given}, and orders it so that it can be set up. */
final class GivenReader {

  private final Node.Entries given;
  private final FileProblems problems;
  private final DeclaredEntities declared = new DeclaredEntities();
  private final List<Task> tasks = new ArrayList<>();
  private final List<Task> last = new ArrayList<>();

  private GivenReader(Node.Entries given, FileProblems problems) {
    this.given = given;
    this.problems = problems;
  }

  /** Reads a {@code given}; null if it has no Director. */
  static @Nullable GivenWorkspace read(Node node, FileProblems problems) {
    if (!(node instanceof Node.Entries given)) {
      new ShapeCheck(problems, null).wrongShape(node, "given", "a map");
      return null;
    }
    return new GivenReader(given, problems).read();
  }

  private @Nullable GivenWorkspace read() {
    declare();
    GivenFormat.GIVEN.check(given, "given", new ShapeCheck(problems, declared));
    Node.Entries director = director();
    if (director == null) {
      return null;
    }
    for (Node group : list("groups")) {
      tasks.add(new Task("create-group", empty(group).with("group", group)));
    }
    users(director);
    if (given.get("allowed-ips") != null) {
      tasks.add(new Task("set-allowed-ips", given.only("allowed-ips")));
    }
    maps("form").forEach(this::section);
    all("create-pipeline", "pipelines");
    for (Node label : list("labels")) {
      Node.Entries map =
          label instanceof Node.Entries found ? found : empty(label).with("label", label);
      tasks.add(new Task("create-label", map));
    }
    all("create-client", "clients");
    all("create-activity", "activities");
    all("create-deal", "deals");
    all("attach-file", "files");
    tasks.addAll(last);
    if (given.get("policies") instanceof Node.Entries policies) {
      tasks.add(new Task("set-policy", policies));
    }
    return new GivenWorkspace(director, declared.entities(), tasks);
  }

  private void declare() {
    declared.addAll(EntityKind.USER, "id", given.get("users"), problems);
    declared.addAll(EntityKind.GROUP, "group", given.get("groups"), problems);
    declared.addAll(EntityKind.SECTION, "section", given.get("form"), problems);
    for (Node.Entries section : maps("form")) {
      declared.addAll(EntityKind.FIELD, "field", section.get("fields"), problems);
    }
    declared.addAll(EntityKind.PIPELINE, "pipeline", given.get("pipelines"), problems);
    for (Node.Entries pipeline : maps("pipelines")) {
      declared.addStages(pipeline.get("pipeline"), pipeline.get("stages"));
    }
    declared.addAll(EntityKind.LABEL, "label", given.get("labels"), problems);
    declared.addAll(EntityKind.CLIENT, "id", given.get("clients"), problems);
    declared.addAll(EntityKind.ACTIVITY, "id", given.get("activities"), problems);
    declared.addAll(EntityKind.DEAL, "id", given.get("deals"), problems);
    declared.addAll(EntityKind.FILE, "id", given.get("files"), problems);
  }

  private Node.@Nullable Entries director() {
    List<Node.Entries> directors =
        maps("users").stream().filter(user -> is(user, "type", "director")).toList();
    if (directors.size() == 1) {
      return directors.get(0);
    }
    Node users = given.get("users");
    if (directors.size() > 1) {
      problems.add(directors.get(1).place(), "a workspace has exactly one director");
    } else if (users instanceof Node.Items) {
      problems.add(users.place(), "a workspace has exactly one director, there is none here");
    }
    return null;
  }

  /**
   * Users are created active, so that they can be made owners; their statuses follow at the end.
   */
  private void users(Node.Entries director) {
    if (director.get("groups") != null) {
      tasks.add(new Task("edit-user", user(director).with("groups", director.get("groups"))));
    }
    for (String type : List.of("head", "manager")) {
      for (Node.Entries user : maps("users")) {
        if (is(user, "type", type)) {
          Node.Entries created = user.only("id", "type", "responsible", "email", "name", "groups");
          boolean waiting = is(user, "status", "activation-required");
          tasks.add(
              new Task(
                  "create-user", waiting ? created.with("status", user.get("status")) : created));
        }
      }
    }
    for (Node.Entries user : maps("users")) {
      boolean isDirector = user.equals(director);
      if (isDirector && user.get("responsible") instanceof Node.Text responsible) {
        last.add(new Task("set-responsible", user(user).with("to", responsible)));
      }
      if (user.get("status") instanceof Node.Text status
          && !status.value().equals("active")
          && (isDirector || !status.value().equals("activation-required"))) {
        last.add(new Task("set-status", user(user).with("status", status)));
      }
      for (Node denied : DeclaredEntities.items(user.get("denied-settings"))) {
        last.add(new Task("deny-setting", user(user).with("settings", denied)));
      }
    }
  }

  /** Fields become required and get their defaults after the clients, which are set up as given. */
  private void section(Node.Entries section) {
    Node name = section.get("section");
    if (is(section, "section", "1")) {
      if (section.get("name") != null || section.get("order") != null) {
        tasks.add(new Task("edit-section", section.only("section", "name", "order")));
      }
    } else {
      tasks.add(new Task("create-section", section.only("section", "name", "order")));
    }
    for (Node item : DeclaredEntities.items(section.get("fields"))) {
      if (item instanceof Node.Entries field) {
        tasks.add(
            new Task(
                "create-field",
                field.only("field", "type", "hint", "order", "options").with("section", name)));
        Node.Entries rest = field.only("field", "required", "default");
        if (rest.entries().size() > 1) {
          last.add(new Task("edit-field", rest));
        }
      }
    }
    if (section.get("access") instanceof Node.Entries access) {
      last.add(new Task("set-section-access", access.with("section", name)));
    }
  }

  private void all(String operation, String key) {
    maps(key).forEach(map -> tasks.add(new Task(operation, map)));
  }

  private List<Node> list(String key) {
    return DeclaredEntities.items(given.get(key));
  }

  private List<Node.Entries> maps(String key) {
    return list(key).stream()
        .filter(Node.Entries.class::isInstance)
        .map(Node.Entries.class::cast)
        .toList();
  }

  private static Node.Entries user(Node.Entries user) {
    return new Node.Entries(user.place(), List.of()).with("user", user.get("id"));
  }

  private static Node.Entries empty(Node node) {
    return new Node.Entries(node.place(), List.of());
  }

  private static boolean is(Node.Entries map, String key, String value) {
    return map.get(key) instanceof Node.Text text && text.value().equals(value);
  }
}
