package dev.crmkit.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.examples.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ScenarioCommandTest {

  private static final String GOOD =
      """
      title: A director
      given:
        users: [{id: anna, type: director}]
      steps:
        - {check: {user: anna, action: sign-in}, expect: allow}
        - note: there are no clients
          list: {user: anna, what: clients}
          expect: []
      """;

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), args);
  }

  private String file(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text).toString();
  }

  @Test
  void ifAllResultsAreAsExpectedTheStatusIsZero() throws IOException {
    assertThat(run("scenario", file("a.yaml", GOOD))).isZero();
    assertThat(out.toString())
        .contains("A director")
        .contains("✓   1 check user: anna, action: sign-in → allow  (allowed by U6: anna can work)")
        .endsWith("\n2 steps, 0 failed\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aWrongExpectationFailsWithStatusOne() throws IOException {
    assertThat(run("scenario", file("a.yaml", GOOD.replace("allow", "deny")))).isEqualTo(1);
    assertThat(out.toString())
        .contains("✗   1 check user: anna, action: sign-in → allow, expected deny")
        .contains("a.yaml:5")
        .contains("2 steps, 1 failed");
  }

  @Test
  void aMistypedKeyIsReportedWithItsLineAndStatusTwo() throws IOException {
    String bad = file("bad.yaml", GOOD.replace("what: clients", "wat: clients"));
    assertThat(run("scenario", bad)).isEqualTo(2);
    assertThat(err.toString())
        .contains(bad + ":7:24: unknown key 'wat' in 'list': did you mean 'what'?");
    assertThat(out.toString()).isEqualTo("\n0 steps, 0 failed, 1 file could not be read\n");
  }

  @Test
  void anUnreadableFileDoesNotStopTheOthers() throws IOException {
    file("1-bad.yaml", "steps: [");
    file("2-wrong.yaml", GOOD.replace("allow", "deny"));
    file("3-good.yaml", GOOD);
    assertThat(run("scenario", folder.toString())).isEqualTo(2);
    assertThat(out.toString()).contains("4 steps, 1 failed, 1 file could not be read");
  }

  @Test
  void aSetupThatBreaksARuleIsReportedWithItsPosition() throws IOException {
    String given =
        GOOD.replace(
            "{id: anna, type: director}",
            "{id: anna, type: director}, {id: vera, type: manager, responsible: anna},"
                + " {id: gleb, type: manager, responsible: vera}");
    String bad = file("bad.yaml", given);
    assertThat(run("scenario", bad)).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(bad + ":3:124: responsible 'vera': ")
        .doesNotContain("Exception");
  }

  @Test
  void foldersAreReadRecursivelyInTheOrderOfTheirNames() throws IOException {
    file("b.yml", GOOD.replace("A director", "two"));
    file(
        "a/z.json",
        "{\"title\": \"one\", \"given\": {\"users\": [{\"id\": \"anna\","
            + " \"type\": \"director\"}]}, \"steps\": []}");
    file("c.yaml", GOOD.replace("A director", "three"));
    file("notes.txt", "not a scenario");
    assertThat(run("scenario", folder.toString())).isZero();
    assertThat(out.toString().lines().filter(line -> line.matches("(one|two|three) .*")))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly("one", "two", "three");
  }

  @Test
  void anEmptyFolderAndAMissingFileAreErrors() throws IOException {
    assertThat(run("scenario", folder.toString(), file("a.yaml", GOOD))).isZero();
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(run("scenario", empty.toString())).isEqualTo(2);
    assertThat(run("scenario", folder.resolve("no-such.yaml").toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("there is no .yaml, .yml or .json file in this folder")
        .contains("there is no such file or folder");
  }

  @Test
  void jsonHasOneObjectPerStepAndOneWithTheTotals() throws IOException {
    String file = file("a.yaml", GOOD.replace("expect: []", "expect: [acme]"));
    assertThat(run("scenario", "--json", file)).isEqualTo(1);
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(3);
    JsonNode step = new ObjectMapper().readTree(lines.get(1));
    assertThat(step.propertyNames())
        .containsExactly(
            "file", "title", "step", "line", "verb", "expected", "actual", "pass", "why");
    assertThat(step.get("file").asString()).isEqualTo(file);
    assertThat(step.get("step").asInt()).isEqualTo(2);
    assertThat(step.get("line").asInt()).isEqualTo(6);
    assertThat(step.get("expected")).hasToString("[\"acme\"]");
    assertThat(step.get("actual")).hasToString("[]");
    assertThat(step.get("pass").asBoolean()).isFalse();
    assertThat(lines.get(2)).isEqualTo("{\"files\":1,\"steps\":2,\"passed\":1,\"failed\":1}");
  }

  @Test
  void aStoreThatCannotBeOpenedIsAnError() throws IOException {
    assertThat(run("scenario", "--store", "oracle", file("a.yaml", GOOD))).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(
            "the store could not be opened: there is no store 'oracle'; the stores are memory");
  }

  @Test
  void badUsageIsReported() {
    assertThat(run("scenario")).isEqualTo(2);
    assertThat(run("scenario", "--no-such", "x")).isEqualTo(2);
    assertThat(run("no-such")).isEqualTo(2);
    assertThat(err.toString()).contains("Missing required parameter").contains("no-such");
  }

  @Test
  void withoutArgumentsTheExamplesAreListed() {
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("scenario").contains("tour").contains("quickstart");
  }
}
