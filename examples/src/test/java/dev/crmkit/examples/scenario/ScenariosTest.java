package dev.crmkit.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.store.CrmStore;
import dev.crmkit.examples.Stores;
import dev.crmkit.store.testkit.scenario.ScenarioFile;
import dev.crmkit.store.testkit.scenario.ScenarioRunner;
import dev.crmkit.store.testkit.scenario.StepReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every scenario of the project on every store that is available on this machine. */
class ScenariosTest {

  private static final Map<String, Stores.OpenStore> OPENED = new HashMap<>();

  @TestFactory
  Stream<DynamicTest> everyScenarioPassesOnEveryStore() {
    List<Path> files =
        ScenarioFiles.find(
            List.of(Path.of("scenarios")),
            problem -> {
              throw new AssertionError(problem);
            });
    return Stores.available().stream()
        .flatMap(
            store ->
                files.stream()
                    .map(
                        file ->
                            DynamicTest.dynamicTest(
                                store + " " + file.getFileName(), () -> run(store, file))));
  }

  private static void run(String storeName, Path file) throws Exception {
    List<String> failures = new ArrayList<>();
    ScenarioFile scenario = ScenarioFile.read(file, file.toString());
    new ScenarioRunner(store(storeName), Stores.newPrefix())
        .run(
            scenario,
            () -> {},
            result -> {
              if (!result.passed()) {
                failures.add(failure(result));
              }
            });
    assertThat(scenario.stepCount()).isPositive();
    assertThat(failures).isEmpty();
  }

  private static CrmStore store(String name) throws Stores.StoreUnavailableException {
    Stores.OpenStore opened = OPENED.get(name);
    if (opened == null) {
      opened = Stores.open(name);
      OPENED.put(name, opened);
    }
    return opened.store();
  }

  @AfterAll
  static void close() {
    OPENED.values().forEach(Stores.OpenStore::close);
  }

  private static String failure(StepReport step) {
    return "line "
        + step.line()
        + ": expected "
        + step.expected()
        + ", got "
        + step.actual()
        + " "
        + step.reason();
  }
}
