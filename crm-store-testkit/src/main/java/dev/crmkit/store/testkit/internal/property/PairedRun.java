package dev.crmkit.store.testkit.internal.property;

import com.google.common.base.Strings;
import dev.crmkit.access.CrmSession;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.scenario.Scenario;
import dev.crmkit.store.testkit.internal.scenario.ScenarioStep;
import dev.crmkit.store.testkit.internal.scenario.StepResult;
import dev.crmkit.store.testkit.internal.workspace.EntityNames;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs paired steps in two workspaces of a store and compares the answers to the user. */
record PairedRun(PairedSteps pairs, ScriptRun run, OutputChannel channel) {

  /** The number of values or records that use a setting, in the answer to its change (F8, P4). */
  private static final Pattern TOTAL = Pattern.compile("(the number of [^:]+): [0-9]+");

  private static final int QUERY_INTERVAL = 12;

  /** The number of characters shown before the first difference, and twice as many in all. */
  private static final int EXCERPT_LENGTH = 300;

  /** Returns the first difference between the answers to the user, with both workspaces. */
  static Optional<String> difference(
      PairedSteps pairs,
      Map<String, @Nullable Object> given,
      CrmStore store,
      OutputChannel channel) {
    String text = pairs.text(given);
    ScriptRun run =
        ScriptRun.begin(text, store, () -> EntityNames.scattered(0), channel::randomness);
    return new PairedRun(pairs, run, channel)
        .firstDifference()
        .map(difference -> difference + "\n" + text);
  }

  private Optional<String> firstDifference() {
    List<ScenarioStep> steps = run.scenario().steps();
    int next = 0;
    for (int i = 0; i < pairs.pairs().size(); i++) {
      PairedSteps.Pair pair = pairs.pairs().get(i);
      List<String> answers = new ArrayList<>();
      for (int each = pair.inMain() == null ? 1 : 0; each < 2; each++) {
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
      if (pair.byUser() && !answers.get(0).equals(answers.get(1))) {
        return Optional.of(
            describeDifference(pair.inOther().step().toString(), answers.get(0), answers.get(1)));
      }
      if (i % QUERY_INTERVAL == QUERY_INTERVAL - 1) {
        Optional<String> difference = compareAllAnswers(false);
        if (difference.isPresent()) {
          return difference;
        }
      }
    }
    return compareAllAnswers(true).or(this::compareCreation);
  }

  /** Compares what the user sees of entities that they create, with generated ids, at the end. */
  private Optional<String> compareCreation() {
    List<List<String>> answers = new ArrayList<>();
    for (String name : List.of(Scenario.MAIN, Noninterference.OTHER)) {
      run.scenarioRun().setTime(pairs.pairs().size() + 1L);
      ScenarioWorkspace workspace = run.scenarioRun().workspace(name);
      answers.add(
          channel.observed(
              workspace,
              ObservableOutput.ofCreations(workspace.crm().session(run.user(pairs.user())))));
    }
    return answers.get(0).equals(answers.get(1))
        ? Optional.empty()
        : Optional.of(
            describeDifference(
                "what the user creates", answers.get(0).toString(), answers.get(1).toString()));
  }

  /**
   * Compares the answers to all queries of the user; at the end also those about users and groups.
   */
  private Optional<String> compareAllAnswers(boolean atTheEnd) {
    List<String> entities =
        new ArrayList<>(pairs.other().recordsEver("client", "activity", "deal", "file"));
    if (atTheEnd) {
      pairs.other().users().forEach(name -> entities.add("user/" + name));
      pairs.other().groups().forEach(name -> entities.add("group/" + name));
    }
    List<UserId> invisibleUsers =
        atTheEnd ? pairs.invisibleUsers().stream().map(run::user).toList() : List.of();
    List<String> one = observedLines(Scenario.MAIN, entities, invisibleUsers);
    List<String> two = observedLines(Noninterference.OTHER, entities, invisibleUsers);
    for (int i = 0; i < Math.max(one.size(), two.size()); i++) {
      String first = i < one.size() ? one.get(i) : "nothing";
      String second = i < two.size() ? two.get(i) : "nothing";
      if (!Objects.equals(first, second)) {
        return Optional.of(describeDifference("everything", first, second));
      }
    }
    return Optional.empty();
  }

  private List<String> observedLines(
      String name, List<String> entities, List<UserId> invisibleUsers) {
    ScenarioWorkspace workspace = run.scenarioRun().workspace(name);
    CrmSession session = workspace.crm().session(run.user(pairs.user()));
    List<String> lines =
        new ArrayList<>(ObservableOutput.of(session, entities.stream().map(run::subject).toList()));
    lines.addAll(ObservableOutput.ofAssignments(session, invisibleUsers));
    return channel.observed(workspace, lines);
  }

  private String describeDifference(String question, String one, String two) {
    int from = Math.max(0, Strings.commonPrefix(one, two).length() - EXCERPT_LENGTH);
    return pairs.user()
        + " can distinguish the workspaces by "
        + question
        + "\n  main:  "
        + excerpt(one, from)
        + "\n  other: "
        + excerpt(two, from);
  }

  private static String excerpt(String text, int from) {
    int to = Math.min(text.length(), from + 2 * EXCERPT_LENGTH);
    return (from > 0 ? "..." : "") + text.substring(from, to) + (to < text.length() ? "..." : "");
  }
}
