package dev.crmkit.store.testkit.internal.property;

import com.google.common.base.Strings;
import dev.crmkit.access.CrmSession;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.scenario.Scenario;
import dev.crmkit.store.testkit.internal.scenario.Step;
import dev.crmkit.store.testkit.internal.scenario.StepResult;
import dev.crmkit.store.testkit.internal.workspace.EntityNames;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.reference.Reference;
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
  private static final Set<String> RESERVES_A_NAME =
      Set.of("create-user", "edit-user", "undo-delete-user", "create-label", "create-pipeline");

  /** Whoever carries these out learns how much a setting holds (V8), but not by their preview. */
  private static final Set<String> CHANGES_A_SETTING =
      Set.of("edit-pipeline", "delete", "edit-field");

  /**
   * How many values or records a setting holds, as whoever carries a change out learns (F8, P4).
   */
  private static final Pattern TOTAL = Pattern.compile("(the number of [^:]+): [0-9]+");

  private static final String CREATE_PREFIX = "create-";

  private static final int QUERY_INTERVAL = 12;

  /** How much is told around the first difference. */
  private static final int EXCERPT_LENGTH = 300;

  private final String user;
  private final SeededChoice choice;
  private final Reference main;
  private final Reference other;
  private final List<PairedStep> pairedSteps = new ArrayList<>();

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
      Optional<String> told = worlds.run(step);
      if (told.isPresent()) {
        return told;
      }
    }
    return worlds.runBoth(script.given(), store, wire);
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
    script.steps().forEach(worlds::run);
    return new Counts(
        (int) worlds.pairedSteps.stream().filter(Noninterference::isSecret).count(),
        (int) worlds.pairedSteps.stream().filter(PairedStep::his).count());
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

  private Optional<String> run(Map<String, @Nullable Object> step) {
    if (!Script.body(step).containsKey("user")) {
      return Optional.empty(); // a question of the host application's
    }
    int way = choice.of(step, 6);
    if (FieldVariation.writesFields(step)) {
      return way == 0 ? runSecret(step) : way == 1 ? runByUser(asUser(step)) : runByOthers(step);
    }
    return switch (way) {
      case 0, 1 -> runSecret(step);
      case 2, 3 -> runByOthers(step);
      default -> runByUser(asUser(step));
    };
  }

  private Optional<String> runSecret(Map<String, @Nullable Object> step) {
    Reference tried = other.copy();
    Object answer = answer(tried, step);
    if (answer != null
        && !user.equals(Script.body(step).get("user"))
        && tried.knowledge(user).equals(other.knowledge(user))) {
      answer(other, step);
      pairedSteps.add(new PairedStep(null, new ExpectedStep(step, answer), false));
    }
    return Optional.empty();
  }

  /** What others do in both, with other values in the second if he does not see them. */
  private Optional<String> runByOthers(Map<String, @Nullable Object> step) {
    return FieldVariation.variants(step, other, user).stream()
        .filter(varied -> isHidden(step, varied))
        .findFirst()
        .flatMap(varied -> runByOthers(step, varied));
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

  private Optional<String> runByOthers(
      Map<String, @Nullable Object> step, Map<String, @Nullable Object> varied) {
    Object answer = Objects.requireNonNull(answer(main, step));
    Object also = Objects.requireNonNull(answer(other, varied));
    pairedSteps.add(
        new PairedStep(new ExpectedStep(step, answer), new ExpectedStep(varied, also), false));
    for (Map<String, @Nullable Object> question : FieldVariation.queries(step, varied, user)) {
      Optional<String> told = runByUser(question);
      if (told.isPresent()) {
        return told;
      }
    }
    return Optional.empty();
  }

  private Optional<String> runByUser(Map<String, @Nullable Object> his) {
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
    pairedSteps.add(
        new PairedStep(new ExpectedStep(his, answer), new ExpectedStep(his, also), true));
    return Optional.empty();
  }

  private static boolean isExempt(Map<String, @Nullable Object> step) {
    String operation = Script.operation(step);
    return RESERVES_A_NAME.contains(operation)
        || (Script.verb(step).equals("do") && CHANGES_A_SETTING.contains(operation));
  }

  /** Whether he gives something new an id that is taken; before it is created, it is not. */
  private static boolean idIsTaken(Reference before, Map<String, @Nullable Object> step) {
    String operation = Script.operation(step);
    return operation.startsWith(CREATE_PREFIX)
        && Script.body(step).get(operation) instanceof Map<?, ?> arguments
        && before.names(operation.substring(CREATE_PREFIX.length())).contains(arguments.get("id"));
  }

  private Map<String, @Nullable Object> asUser(Map<String, @Nullable Object> step) {
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

  private Optional<String> runBoth(
      Map<String, @Nullable Object> given, CrmStore store, OutputChannel wire) {
    String text = text(given);
    ScriptRun scene =
        ScriptRun.begin(text, store, () -> EntityNames.scattered(0), wire::randomness);
    List<Step> steps = scene.scenario().steps();
    int next = 0;
    for (int i = 0; i < pairedSteps.size(); i++) {
      PairedStep move = pairedSteps.get(i);
      List<String> told = new ArrayList<>();
      for (int each = move.inMain == null ? 1 : 0; each < 2; each++) {
        Step step = steps.get(next++);
        ScenarioWorkspace company = scene.scenarioRun().workspace(step.workspace());
        StepResult result = scene.scenarioRun().step(step, i + 1L);
        String answer =
            wire.observed(company, result) + " " + ReflectiveText.of(result.answer().refusal());
        boolean preview = step.kind().key().equals("plan");
        told.add(preview ? answer : TOTAL.matcher(answer).replaceAll("$1: so many"));
      }
      if (move.his && !told.get(0).equals(told.get(1))) {
        return Optional.of(
            describeDifference(move.inOther.step.toString(), told.get(0), told.get(1), text));
      }
      if (i % QUERY_INTERVAL == QUERY_INTERVAL - 1) {
        Optional<String> difference = compareAllAnswers(scene, wire, text, false);
        if (difference.isPresent()) {
          return difference;
        }
      }
    }
    return compareAllAnswers(scene, wire, text, true).or(() -> compareCreation(scene, wire, text));
  }

  /** What he creates last of all, with an id that is chosen for him. */
  private Optional<String> compareCreation(ScriptRun scene, OutputChannel wire, String text) {
    List<List<String>> told = new ArrayList<>();
    for (String workspace : List.of(Scenario.MAIN, OTHER)) {
      scene.scenarioRun().setTime(pairedSteps.size() + 1L);
      ScenarioWorkspace company = scene.scenarioRun().workspace(workspace);
      told.add(
          wire.observed(
              company, ObservableOutput.ofACreation(company.crm().session(scene.user(user)))));
    }
    return told.get(0).equals(told.get(1))
        ? Optional.empty()
        : Optional.of(
            describeDifference(
                "what he creates", told.get(0).toString(), told.get(1).toString(), text));
  }

  /**
   * Compares all that the user can ask; at the end also what they can learn of users and groups.
   */
  private Optional<String> compareAllAnswers(
      ScriptRun scene, OutputChannel wire, String text, boolean atTheEnd) {
    List<String> things = new ArrayList<>(other.recordsEver("client", "activity", "deal", "file"));
    if (atTheEnd) {
      other.users().forEach(name -> things.add("user/" + name));
      other.groups().forEach(name -> things.add("group/" + name));
    }
    List<UserId> strangers = atTheEnd ? invisibleUsers(scene) : List.of();
    List<String> one = observedLines(scene, Scenario.MAIN, things, strangers, wire);
    List<String> two = observedLines(scene, OTHER, things, strangers, wire);
    for (int i = 0; i < Math.max(one.size(), two.size()); i++) {
      String first = i < one.size() ? one.get(i) : "nothing";
      String second = i < two.size() ? two.get(i) : "nothing";
      if (!Objects.equals(first, second)) {
        return Optional.of(describeDifference("everything", first, second, text));
      }
    }
    return Optional.empty();
  }

  private List<String> observedLines(
      ScriptRun scene,
      String workspace,
      List<String> things,
      List<UserId> strangers,
      OutputChannel wire) {
    ScenarioWorkspace company = scene.scenarioRun().workspace(workspace);
    CrmSession session = company.crm().session(scene.user(user));
    List<String> lines =
        new ArrayList<>(ObservableOutput.of(session, things.stream().map(scene::subject).toList()));
    lines.addAll(ObservableOutput.ofAssignments(session, strangers));
    return wire.observed(company, lines);
  }

  /** Whom the user can make the owner of nothing, so that trying it changes nothing (E4). */
  private List<UserId> invisibleUsers(ScriptRun scene) {
    return other.users().stream()
        .filter(name -> !main.seesRecordsOf(user, name) && !other.seesRecordsOf(user, name))
        .map(scene::user)
        .toList();
  }

  private String describeDifference(String question, String one, String two, String text) {
    int from = Math.max(0, Strings.commonPrefix(one, two).length() - EXCERPT_LENGTH);
    return user
        + " tells the workspaces apart by "
        + question
        + "\n  main:  "
        + excerpt(one, from)
        + "\n  other: "
        + excerpt(two, from)
        + "\n"
        + text;
  }

  private static String excerpt(String told, int from) {
    int to = Math.min(told.length(), from + 2 * EXCERPT_LENGTH);
    return (from > 0 ? "..." : "") + told.substring(from, to) + (to < told.length() ? "..." : "");
  }

  /** Both workspaces as a scenario file; in the second happens what the user does not see. */
  private String text(Map<String, @Nullable Object> given) {
    List<Map<String, @Nullable Object>> steps = new ArrayList<>();
    for (PairedStep move : pairedSteps) {
      if (move.inMain != null) {
        steps.add(withExpectation(move.inMain));
      }
      Map<String, @Nullable Object> inOther = withExpectation(move.inOther);
      inOther.put("in", OTHER);
      steps.add(inOther);
    }
    return new Script(given, steps)
        .text("Two workspaces between which " + user + " sees no difference", List.of(OTHER));
  }

  private static Map<String, @Nullable Object> withExpectation(ExpectedStep taken) {
    Map<String, @Nullable Object> step = new LinkedHashMap<>(taken.step);
    step.put("expect", taken.expected);
    return step;
  }
}
