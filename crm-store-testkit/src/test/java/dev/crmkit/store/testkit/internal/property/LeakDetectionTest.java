package dev.crmkit.store.testkit.internal.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.memory.MemoryStore;
import dev.crmkit.store.testkit.RandomScripts;
import dev.crmkit.store.testkit.RulesContract;
import dev.crmkit.store.testkit.internal.format.EntityRef;
import dev.crmkit.store.testkit.internal.format.Node;
import dev.crmkit.store.testkit.internal.question.StepRunner;
import dev.crmkit.store.testkit.internal.scenario.StepResult;
import dev.crmkit.store.testkit.internal.step.ActingUser;
import dev.crmkit.store.testkit.internal.step.Step.ListVisible;
import dev.crmkit.store.testkit.internal.step.Step.Plan;
import dev.crmkit.store.testkit.internal.workspace.RestartableRandom;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Injects leaks one by one; the noninterference property detects each within its usual number of
 * tries.
 */
class LeakDetectionTest {

  private static final Pattern ENTITY_PATH =
      Pattern.compile("\\b(client|activity|deal)/[^\\s,\\]}]+");

  @Test
  void detectsACountThatIncludesHiddenRecords() {
    assertDetected(
        new OutputChannel() {
          @Override
          public List<String> observed(ScenarioWorkspace workspace, List<String> lines) {
            long all =
                workspace
                    .store()
                    .<Long>read(
                        workspace.crm().workspace(),
                        tx -> tx.count(RecordKind.CLIENT, Scope.everything(), Condition.always()));
            return lines.stream()
                .map(line -> line.startsWith("clients: ") ? "clients: " + all : line)
                .toList();
          }
        });
  }

  @Test
  void detectsAMessageWithTheNameOfAHiddenRecord() {
    assertDetected(
        new OutputChannel() {
          @Override
          public String observed(ScenarioWorkspace workspace, StepResult result) {
            String answer = OutputChannel.UNFILTERED.observed(workspace, result);
            return answer.startsWith("not-found")
                ? answer + named(workspace, result).map(CrmRecord::toString).orElse("")
                : answer;
          }
        });
  }

  @Test
  void detectsAnErrorThatDistinguishesHiddenFromMissing() {
    assertDetected(
        new OutputChannel() {
          @Override
          public String observed(ScenarioWorkspace workspace, StepResult result) {
            String answer = OutputChannel.UNFILTERED.observed(workspace, result);
            return answer.startsWith("not-found") && named(workspace, result).isPresent()
                ? "denied"
                : answer;
          }
        });
  }

  @Test
  void detectsAFilterByAHiddenField() {
    assertDetected(
        new OutputChannel() {
          @Override
          public String observed(ScenarioWorkspace workspace, StepResult result) {
            if (result.step().step() instanceof ListVisible list
                && String.valueOf(list.where()).contains("field.")) {
              return asDirector(workspace, list);
            }
            return OutputChannel.UNFILTERED.observed(workspace, result);
          }
        });
  }

  @Test
  void detectsSequentialIds() {
    assertDetected(
        new OutputChannel() {
          @Override
          public RestartableRandom randomness() {
            return new RestartableRandom() {
              private long drawn;

              @Override
              public long nextLong() {
                return ++drawn;
              }
            };
          }
        });
  }

  @Tag("F8")
  @Tag("P3")
  @Test
  void detectsAPreviewThatReadsHiddenAndDeletedRecords() {
    assertDetected(
        new OutputChannel() {
          @Override
          public String observed(ScenarioWorkspace workspace, StepResult result) {
            return OutputChannel.UNFILTERED.observed(workspace, result)
                + (result.step().step() instanceof Plan plan
                        && isRefusedToTheDirector(workspace, plan)
                    ? " refused"
                    : "");
          }
        });
  }

  private static boolean isRefusedToTheDirector(ScenarioWorkspace workspace, Plan plan) {
    try {
      new StepRunner(workspace).plan(new Plan(director(workspace), plan.operation()));
      return false;
    } catch (CrmException e) {
      return true;
    }
  }

  private static ActingUser director(ScenarioWorkspace workspace) {
    return new ActingUser(workspace.names().name(workspace.crm().director().id()), null);
  }

  private static void assertDetected(OutputChannel leak) {
    int tries = 0;
    Optional<String> difference = Optional.empty();
    for (; difference.isEmpty() && tries < RulesContract.NONINTERFERENCE_TRIES; tries++) {
      try (CrmStore store = MemoryStore.create()) {
        difference = Noninterference.difference(RandomScripts.from(tries), tries, store, leak);
      }
    }
    assertThat(difference).as("after %d tries", tries).isPresent();
  }

  /** Returns the record that a step names, if it is stored. */
  private static Optional<CrmRecord> named(ScenarioWorkspace workspace, StepResult result) {
    Matcher matcher = ENTITY_PATH.matcher(result.step().body().toString());
    if (!matcher.find()) {
      return Optional.empty();
    }
    Subject subject = workspace.id(EntityRef.parse(matcher.group()).orElseThrow());
    return subject instanceof RecordId record
        ? workspace.store().read(workspace.crm().workspace(), tx -> tx.record(record))
        : Optional.empty();
  }

  /**
   * Returns the results that the Director gets for the same query, restricted to what the user
   * sees.
   */
  private static String asDirector(ScenarioWorkspace workspace, ListVisible list) {
    try {
      List<String> found =
          new ArrayList<>(
              names(
                  workspace,
                  new ListVisible(director(workspace), list.what(), list.where(), null)));
      found.retainAll(names(workspace, new ListVisible(list.by(), list.what(), null, null)));
      return found.toString();
    } catch (CrmException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static List<String> names(ScenarioWorkspace workspace, ListVisible list) {
    Node nothing = Node.of(null);
    String text = String.valueOf(new StepRunner(workspace).list(list).value().toData(nothing));
    return Splitter.on(", ").splitToList(text.replaceAll("[\\[\\]]", ""));
  }
}
