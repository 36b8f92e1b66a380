package dev.crmkit.store.testkit.internal.scenario;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;

import dev.crmkit.store.testkit.internal.format.DeclaredEntities;
import dev.crmkit.store.testkit.internal.format.MapKey;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.format.ShapeCheck;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.step.StepKind;
import dev.crmkit.store.testkit.internal.step.StepKinds;
import dev.crmkit.store.testkit.internal.yaml.FileProblems;
import dev.crmkit.store.testkit.internal.yaml.Node;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the steps of a scenario, and knows which users can act in each. */
final class StepReader {

  private static final Shape ANYTHING = (node, key, checking) -> {};

  private static final Shape DURATION =
      (node, key, checking) -> {
        if (!(node instanceof Node.Text text) || duration(text.value()) == null) {
          checking.wrongShape(node, key, "a duration such as PT73H or P3D");
        }
      };

  private static final Shape STEP =
      Shapes.withOneOf(
          MapShape.of(
              optional("note", Shapes.TEXT),
              optional("in", Shapes.NAME),
              optional("after", DURATION),
              new MapKey("expect", ANYTHING, true)),
          "verb",
          StepKinds.all().stream()
              .map(verb -> optional(verb.key(), verb.bodyShape()))
              .toArray(MapKey[]::new));

  private final FileProblems problems;
  private final ShapeCheck checking;
  private final Map<String, Set<String>> users = new LinkedHashMap<>();
  private int number;

  StepReader(FileProblems problems) {
    this.problems = problems;
    this.checking = ShapeCheck.ofSteps(problems);
  }

  /** Adds the users of a {@code given}, who can act in the steps. */
  void addWorkspace(String workspace, Node given) {
    Set<String> known = users.computeIfAbsent(workspace, none -> new HashSet<>());
    if (given instanceof Node.Entries map) {
      for (Node user : DeclaredEntities.items(map.get("users"))) {
        if (user instanceof Node.Entries found && found.get("id") instanceof Node.Text id) {
          known.add(id.value());
        }
      }
    }
  }

  /** Reads the next step; empty if it has problems. */
  Optional<Step> read(Node node) {
    number++;
    STEP.check(node, "step", checking);
    if (!(node instanceof Node.Entries map)) {
      return Optional.empty();
    }
    String workspace = text(map.get("in"), Scenario.MAIN);
    Set<String> known = users.get(workspace);
    if (known == null) {
      problems.add(map.place(), "there is no workspace " + workspace + " in this file");
      return Optional.empty();
    }
    for (StepKind verb : StepKinds.all()) {
      Node under = map.get(verb.key());
      Node expected = map.get("expect");
      if (under == null || !(Shapes.mapOrNothing(under) instanceof Node.Entries body)) {
        continue;
      }
      actor(body, known);
      if (expected == null) {
        return Optional.empty();
      }
      verb.expectationShape(body).check(expected, "expect", checking);
      Duration after = duration(text(map.get("after"), "PT0S"));
      return Optional.of(
          new Step(
              number,
              map.place().line(),
              text(map.get("note"), ""),
              workspace,
              after == null ? Duration.ZERO : after,
              verb,
              body,
              expected));
    }
    return Optional.empty();
  }

  private void actor(Node.Entries body, Set<String> known) {
    if (body.get("user") instanceof Node.Text user && !known.contains(user.value())) {
      problems.add(
          user.place(),
          "nobody can act as " + user.value() + ": no given and no step before has such a user");
    }
    if (body.get("create-user") instanceof Node.Entries created
        && created.get("id") instanceof Node.Text id) {
      known.add(id.value());
    }
  }

  private static String text(@Nullable Node node, String otherwise) {
    return node instanceof Node.Text text ? text.value() : otherwise;
  }

  private static @Nullable Duration duration(String text) {
    try {
      Duration duration = Duration.parse(text);
      return duration.isNegative() ? null : duration;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
