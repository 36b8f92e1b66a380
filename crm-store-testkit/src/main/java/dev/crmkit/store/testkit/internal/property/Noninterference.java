package dev.crmkit.store.testkit.internal.property;

import com.google.common.base.Strings;
import dev.crmkit.access.CrmSession;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.reference.Reference;
import dev.crmkit.store.testkit.internal.scenario.Scenario;
import dev.crmkit.store.testkit.internal.scenario.ScenarioStep;
import dev.crmkit.store.testkit.internal.scenario.StepResult;
import dev.crmkit.store.testkit.internal.workspace.EntityNames;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
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
 * Tests noninterference, as in information-flow security: two workspaces that differ only in data
 * that one user cannot see give that user the same answers (rules.md V8).
 *
 * <p>Both workspaces begin in the same state. Each step of a script is then used, chosen by a seed,
 * in one of three ways: as a secret of the second workspace only, if by the reference it changes
 * nothing that the user can know; as a step of another user in both workspaces; or as a call of the
 * user under test in both, whose answers must be identical. At regular intervals, and at the end,
 * all answers that the user can get are compared.
 */
public final class Noninterference {

  /** The name of the workspace with the secrets. */
  static final String OTHER = "other";

  /** Operations that reveal whether a name or an address is taken (V8), also by their preview. */
  private static final Set<String> RESERVES_A_NAME =
      Set.of("create-user", "edit-user", "undo-delete-user", "create-label", "create-pipeline");

  /**
   * Operations that reveal how many values or records use a setting (V8), but not by their preview.
   */
  private static final Set<String> CHANGES_A_SETTING =
      Set.of("edit-pipeline", "delete", "edit-field");

  /** The number of values or records that use a setting, in the answer to its change (F8, P4). */
  private static final Pattern TOTAL = Pattern.compile("(the number of [^:]+): [0-9]+");

  private static final String CREATE_PREFIX = "create-";

  private static final int QUERY_INTERVAL = 12;

  /** The number of characters shown before the first difference, and twice as many in all. */
  private static final int EXCERPT_LENGTH = 300;

  private final String user;
  private final SeededChoice choice;
  private final Reference main;
  private final Reference other;
  private final List<PairedStep> pairedSteps = new ArrayList<>();

  /**
   * A step in each workspace.
   *
   * @param inMain the step in the first workspace; null for a secret
   * @param inOther the step in the second workspace
   * @param byUser whether the user made it, so that the answers must be equal
   */
  private record PairedStep(@Nullable ExpectedStep inMain, ExpectedStep inOther, boolean byUser) {}

  /** A step with the answer of the reference. */
  private record ExpectedStep(Map<String, @Nullable Object> step, Object expected) {}

  /**
   * Pseudorandom choices that depend on the step and the seed only, so that removing a step changes
   * no other choice.
   */
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
   * Runs a script in two workspaces and compares the answers to one user.
   *
   * @param script the steps
   * @param seed chooses the user and how each step is used
   * @param store where the workspaces are created
   * @param channel what the user sees of the answers; {@link OutputChannel#UNFILTERED} except in
   *     tests that inject a leak
   * @return the first difference between the answers, with both workspaces as a scenario; empty if
   *     there is none
   */
  public static Optional<String> difference(
      Script script, long seed, CrmStore store, OutputChannel channel) {
    Noninterference workspaces = new Noninterference(script, seed);
    for (Map<String, @Nullable Object> step : script.steps()) {
      Optional<String> difference = workspaces.run(step);
      if (difference.isPresent()) {
        return difference;
      }
    }
    return workspaces.runBoth(script.given(), store, channel);
  }

  /**
   * Counts secrets and calls by the reference, without a store.
   *
   * @param script the steps
   * @param seed chooses the user and how each step is used
   * @return the number of secrets and of calls of the user
   */
  public static Counts counts(Script script, long seed) {
    Noninterference workspaces = new Noninterference(script, seed);
    script.steps().forEach(workspaces::run);
    return new Counts(
        (int) workspaces.pairedSteps.stream().filter(Noninterference::isSecret).count(),
        (int) workspaces.pairedSteps.stream().filter(PairedStep::byUser).count());
  }

  private static boolean isSecret(PairedStep pair) {
    return pair.inMain == null || !pair.inMain.step.equals(pair.inOther.step);
  }

  /**
   * The number of secrets and calls.
   *
   * @param secrets steps that differ between the workspaces
   * @param calls calls of the user in both workspaces
   */
  public record Counts(int secrets, int calls) {}

  /**
   * Chooses a user who can work; in half of the cases one who cannot see some field, if there is
   * one.
   */
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
      return Optional.empty(); // a query of the host application
    }
    int variant = choice.of(step, 6);
    if (FieldVariation.writesFields(step)) {
      return variant == 0
          ? runSecret(step)
          : variant == 1 ? runByUser(asUser(step)) : runByOthers(step);
    }
    return switch (variant) {
      case 0, 1 -> runSecret(step);
      case 2, 3 -> runByOthers(step);
      default -> runByUser(asUser(step));
    };
  }

  private Optional<String> runSecret(Map<String, @Nullable Object> step) {
    Reference tried = other.copy();
    Object answer = tried.answerIfSpecified(step);
    if (answer != null
        && !user.equals(Script.body(step).get("user"))
        && tried.knowledge(user).equals(other.knowledge(user))) {
      other.answerIfSpecified(step);
      pairedSteps.add(new PairedStep(null, new ExpectedStep(step, answer), false));
    }
    return Optional.empty();
  }

  /**
   * Runs a step of another user in both workspaces, with different values in fields that the user
   * cannot see.
   */
  private Optional<String> runByOthers(Map<String, @Nullable Object> step) {
    return FieldVariation.variants(step, other, user).stream()
        .filter(varied -> isHidden(step, varied))
        .findFirst()
        .flatMap(varied -> runByOthers(step, varied));
  }

  /**
   * Returns whether the user knows the same after one step in the first workspace and the other in
   * the second.
   */
  private boolean isHidden(
      Map<String, @Nullable Object> step, Map<String, @Nullable Object> varied) {
    Reference one = main.copy();
    Reference two = other.copy();
    Object answer = one.answerIfSpecified(step);
    Object otherAnswer = two.answerIfSpecified(varied);
    String author = String.valueOf(Script.body(step).get("user"));
    return answer != null
        && otherAnswer != null
        && one.nameOf(author).equals(two.nameOf(author)) // events show the name of the author
        && one.knowledge(user).equals(two.knowledge(user));
  }

  private Optional<String> runByOthers(
      Map<String, @Nullable Object> step, Map<String, @Nullable Object> varied) {
    Object answer = Objects.requireNonNull(main.answerIfSpecified(step));
    Object otherAnswer = Objects.requireNonNull(other.answerIfSpecified(varied));
    pairedSteps.add(
        new PairedStep(
            new ExpectedStep(step, answer), new ExpectedStep(varied, otherAnswer), false));
    for (Map<String, @Nullable Object> question : FieldVariation.queries(step, varied, user)) {
      Optional<String> difference = runByUser(question);
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private Optional<String> runByUser(Map<String, @Nullable Object> step) {
    Reference one = main.copy();
    Reference two = other.copy();
    Object answer = one.answerIfSpecified(step);
    Object otherAnswer = two.answerIfSpecified(step);
    if (answer == null || otherAnswer == null || Script.operation(step).equals("activate")) {
      return Optional.empty(); // a token is used by its recipient, not by this user
    }
    if (idIsTaken(main, step) != idIsTaken(other, step)) {
      return Optional.empty(); // a taken id can be revealed, like a taken name (A2)
    }
    if (!answer.equals(otherAnswer) && !isExempt(step)) {
      return Optional.of(
          "the reference itself reveals secrets to "
              + user
              + ": "
              + step
              + " gives "
              + answer
              + " and "
              + otherAnswer);
    }
    if (!answer.equals(otherAnswer) || !one.knowledge(user).equals(two.knowledge(user))) {
      return Optional.empty(); // the step would reveal a secret to the user legitimately
    }
    main.answerIfSpecified(step);
    other.answerIfSpecified(step);
    pairedSteps.add(
        new PairedStep(new ExpectedStep(step, answer), new ExpectedStep(step, otherAnswer), true));
    return Optional.empty();
  }

  private static boolean isExempt(Map<String, @Nullable Object> step) {
    String operation = Script.operation(step);
    return RESERVES_A_NAME.contains(operation)
        || (Script.verb(step).equals("do") && CHANGES_A_SETTING.contains(operation));
  }

  /** Returns whether the step creates an entity with an id that is already taken. */
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

  private Optional<String> runBoth(
      Map<String, @Nullable Object> given, CrmStore store, OutputChannel channel) {
    String text = text(given);
    ScriptRun run =
        ScriptRun.begin(text, store, () -> EntityNames.scattered(0), channel::randomness);
    List<ScenarioStep> steps = run.scenario().steps();
    int next = 0;
    for (int i = 0; i < pairedSteps.size(); i++) {
      PairedStep pair = pairedSteps.get(i);
      List<String> answers = new ArrayList<>();
      for (int each = pair.inMain == null ? 1 : 0; each < 2; each++) {
        ScenarioStep step = steps.get(next++);
        ScenarioWorkspace workspace = run.scenarioRun().workspace(step.workspace());
        StepResult result = run.scenarioRun().step(step, i + 1L);
        String answer =
            channel.observed(workspace, result)
                + " "
                + ReflectiveText.of(result.answer().refusal());
        boolean preview = step.step().verb().equals("plan");
        answers.add(preview ? answer : TOTAL.matcher(answer).replaceAll("$1: so many"));
      }
      if (pair.byUser && !answers.get(0).equals(answers.get(1))) {
        return Optional.of(
            describeDifference(pair.inOther.step.toString(), answers.get(0), answers.get(1), text));
      }
      if (i % QUERY_INTERVAL == QUERY_INTERVAL - 1) {
        Optional<String> difference = compareAllAnswers(run, channel, text, false);
        if (difference.isPresent()) {
          return difference;
        }
      }
    }
    return compareAllAnswers(run, channel, text, true)
        .or(() -> compareCreation(run, channel, text));
  }

  /** Compares what the user sees of entities that they create, with generated ids, at the end. */
  private Optional<String> compareCreation(ScriptRun run, OutputChannel channel, String text) {
    List<List<String>> answers = new ArrayList<>();
    for (String name : List.of(Scenario.MAIN, OTHER)) {
      run.scenarioRun().setTime(pairedSteps.size() + 1L);
      ScenarioWorkspace workspace = run.scenarioRun().workspace(name);
      answers.add(
          channel.observed(
              workspace, ObservableOutput.ofCreations(workspace.crm().session(run.user(user)))));
    }
    return answers.get(0).equals(answers.get(1))
        ? Optional.empty()
        : Optional.of(
            describeDifference(
                "what the user creates",
                answers.get(0).toString(),
                answers.get(1).toString(),
                text));
  }

  /**
   * Compares the answers to all queries of the user; at the end also those about users and groups.
   */
  private Optional<String> compareAllAnswers(
      ScriptRun run, OutputChannel channel, String text, boolean atTheEnd) {
    List<String> entities =
        new ArrayList<>(other.recordsEver("client", "activity", "deal", "file"));
    if (atTheEnd) {
      other.users().forEach(name -> entities.add("user/" + name));
      other.groups().forEach(name -> entities.add("group/" + name));
    }
    List<UserId> invisibleUsers = atTheEnd ? invisibleUsers(run) : List.of();
    List<String> one = observedLines(run, Scenario.MAIN, entities, invisibleUsers, channel);
    List<String> two = observedLines(run, OTHER, entities, invisibleUsers, channel);
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
      ScriptRun run,
      String name,
      List<String> entities,
      List<UserId> invisibleUsers,
      OutputChannel channel) {
    ScenarioWorkspace workspace = run.scenarioRun().workspace(name);
    CrmSession session = workspace.crm().session(run.user(user));
    List<String> lines =
        new ArrayList<>(ObservableOutput.of(session, entities.stream().map(run::subject).toList()));
    lines.addAll(ObservableOutput.ofAssignments(session, invisibleUsers));
    return channel.observed(workspace, lines);
  }

  /** Returns users to whom the user can assign nothing, so that trying it changes nothing (E4). */
  private List<UserId> invisibleUsers(ScriptRun run) {
    return other.users().stream()
        .filter(name -> !main.seesRecordsOf(user, name) && !other.seesRecordsOf(user, name))
        .map(run::user)
        .toList();
  }

  private String describeDifference(String question, String one, String two, String text) {
    int from = Math.max(0, Strings.commonPrefix(one, two).length() - EXCERPT_LENGTH);
    return user
        + " can distinguish the workspaces by "
        + question
        + "\n  main:  "
        + excerpt(one, from)
        + "\n  other: "
        + excerpt(two, from)
        + "\n"
        + text;
  }

  private static String excerpt(String text, int from) {
    int to = Math.min(text.length(), from + 2 * EXCERPT_LENGTH);
    return (from > 0 ? "..." : "") + text.substring(from, to) + (to < text.length() ? "..." : "");
  }

  /** Returns both workspaces as a scenario file; the second one has the secrets. */
  private String text(Map<String, @Nullable Object> given) {
    List<Map<String, @Nullable Object>> steps = new ArrayList<>();
    for (PairedStep pair : pairedSteps) {
      if (pair.inMain != null) {
        steps.add(withExpectation(pair.inMain));
      }
      Map<String, @Nullable Object> inOther = withExpectation(pair.inOther);
      inOther.put("in", OTHER);
      steps.add(inOther);
    }
    return new Script(given, steps)
        .text("Two workspaces between which " + user + " sees no difference", List.of(OTHER));
  }

  private static Map<String, @Nullable Object> withExpectation(ExpectedStep expected) {
    Map<String, @Nullable Object> step = new LinkedHashMap<>(expected.step);
    step.put("expect", expected.expected);
    return step;
  }
}
