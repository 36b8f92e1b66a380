package dev.crmkit.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.store.testkit.internal.format.InvalidFileException;
import dev.crmkit.store.testkit.internal.random.ScriptStatistics;
import dev.crmkit.store.testkit.internal.random.StepGenerator;
import dev.crmkit.store.testkit.internal.random.WorkspaceGenerator;
import dev.crmkit.store.testkit.internal.reference.Reference;
import dev.crmkit.store.testkit.internal.scenario.ScenarioReader;
import dev.crmkit.store.testkit.internal.yaml.YamlFile;
import dev.crmkit.store.testkit.script.Script;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;
import net.jqwik.api.statistics.StatisticsReport;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

@NullMarked
class RandomScriptsProperties {

  private static final List<String> OPERATIONS =
      List.of(
          "activate",
          "allow-setting",
          "assign",
          "assign-many",
          "attach-file",
          "create-activity",
          "create-client",
          "create-deal",
          "create-field",
          "create-group",
          "create-label",
          "create-many",
          "create-pipeline",
          "create-section",
          "create-user",
          "delete activity",
          "delete client",
          "delete deal",
          "delete field",
          "delete file",
          "delete group",
          "delete label",
          "delete pipeline",
          "delete section",
          "delete-many",
          "delete-user",
          "deny-setting",
          "dry run",
          "edit-activity",
          "edit-client",
          "edit-deal",
          "edit-field",
          "edit-many",
          "edit-pipeline",
          "edit-section",
          "edit-user",
          "plan delete-user",
          "plan set-responsible",
          "plan set-section-access",
          "plan set-status",
          "plan set-type",
          "purge",
          "rename-option",
          "send-activation",
          "set-allowed-ips",
          "set-group-members",
          "set-policy",
          "set-responsible",
          "set-section-access",
          "set-status",
          "set-type",
          "sign-in",
          "transfer-directorship",
          "undo-delete",
          "undo-delete-user");

  private static final List<String> QUESTIONS =
      List.of(
          "check: allow",
          "check: deny",
          "count: a number",
          "count: invalid",
          "edit-client: conflict",
          "edit-deal: conflict",
          "history: denied",
          "history: not-found",
          "history: some",
          "list: invalid",
          "list: none",
          "list: some",
          "read: denied",
          "read: not-found",
          "read: ok",
          "state: not-found",
          "state: ok",
          "who: some");

  private static final List<String> SHAPES =
      List.of(
          "archived option",
          "deleted record",
          "deleted user with records",
          "field: checkbox",
          "field: date",
          "field: number",
          "field: selector",
          "field: text",
          "file",
          "handed-over directorship",
          "heads: 0",
          "heads: 1",
          "heads: 2 or more",
          "ip-restricted, with a range",
          "ip-restricted, without a range",
          "manager under a head who cannot work",
          "manager under the director",
          "owner who left",
          "portfolio handed over twice",
          "record assigned out of a moved portfolio",
          "record whose client is deleted",
          "record whose client its owner does not see",
          "restored user with records",
          "section closed to all but the director",
          "team: 0",
          "team: 1",
          "team: 2",
          "team: 3 to 5",
          "team: 6 or more",
          "value that the owner does not see");

  @Property(edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void allHardCasesOccur(@ForAll("scripts") Script script) {
    ScriptStatistics.Coverage seen = ScriptStatistics.coverageOf(script);

    seen.outcomes().forEach(outcome -> Statistics.label("steps").collect(outcome));
    seen.shapes().forEach(shape -> Statistics.label("workspaces").collect(shape));

    Statistics.label("steps").coverage(RandomScriptsProperties::stepsAreCovered);
    Statistics.label("workspaces")
        .coverage(
            covered -> SHAPES.forEach(shape -> covered.check(shape).count(count -> count >= 5)));
  }

  private static void stepsAreCovered(StatisticsCoverage covered) {
    for (String operation : OPERATIONS) {
      covered.check(operation + ": ok").count(count -> count > 0);
      covered
          .checkQuery(
              (java.util.function.Predicate<List<?>>)
                  outcome -> isRefusal(operation, String.valueOf(outcome.get(0))))
          .count(count -> count > 0);
    }
    QUESTIONS.forEach(outcome -> covered.check(outcome).count(count -> count > 0));
  }

  private static boolean isRefusal(String operation, String outcome) {
    return outcome.startsWith(operation + ": ") && !outcome.endsWith(": ok");
  }

  @Property(tries = 200)
  void scriptsAreValidScenarioFiles(@ForAll("scripts") Script script) throws InvalidFileException {
    String text = script.answered().withStateAtTheEnd().answered().text("random");

    assertThat(ScenarioReader.read(YamlFile.parse(text, "random"), "random").steps())
        .hasSizeGreaterThanOrEqualTo(script.steps().size());
  }

  @Property(tries = 200)
  void theReferenceAnswersEachStep(@ForAll("scripts") Script script) {
    assertThat(script.answered().steps()).hasSameSizeAs(script.steps());
  }

  @Property(tries = 100)
  void aSeedAlwaysGivesTheSameScript(@ForAll long seed) {
    assertThat(RandomScripts.from(seed)).isEqualTo(RandomScripts.from(seed));
  }

  @Property(tries = 100)
  void shrunkScriptsAreSmallerAndReadable(@ForAll("scripts") Script script, @ForAll long seed)
      throws InvalidFileException {
    Shrinkable<Script> original = RandomScripts.shrinkable(script);
    List<Shrinkable<Script>> some = original.shrink().limit(300).toList();
    if (!some.isEmpty()) {
      Shrinkable<Script> one = some.get(new Random(seed).nextInt(some.size()));

      assertThat(one.distance()).isLessThan(original.distance());
      String text = one.value().answered().text("shrunk");
      ScenarioReader.read(YamlFile.parse(text, "shrunk"), "shrunk");
    }
  }

  @Property(tries = 100)
  void everyGeneratedStepCanBeAnswered(@ForAll long seed) {
    Random random = new Random(seed);
    Reference now = new Reference(new WorkspaceGenerator(random).next());
    StepGenerator steps = new StepGenerator(random);
    for (int i = 0; i < 30; i++) {
      Map<String, @Nullable Object> step = steps.next(now);
      now.answerIfSpecified(step);

      assertThat(Script.verb(step)).isNotEmpty();
    }
  }

  @Provide
  Arbitrary<Script> scripts() {
    return RandomScripts.scripts();
  }
}
