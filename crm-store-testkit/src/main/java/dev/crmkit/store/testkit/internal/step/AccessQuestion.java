package dev.crmkit.store.testkit.internal.step;

import dev.crmkit.access.decision.Action;
import dev.crmkit.core.user.UserType;
import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.format.ShapeCheck;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.operation.EntityKind;
import dev.crmkit.store.testkit.internal.operation.EntityRef;
import dev.crmkit.store.testkit.internal.yaml.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The action and its object in {@code check} and {@code who} steps. */
final class AccessQuestion {

  private static final Shape THING = Shapes.entity(EntityKind.nameable());

  private static final List<String> CREATED =
      List.of("client", "activity", "deal", "user:manager", "user:head", "user:director");

  /** The keys of the actions. */
  static final Shape ACTION =
      Shapes.oneOf(Arrays.stream(Action.values()).map(Action::word).toArray(String[]::new));

  /** The object: an entity, or what would be created. */
  static final Shape ON =
      (node, key, checking) -> {
        if (!(node instanceof Node.Text text) || !CREATED.contains(text.value())) {
          THING.check(node, key, checking);
        }
      };

  private AccessQuestion() {}

  /** Demands {@code on} exactly where the action needs it. */
  static Shape whole(Shape keys) {
    return (node, key, checking) -> {
      keys.check(node, key, checking);
      if (node instanceof Node.Entries map && map.get("action") instanceof Node.Text action) {
        on(map, action.value(), checking);
      }
    };
  }

  private static void on(Node.Entries map, String action, ShapeCheck checking) {
    Node on = map.get("on");
    boolean created = on instanceof Node.Text text && CREATED.contains(text.value());
    if (action.equals("sign-in")) {
      if (on != null) {
        checking.problem(on.place(), "sign-in has no 'on'");
      }
    } else if (!(on instanceof Node.Text)) {
      checking.problem(map.place(), "'on' is missing: what shall be acted on?");
    } else if (action.equals("create") != created) {
      checking.problem(
          on.place(),
          action.equals("create")
              ? "'on' of create is one of " + String.join(", ", CREATED) + ", not " + on.describe()
              : "'on' of " + action + " is kind/name, not " + on.describe());
    }
  }

  static Action action(Node.Entries body) {
    String word = text(body, "action");
    return Arrays.stream(Action.values())
        .filter(action -> action.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  static EntityRef on(Node.Entries body) {
    return EntityRef.parse(text(body, "on")).orElseThrow();
  }

  /** Returns the type of the user that would be created; empty for a record. */
  static Optional<UserType> created(Node.Entries body) {
    String on = text(body, "on");
    return Arrays.stream(UserType.values())
        .filter(type -> on.equalsIgnoreCase("user:" + type.name()))
        .findFirst();
  }

  private static String text(Node.Entries body, String key) {
    return body.get(key) instanceof Node.Text text ? text.value() : "";
  }
}
