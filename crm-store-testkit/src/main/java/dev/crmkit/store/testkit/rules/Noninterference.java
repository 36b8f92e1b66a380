package dev.crmkit.store.testkit.rules;

import com.google.common.base.Strings;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.testkit.random.Script;
import dev.crmkit.store.testkit.reference.Open;
import dev.crmkit.store.testkit.reference.Reference;
import dev.crmkit.store.testkit.scenario.Step;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.company.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two workspaces that differ only in what one user may not see tell him the same (rules.md V8).
 *
 * <p>They begin alike. What happens then is a script, of which each step is taken in one of three
 * ways, by a seed: as a secret that happens in the second workspace alone, if by the reference it
 * changes nothing of what the user may know; as something that happens in both; or as a call of the
 * user himself, in both, whose answers must be the same to the letter. Now and then, and at the
 * end, he asks in both for everything.
 */
public final class Noninterference {

  /** The workspace in which the secrets happen as well. */
  static final String OTHER = "other";

  /** That a name or an address is taken, and how much a setting holds, may be told (V8). */
  private static final Set<String> EXEMPT =
      Set.of(
          "create-user",
          "edit-user",
          "undo-delete-user",
          "create-label",
          "create-pipeline",
          "edit-pipeline",
          "delete",
          "edit-field");

  private static final int ASK_EVERY = 8;

  /** How much is told around the first difference. */
  private static final int AROUND = 300;

  private final String user;
  private final Choice choice;
  private final Reference main;
  private final Reference other;
  private final List<Move> moves = new ArrayList<>();

  /** How a step is taken. */
  enum Way {
    SECRET,
    BY_OTHERS,
    BY_THE_USER
  }

  /** A step that was taken. */
  private record Move(Map<String, @Nullable Object> step, Way way, Object expected) {}

  /** A choice that depends on a step and a seed, so that leaving out one step moves no other. */
  private record Choice(long seed) {
    int of(Object step, int bound) {
      long mixed = (step.hashCode() * 0x9E3779B97F4A7C15L) ^ (seed * 0xC2B2AE3D27D4EB4FL);
      return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 29), bound);
    }
  }

  private Noninterference(Script script, long seed) {
    this.choice = new Choice(seed);
    this.main = new Reference(script.given());
    this.other = new Reference(script.given());
    this.user = chosen(main);
  }

  /**
   * Runs both workspaces.
   *
   * @param script what may happen
   * @param seed who the user is, and how each step is taken
   * @param store where the workspaces are made
   * @param wire what reaches the user of the answers; {@link Wire#PLAIN} but to try whether a leak
   *     is found
   * @return the first thing that he is told in one of them and not in the other; empty as it should
   *     be
   */
  public static Optional<String> difference(
      Script script, long seed, CrmStore store, Wire wire) {
    Noninterference worlds = new Noninterference(script, seed);
    for (Map<String, @Nullable Object> step : script.steps()) {
      Optional<String> told = worlds.take(step);
      if (told.isPresent()) {
        return told;
      }
    }
    return worlds.play(script.given(), store, wire);
  }

  /**
   * What would happen, without a store.
   *
   * @param script what may happen
   * @param seed who the user is, and how each step is taken
   * @return how many secrets there are, and how many calls of the user
   */
  public static Counts counts(Script script, long seed) {
    Noninterference worlds = new Noninterference(script, seed);
    script.steps().forEach(worlds::take);
    return new Counts(
        (int) worlds.moves.stream().filter(move -> move.way == Way.SECRET).count(),
        (int) worlds.moves.stream().filter(move -> move.way == Way.BY_THE_USER).count());
  }

  /**
   * What happened.
   *
   * @param secrets steps of the second workspace alone
   * @param calls steps of the user in both
   */
  public record Counts(int secrets, int calls) {}

  private String chosen(Reference rules) {
    return rules.users().stream()
        .filter(name -> !name.equals(rules.director()) && rules.works(name, null))
        .min(
            (one, two) ->
                Integer.compare(choice.of(one, 1 << 20), choice.of(two, 1 << 20)))
        .orElse(rules.director());
  }

  private Optional<String> take(Map<String, @Nullable Object> step) {
    if (!Script.body(step).containsKey("user")) {
      return Optional.empty(); // a question of the host application's
    }
    return switch (choice.of(step, 5)) {
      case 0, 1 -> takeSecret(step);
      case 2 -> takeByOthers(step);
      default -> takeByTheUser(step);
    };
  }

  private Optional<String> takeSecret(Map<String, @Nullable Object> step) {
    Reference tried = other.copy();
    Object answer = answer(tried, step);
    if (answer != null
        && !user.equals(Script.body(step).get("user"))
        && tried.knowledge(user).equals(other.knowledge(user))) {
      answer(other, step);
      moves.add(new Move(step, Way.SECRET, answer));
    }
    return Optional.empty();
  }

  private Optional<String> takeByOthers(Map<String, @Nullable Object> step) {
    Reference one = main.copy();
    Reference two = other.copy();
    Object answer = answer(one, step);
    if (answer != null
        && answer.equals(answer(two, step))
        && one.knowledge(user).equals(two.knowledge(user))) {
      answer(main, step);
      answer(other, step);
      moves.add(new Move(step, Way.BY_OTHERS, answer));
    }
    return Optional.empty();
  }

  private Optional<String> takeByTheUser(Map<String, @Nullable Object> step) {
    Map<String, @Nullable Object> his = byTheUser(step);
    Reference one = main.copy();
    Reference two = other.copy();
    Object answer = answer(one, his);
    Object also = answer(two, his);
    if (answer == null || also == null || Script.operation(his).equals("activate")) {
      return Optional.empty();
    }
    if (!answer.equals(also) || !one.knowledge(user).equals(two.knowledge(user))) {
      return EXEMPT.contains(Script.operation(his))
          ? Optional.empty()
          : Optional.of(
              "the rules themselves tell "
                  + user
                  + " of secrets: "
                  + his
                  + " gives "
                  + answer
                  + " and "
                  + also);
    }
    answer(main, his);
    answer(other, his);
    moves.add(new Move(his, Way.BY_THE_USER, answer));
    return Optional.empty();
  }

  private Map<String, @Nullable Object> byTheUser(Map<String, @Nullable Object> step) {
    String verb = Script.verb(step);
    Map<String, @Nullable Object> body = new LinkedHashMap<>(Script.body(step));
    body.put("user", user);
    return Map.of(verb, body);
  }

  private static @Nullable Object answer(
      Reference rules, Map<String, @Nullable Object> step) {
    Object acting = Script.body(step).get("user");
    if (acting != null && !rules.users().contains(acting)) {
      return null;
    }
    try {
      return rules.answer(step);
    } catch (Open e) {
      return null;
    }
  }

  private Optional<String> play(
      Map<String, @Nullable Object> given, CrmStore store, Wire wire) {
    String text = text(given);
    Scene scene = Scene.begin(text, store, () -> Names.scattered(0), wire::draws);
    List<Step> steps = scene.scenario().steps();
    int next = 0;
    for (int i = 0; i < moves.size(); i++) {
      Move move = moves.get(i);
      List<String> told = new ArrayList<>();
      for (int each = move.way == Way.SECRET ? 1 : 0; each < 2; each++) {
        Step step = steps.get(next++);
        Company company = scene.play().company(step.workspace());
        told.add(wire.told(company, scene.play().step(step, i + 1L)));
      }
      if (move.way == Way.BY_THE_USER && !told.get(0).equals(told.get(1))) {
        return Optional.of(different(move.step.toString(), told.get(0), told.get(1), text));
      }
      if (i % ASK_EVERY == ASK_EVERY - 1 || i == moves.size() - 1) {
        Optional<String> difference = everything(scene, wire, text);
        if (difference.isPresent()) {
          return difference;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> everything(Scene scene, Wire wire, String text) {
    List<String> things = other.recordsEver("client", "activity", "deal", "file");
    List<String> one = telling(scene, "main", things, wire);
    List<String> two = telling(scene, OTHER, things, wire);
    for (int i = 0; i < Math.max(one.size(), two.size()); i++) {
      String first = i < one.size() ? one.get(i) : "nothing";
      String second = i < two.size() ? two.get(i) : "nothing";
      if (!Objects.equals(first, second)) {
        return Optional.of(different("everything", first, second, text));
      }
    }
    return Optional.empty();
  }

  private List<String> telling(
      Scene scene, String workspace, List<String> things, Wire wire) {
    Company company = scene.play().company(workspace);
    return wire.told(
        company,
        Telling.of(
            company.crm().session(scene.user(user)), things.stream().map(scene::subject).toList()));
  }

  private String different(String question, String one, String two, String text) {
    int from = Math.max(0, Strings.commonPrefix(one, two).length() - AROUND);
    return user
        + " tells the workspaces apart by "
        + question
        + "\n  main:  "
        + around(one, from)
        + "\n  other: "
        + around(two, from)
        + "\n"
        + text;
  }

  private static String around(String told, int from) {
    int to = Math.min(told.length(), from + 2 * AROUND);
    return (from > 0 ? "..." : "") + told.substring(from, to) + (to < told.length() ? "..." : "");
  }

  /** Both workspaces as a scenario file; in the second happens what the user does not see. */
  private String text(Map<String, @Nullable Object> given) {
    List<Map<String, @Nullable Object>> steps = new ArrayList<>();
    for (Move move : moves) {
      Map<String, @Nullable Object> step = new LinkedHashMap<>(move.step);
      step.put("expect", move.expected);
      if (move.way != Way.SECRET) {
        steps.add(step);
      }
      Map<String, @Nullable Object> inOther = new LinkedHashMap<>(step);
      inOther.put("in", OTHER);
      steps.add(inOther);
    }
    return new Script(given, steps)
        .text("Two workspaces between which " + user + " sees no difference", List.of(OTHER));
  }
}
