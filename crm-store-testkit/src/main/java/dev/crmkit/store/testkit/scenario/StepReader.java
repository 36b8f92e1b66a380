package dev.crmkit.store.testkit.scenario;

import static dev.crmkit.store.testkit.scenario.format.Key.may;

import dev.crmkit.store.testkit.scenario.format.Checking;
import dev.crmkit.store.testkit.scenario.format.Declared;
import dev.crmkit.store.testkit.scenario.format.Key;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Shape;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import dev.crmkit.store.testkit.scenario.verb.Verb;
import dev.crmkit.store.testkit.scenario.verb.Verbs;
import dev.crmkit.store.testkit.yaml.Node;
import dev.crmkit.store.testkit.yaml.Problems;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the steps of a scenario one by one, and knows who can act in each. */
final class StepReader {

  private static final Shape ANYTHING = (node, key, checking) -> {};

  private static final Shape DURATION =
      (node, key, checking) -> {
        if (!(node instanceof Node.Text text) || duration(text.value()) == null) {
          checking.wrong(node, key, "a duration such as PT73H or P3D");
        }
      };

  private static final Shape STEP =
      Shapes.withOneOf(
          Keys.of(
              may("note", Shapes.TEXT),
              may("in", Shapes.NAME),
              may("after", DURATION),
              new Key("expect", ANYTHING, true)),
          "verb",
          Verbs.all().stream().map(verb -> may(verb.word(), verb.body())).toArray(Key[]::new));

  private final Problems problems;
  private final Checking checking;
  private final Map<String, Set<String>> users = new LinkedHashMap<>();
  private int number;

  StepReader(Problems problems) {
    this.problems = problems;
    this.checking = Checking.ofSteps(problems);
  }

  /** Lets the users of a {@code given} act in the steps. */
  void addWorkspace(String workspace, Node given) {
    Set<String> known = users.computeIfAbsent(workspace, none -> new HashSet<>());
    if (given instanceof Node.Entries map) {
      for (Node user : Declared.items(map.get("users"))) {
        if (user instanceof Node.Entries found && found.get("id") instanceof Node.Text id) {
          known.add(id.value());
        }
      }
    }
  }

  /** The next step; empty when it cannot be read. */
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
    for (Verb verb : Verbs.all()) {
      Node under = map.get(verb.word());
      Node expected = map.get("expect");
      if (under == null || !(Shapes.mapOrNothing(under) instanceof Node.Entries body)) {
        continue;
      }
      actor(body, known);
      if (expected == null) {
        return Optional.empty();
      }
      verb.expectation(body).check(expected, "expect", checking);
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
