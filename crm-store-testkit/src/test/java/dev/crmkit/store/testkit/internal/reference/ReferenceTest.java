package dev.crmkit.store.testkit.internal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The reference answers every step of the scenarios as expected, except for few steps that it
 * leaves unspecified.
 */
class ReferenceTest {

  private static final Path SCENARIOS = Path.of("..", "examples", "scenarios");
  private static final int MAX_UNSPECIFIED = 40;

  private int compared;
  private final List<String> unspecified = new ArrayList<>();

  @TestFactory
  Stream<DynamicTest> everyStepHasTheExpectedOutcome() throws Exception {
    return files().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file)));
  }

  @Test
  void fewStepsAreUnspecified() throws Exception {
    for (Path file : files()) {
      run(file);
    }

    assertThat(unspecified)
        .as("unspecified of %s steps", compared + unspecified.size())
        .hasSizeLessThan(MAX_UNSPECIFIED);
    assertThat(compared).isGreaterThan(1_000);
  }

  @Test
  void anEditOfHiddenFieldsOnlyIsNotInTheHistory() throws Exception {
    Reference reference =
        new Reference(
            map(
                YamlFile.parse(
                        "{users: [{id: a, type: director}, {id: m, type: manager}],"
                            + " form: [{section: s, access: {types: []},"
                            + " fields: [{field: f, type: text}]}],"
                            + " clients: [{id: c, owner: m, name: C}]}",
                        "given")
                    .data()));

    reference.answer(step("{do: {user: a, edit-client: {id: c, fields: {f: x}}}}"));

    assertThat(reference.answer(step("{history: {user: m, on: client/c}}"))).isEqualTo(List.of());
  }

  private static Map<String, ?> step(String text) throws Exception {
    return map(YamlFile.parse(text, "step").data());
  }

  static List<Path> files() throws Exception {
    try (Stream<Path> files = Files.list(SCENARIOS)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private void run(Path file) throws Exception {
    Map<?, ?> scenario = (Map<?, ?>) data(YamlFile.read(file, file.toString()).data());
    if (scenario.containsKey("workspaces")) {
      return;
    }
    Reference reference = new Reference(map(scenario.get("given")));
    for (Object step : (List<?>) data(scenario.get("steps"))) {
      if (!answered(reference, map(step), file)) {
        return; // the operation was not run, so later steps would differ
      }
    }
  }

  private boolean answered(Reference reference, Map<String, ?> step, Path file) {
    String verb = DataMap.of(step).firstKeyBut(List.of("note", "expect", "after", "in"));
    String description = file.getFileName() + ": " + step;
    Object expected = step.get("expect");
    Object answer;
    try {
      answer = reference.answer(step);
    } catch (UnspecifiedException e) {
      unspecified.add(description + " [" + e.getMessage() + "]");
      return !verb.equals("do") || !"ok".equals(expected);
    }
    compared++;
    Expectation expectation =
        new Expectation(verb, (Map<?, ?>) data(step.get(verb)), reference.names("field"));
    assertThat(expectation.matches(expected, answer, reference.violations()))
        .as("%s%n  answered: %s %s", description, answer, reference.violations())
        .isTrue();
    return true;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> map(@Nullable Object data) {
    return (Map<String, ?>) data(data);
  }

  private static Object data(@Nullable Object data) {
    if (data == null) {
      throw new IllegalArgumentException("nothing there");
    }
    return data;
  }
}
