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
import dev.crmkit.store.testkit.internal.operation.EntityRef;
import dev.crmkit.store.testkit.internal.scenario.StepResult;
import dev.crmkit.store.testkit.internal.workspace.RestartableRandom;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.internal.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Leaks that are planted one by one: noninterference finds each within its usual tries. */
class LeakDetectionTest {

  private static final Pattern THING = Pattern.compile("\\b(client|activity|deal)/[^\\s,\\]}]+");

  @Test
  void detectsACountThatIncludesHiddenRecords() {
    assertDetected(
        new OutputChannel() {
          @Override
          public List<String> observed(ScenarioWorkspace company, List<String> lines) {
            long all =
                company
                    .store()
                    .<Long>read(
                        company.crm().workspace(),
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
          public String observed(ScenarioWorkspace company, StepResult result) {
            String told = OutputChannel.UNFILTERED.observed(company, result);
            return told.startsWith("not-found")
                ? told + named(company, result).map(CrmRecord::toString).orElse("")
                : told;
          }
        });
  }

  @Test
  void detectsAnErrorThatDistinguishesHiddenFromMissing() {
    assertDetected(
        new OutputChannel() {
          @Override
          public String observed(ScenarioWorkspace company, StepResult result) {
            String told = OutputChannel.UNFILTERED.observed(company, result);
            return told.startsWith("not-found") && named(company, result).isPresent()
                ? "denied"
                : told;
          }
        });
  }

  @Test
  void detectsAFilterByAHiddenField() {
    assertDetected(
        new OutputChannel() {
          @Override
          public String observed(ScenarioWorkspace company, StepResult result) {
            Node.Entries body = result.step().body();
            if (result.step().kind().key().equals("list")
                && String.valueOf(body.get("where")).contains("field.")) {
              return byTheDirector(company, result);
            }
            return OutputChannel.UNFILTERED.observed(company, result);
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
          public String observed(ScenarioWorkspace company, StepResult result) {
            boolean preview = result.step().kind().key().equals("plan");
            return OutputChannel.UNFILTERED.observed(company, result)
                + (preview && isRefusedToTheDirector(company, result) ? " refused" : "");
          }
        });
  }

  private static boolean isRefusedToTheDirector(ScenarioWorkspace company, StepResult result) {
    Node.Entries body = result.step().body();
    String director = company.names().name(company.crm().director().id());
    Node.Entries change =
        new Node.Entries(
            body.place(),
            body.entries().stream().filter(entry -> !entry.key().equals("user")).toList());
    Node.Entries asked = change.with("user", new Node.Text(body.place(), director));
    try {
      result.step().kind().run(company, asked);
      return false;
    } catch (CrmException e) {
      return true;
    }
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

  /** The record that a step names, if the store has it. */
  private static Optional<CrmRecord> named(ScenarioWorkspace company, StepResult result) {
    Matcher matcher = THING.matcher(result.step().body().toString());
    if (!matcher.find()) {
      return Optional.empty();
    }
    Subject subject = company.id(EntityRef.parse(matcher.group()).orElseThrow());
    return subject instanceof RecordId record
        ? company.store().read(company.crm().workspace(), tx -> tx.record(record))
        : Optional.empty();
  }

  /** Of what the user sees, what the Director finds when he asks the same. */
  private static String byTheDirector(ScenarioWorkspace company, StepResult result) {
    Node.Entries body = result.step().body();
    String user = String.valueOf(body.get("user"));
    String director = company.names().name(company.crm().director().id());
    Node.Entries all = new Node.Entries(body.place(), List.of()).with("what", body.get("what"));
    try {
      List<String> found =
          new ArrayList<>(names(company, result, body.only("what", "where"), director));
      found.retainAll(names(company, result, all, user));
      return found.toString();
    } catch (CrmException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static List<String> names(
      ScenarioWorkspace company, StepResult result, Node.Entries question, String user) {
    Node.Entries asked = question.with("user", new Node.Text(question.place(), user));
    String told = String.valueOf(result.step().kind().run(company, asked).value().toData(asked));
    return Splitter.on(", ").splitToList(told.replaceAll("[\\[\\]]", ""));
  }
}
