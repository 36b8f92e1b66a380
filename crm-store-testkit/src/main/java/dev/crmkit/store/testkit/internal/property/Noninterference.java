package dev.crmkit.store.testkit.internal.property;

import com.google.common.base.Strings;
import dev.crmkit.access.CrmSession;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.workspace.EntityNames;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.reference.Reference;
import dev.crmkit.store.testkit.scenario.Scenario;
import dev.crmkit.store.testkit.scenario.Step;
import dev.crmkit.store.testkit.scenario.StepResult;
import dev.crmkit.store.testkit.script.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

  /** By these a user learns that a name or an address is taken (V8), also by their preview. */
  private static final Set<String> TAKES_A_NAME =
      Set.of("create-user", "edit-user", "undo-delete-user", "create-label", "create-pipeline");

  /** Whoever carries these out learns how much a setting holds (V8), but not by their preview. */
  private static final Set<String> CHANGES_A_SETTING =
      Set.of("edit-pipeline", "delete", "edit-field");

  /**
   * How many values or records a setting holds, as whoever carries a change out learns (F8, P4).
   */
  private static final Pattern TOTAL = Pattern.compile("(the number of [^:]+): [0-9]+");

  private static final String CREATE = "create-";

  private static final int ASK_EVERY = 12;

  /** How much is told around the first difference. */
  private static final int AROUND = 300;

  private final String user;
  private final SeededChoice choice;
  private final Reference main;
  private final Reference other;
  private final List<PairedStep> moves = new ArrayList<>();

  /**
   * What happens in each workspace.
   *
   * @param inMain the step there; null where it is a secret
   * @param inOther the step in the other
   * @param his whether the user made it, who must be told the same then
   */
  private record PairedStep(@Nullable ExpectedStep inMain, ExpectedStep inOther, boolean his) {}

  /** A step with what must come out by the rules. */
  private record ExpectedStep(Map<String, @Nullable Object> step, Object expected) {}

  /** A choice that depends on a step and a seed, so that leaving out one step moves no other. */
  private record SeededChoice(long seed) {
    int of(Object step, int bound) {
      long mixed = (step.hashCode() * 0x9E3779B97F4A7C15L) ^ (seed * 0xC2B2AE3D27D4EB4FL);
      return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 29), bound);
    }
  }

  private Noninterference(Script script, long seed) {
    this.choice = new SeededChoice(seed);
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
   * @param wire what reaches the user of the answers; {@link OutputChannel#UNFILTERED} but to try
   *     whether a leak is found
   * @return the first thing that he is told in one of them and not in the other; empty as it should
   *     be
   */
  public static Optional<String> difference(
      Script script, long seed, CrmStore store, OutputChannel wire) {
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
        (int) worlds.moves.stream().filter(Noninterference::isSecret).count(),
        (int) worlds.moves.stream().filter(PairedStep::his).count());
  }

  private static boolean isSecret(PairedStep move) {
    return move.inMain == null || !move.inMain.step.equals(move.inOther.step);
  }

  /**
   * What happened.
   *
   * @param secrets steps of the second workspace alone
   * @param calls steps of the user in both
   */
  public record Counts(int secrets, int calls) {}

  /** One who works; in half of the cases one who does not see some field, if there is one. */
  private String chosen(Reference rules) {
    boolean seesAll = choice.of("sees all", 2) == 0;
    return rules.users().stream()
        .filter(name -> !name.equals(rules.director()) && rules.canWorkFrom(name, null))
        .min(
            Comparator.<String, Boolean>comparing(
                    name ->
                        !seesAll && rules.fields().stream().allMatch(f -> rules.seesField(name, f)))
                .thenComparing(name -> choice.of(name, 1 << 20)))
        .orElse(rules.director());
  }

  private Optional<String> take(Map<String, @Nullable Object> step) {
    if (!Script.body(step).containsKey("user")) {
      return Optional.empty(); // a question of the host application's
    }
    int way = choice.of(step, 6);
    if (FieldVariation.isOf(step)) {
      return way == 0
          ? takeSecret(step)
          : way == 1 ? takeByTheUser(byTheUser(step)) : takeByOthers(step);
    }
    return switch (way) {
      case 0, 1 -> takeSecret(step);
      case 2, 3 -> takeByOthers(step);
      default -> takeByTheUser(byTheUser(step));
    };
  }

  private Optional<String> takeSecret(Map<String, @Nullable Object> step) {
    Reference tried = other.copy();
    Object answer = answer(tried, step);
    if (answer != null
        && !user.equals(Script.body(step).get("user"))
        && tried.knowledge(user).equals(other.knowledge(user))) {
      answer(other, step);
      moves.add(new PairedStep(null, new ExpectedStep(step, answer), false));
    }
    return Optional.empty();
  }

  /** What others do in both, with other values in the second if he does not see them. */
  private Optional<String> takeByOthers(Map<String, @Nullable Object> step) {
    return FieldVariation.all(step, other, user).stream()
        .filter(varied -> isHidden(step, varied))
        .findFirst()
        .flatMap(varied -> takeByOthers(step, varied));
  }

  /** Whether he knows the same when one is done in the first workspace, one in the second. */
  private boolean isHidden(
      Map<String, @Nullable Object> step, Map<String, @Nullable Object> varied) {
    Reference one = main.copy();
    Reference two = other.copy();
    Object answer = answer(one, step);
    Object also = answer(two, varied);
    String author = String.valueOf(Script.body(step).get("user"));
    return answer != null
        && also != null
        && one.nameOf(author).equals(two.nameOf(author)) // which stands by what he does
        && one.knowledge(user).equals(two.knowledge(user));
  }

  private Optional<String> takeByOthers(
      Map<String, @Nullable Object> step, Map<String, @Nullable Object> varied) {
    Object answer = Objects.requireNonNull(answer(main, step));
    Object also = Objects.requireNonNull(answer(other, varied));
    moves.add(
        new PairedStep(new ExpectedStep(step, answer), new ExpectedStep(varied, also), false));
    for (Map<String, @Nullable Object> question : FieldVariation.questions(step, varied, user)) {
      Optional<String> told = takeByTheUser(question);
      if (told.isPresent()) {
        return told;
      }
    }
    return Optional.empty();
  }

  private Optional<String> takeByTheUser(Map<String, @Nullable Object> his) {
    Reference one = main.copy();
    Reference two = other.copy();
    Object answer = answer(one, his);
    Object also = answer(two, his);
    if (answer == null || also == null || Script.operation(his).equals("activate")) {
      return Optional.empty(); // whoever has a token activates with it, it is not his
    }
    if (idIsTaken(main, his) != idIsTaken(other, his)) {
      return Optional.empty(); // which may be told, as a name that is taken (A2)
    }
    if (!answer.equals(also) && !isExempt(his)) {
      return Optional.of(
          "the rules themselves tell "
              + user
              + " of secrets: "
              + his
              + " gives "
              + answer
              + " and "
              + also);
    }
    if (!answer.equals(also) || !one.knowledge(user).equals(two.knowledge(user))) {
      return Optional.empty(); // by this a secret would become his to know
    }
    answer(main, his);
    answer(other, his);
    moves.add(new PairedStep(new ExpectedStep(his, answer), new ExpectedStep(his, also), true));
    return Optional.empty();
  }

  private static boolean isExempt(Map<String, @Nullable Object> step) {
    String operation = Script.operation(step);
    return TAKES_A_NAME.contains(operation)
        || (Script.verb(step).equals("do") && CHANGES_A_SETTING.contains(operation));
  }

  /** Whether he gives something new an id that is taken; before it is created, it is not. */
  private static boolean idIsTaken(Reference before, Map<String, @Nullable Object> step) {
    String operation = Script.operation(step);
    return operation.startsWith(CREATE)
        && Script.body(step).get(operation) instanceof Map<?, ?> arguments
        && before.names(operation.substring(CREATE.length())).contains(arguments.get("id"));
  }

  private Map<String, @Nullable Object> byTheUser(Map<String, @Nullable Object> step) {
    String verb = Script.verb(step);
    Map<String, @Nullable Object> body = new LinkedHashMap<>(Script.body(step));
    body.put("user", user);
    return Map.of(verb, body);
  }

  private static @Nullable Object answer(Reference rules, Map<String, @Nullable Object> step) {
    Object acting = Script.body(step).get("user");
    if (acting != null && !rules.users().contains(acting)) {
      return null;
    }
    try {
      return rules.answer(step);
    } catch (UnspecifiedException e) {
      return null;
    }
  }

  private Optional<String> play(
      Map<String, @Nullable Object> given, CrmStore store, OutputChannel wire) {
    String text = text(given);
    ScriptRun scene =
        ScriptRun.begin(text, store, () -> EntityNames.scattered(0), wire::randomness);
    List<Step> steps = scene.scenario().steps();
    int next = 0;
    for (int i = 0; i < moves.size(); i++) {
      PairedStep move = moves.get(i);
      List<String> told = new ArrayList<>();
      for (int each = move.inMain == null ? 1 : 0; each < 2; each++) {
        Step step = steps.get(next++);
        ScenarioWorkspace company = scene.play().workspace(step.workspace());
        StepResult result = scene.play().step(step, i + 1L);
        String answer =
            wire.observed(company, result) + " " + ReflectiveText.of(result.answer().refusal());
        boolean preview = step.kind().key().equals("plan");
        told.add(preview ? answer : TOTAL.matcher(answer).replaceAll("$1: so many"));
      }
      if (move.his && !told.get(0).equals(told.get(1))) {
        return Optional.of(different(move.inOther.step.toString(), told.get(0), told.get(1), text));
      }
      if (i % ASK_EVERY == ASK_EVERY - 1) {
        Optional<String> difference = everything(scene, wire, text, false);
        if (difference.isPresent()) {
          return difference;
        }
      }
    }
    return everything(scene, wire, text, true).or(() -> created(scene, wire, text));
  }

  /** What he creates last of all, with an id that is chosen for him. */
  private Optional<String> created(ScriptRun scene, OutputChannel wire, String text) {
    List<List<String>> told = new ArrayList<>();
    for (String workspace : List.of(Scenario.MAIN, OTHER)) {
      scene.play().setTime(moves.size() + 1L);
      ScenarioWorkspace company = scene.play().workspace(workspace);
      told.add(
          wire.observed(
              company, ObservableOutput.ofACreation(company.crm().session(scene.user(user)))));
    }
    return told.get(0).equals(told.get(1))
        ? Optional.empty()
        : Optional.of(
            different("what he creates", told.get(0).toString(), told.get(1).toString(), text));
  }

  /**
   * Compares all that the user can ask; at the end also what they can learn of users and groups.
   */
  private Optional<String> everything(
      ScriptRun scene, OutputChannel wire, String text, boolean atTheEnd) {
    List<String> things = new ArrayList<>(other.recordsEver("client", "activity", "deal", "file"));
    if (atTheEnd) {
      other.users().forEach(name -> things.add("user/" + name));
      other.groups().forEach(name -> things.add("group/" + name));
    }
    List<UserId> strangers = atTheEnd ? strangers(scene) : List.of();
    List<String> one = telling(scene, Scenario.MAIN, things, strangers, wire);
    List<String> two = telling(scene, OTHER, things, strangers, wire);
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
      ScriptRun scene,
      String workspace,
      List<String> things,
      List<UserId> strangers,
      OutputChannel wire) {
    ScenarioWorkspace company = scene.play().workspace(workspace);
    CrmSession session = company.crm().session(scene.user(user));
    List<String> lines =
        new ArrayList<>(ObservableOutput.of(session, things.stream().map(scene::subject).toList()));
    lines.addAll(ObservableOutput.ofAssignments(session, strangers));
    return wire.observed(company, lines);
  }

  /** Whom the user can make the owner of nothing, so that trying it changes nothing (E4). */
  private List<UserId> strangers(ScriptRun scene) {
    return other.users().stream()
        .filter(name -> !main.seesRecordsOf(user, name) && !other.seesRecordsOf(user, name))
        .map(scene::user)
        .toList();
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
    for (PairedStep move : moves) {
      if (move.inMain != null) {
        steps.add(expecting(move.inMain));
      }
      Map<String, @Nullable Object> inOther = expecting(move.inOther);
      inOther.put("in", OTHER);
      steps.add(inOther);
    }
    return new Script(given, steps)
        .text("Two workspaces between which " + user + " sees no difference", List.of(OTHER));
  }

  private static Map<String, @Nullable Object> expecting(ExpectedStep taken) {
    Map<String, @Nullable Object> step = new LinkedHashMap<>(taken.step);
    step.put("expect", taken.expected);
    return step;
  }
}
