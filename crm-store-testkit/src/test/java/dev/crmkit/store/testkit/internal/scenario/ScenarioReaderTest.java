package dev.crmkit.store.testkit.internal.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.store.testkit.internal.format.InvalidFileException;
import dev.crmkit.store.testkit.internal.yaml.YamlFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {

  private static final String GIVEN =
      """
      given:
        users:
          - {id: anna, type: director}
          - {id: vera, type: manager}
        pipelines:
          - {pipeline: sales, of: deals, stages: [offer, {stage: won, closes: won}]}
        clients:
          - {id: acme, owner: vera, name: Acme}
      """;

  private static Scenario read(String text) throws InvalidFileException {
    return ScenarioReader.read(YamlFile.parse(text, "f"), "f");
  }

  private static List<String> problems(String text) {
    InvalidFileException bad = catchThrowableOfType(InvalidFileException.class, () -> read(text));
    return bad.problems().stream().map(Object::toString).toList();
  }

  /** Returns a scenario with the step on line 10, from column 5. */
  private static String withStep(String step) {
    return GIVEN + "steps:\n  - " + step + "\n";
  }

  /** Returns a scenario with the key on line 5, from column 3. */
  private static String withGiven(String key) {
    return "given:\n  users:\n    - {id: anna, type: director}\n    - {id: vera, type: head}\n  "
        + key
        + "\nsteps: []\n";
  }

  @Test
  void aStepHasItsNumberLineAndVerb() throws InvalidFileException {
    ScenarioStep step =
        read(withStep("{check: {user: vera, action: view, on: client/acme}, expect: allow}"))
            .steps()
            .get(0);
    assertThat(step.number()).isEqualTo(1);
    assertThat(step.line()).isEqualTo(10);
    assertThat(step.step().verb()).isEqualTo("check");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{chek: {user: vera, action: sign-in}, expect: allow}"
            + "| f:10:6: unknown key 'chek' in 'step': did you mean 'check'?",
        "{check: {usr: anna, user: vera, action: sign-in}, expect: allow}"
            + "| f:10:14: unknown key 'usr' in 'check': did you mean 'user'?",
        "{check: {user: [vera], action: sign-in}, expect: allow}"
            + "| f:10:20: 'user' is a name, not a list",
        "{check: {user: nobody, action: sign-in}, expect: allow}"
            + "| f:10:20: nobody can act as nobody: no given and no step before has such a user",
        "{check: {user: vera, from: here, action: sign-in}, expect: allow}"
            + "| f:10:32: 'from' is an IP address such as 10.1.2.3, not 'here'",
        "{check: {user: vera, action: sign-in}, expect: yes}"
            + "| f:10:52: 'expect' is one of allow, deny, not 'yes'",
        "{check: {user: vera, action: sign-in}}| f:10:5: 'expect' is missing in 'step'",
        "{check: {user: vera, action: sign-in}, expect: }"
            + "| f:10:44: 'expect' must not be left empty",
        "{check: {user: vera, action: edit, on: acme}, expect: allow}"
            + "| f:10:44: 'on' is kind/name, where the kind is client, activity, deal, file, user,"
            + " group, section, field, pipeline, label, settings, not 'acme'",
        "{note: nothing, expect: allow}"
            + "| f:10:5: 'step' has no verb; there are check, list, who, read, state, do, history,"
            + " plan, count, summarize, events, sign-ins",
        "{who: {action: view, on: client/acme}, check: {user: vera, action: sign-in},"
            + " expect: allow}| f:10:5: 'step' has more than one verb: who, check",
        "{in: elsewhere, check: {user: vera, action: sign-in}, expect: allow}"
            + "| f:10:5: there is no workspace elsewhere in this file",
        "{do: {user: vera, fly: {id: acme}}, expect: ok}| f:10:23: unknown key 'fly' in 'do'",
        "{do: {user: vera, edit-client: {name: Acme}}, expect: ok}"
            + "| f:10:36: 'id' is missing in 'edit-client'",
        "{do: {user: vera, edit-client: {id: acme, colour: red}}, expect: ok}"
            + "| f:10:47: unknown key 'colour' in 'edit-client'",
        "{do: {user: vera, edit-client: {id: acme}}, expect: fine}| f:10:57: 'expect' is one of"
            + " ok,",
        "{read: {user: vera, on: client/acme}, expect: {titel: x}}"
            + "| f:10:52: unknown key 'titel' in 'expect'",
      })
  void problemsOfAStepAreReportedWithTheirPosition(String step, String problem) {
    assertThat(problems(withStep(step))).anySatisfy(each -> assertThat(each).startsWith(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "grups: [a] | f:5:3: unknown key 'grups' in 'given': did you mean 'groups'?",
        "groups: sales | f:5:11: 'groups' is a list, not 'sales'",
        "groups: [a, a] | f:5:15: group/a is set up twice",
        "clients: [{id: c, owner: zoe, name: C}] | f:5:28: there is no user/zoe in this given",
        "clients: [{id: c, name: C}] | f:5:13: 'owner' is missing in 'clients'",
        "clients: [{id: c, owner: vera, name: C, fields: {phone: 1}}]"
            + "| f:5:52: there is no field/phone in this given",
        "clients: [{id: c, owner: vera, name: C, labels: [vip]}]"
            + "| f:5:52: there is no label/vip in this given",
        "clients: [{id: c, owner: vera, name: C, stages: {sales: x}}]"
            + "| f:5:52: there is no pipeline/sales in this given",
        "files: [{id: f, on: client/c, name: x}] | f:5:23: there is no client/c in this given",
        "pipelines: [{pipeline: p, of: people, stages: [a]}]"
            + "| f:5:33: 'of' is one of clients, deals, not 'people'",
        "form: [{section: 1, fields: [{field: x, type: colour}]}]"
            + "| f:5:49: 'type' is one of text, number, checkbox, date, selector, not 'colour'",
      })
  void problemsOfAGivenAreReportedWithTheirPosition(String key, String problem) {
    assertThat(problems(withGiven(key))).containsExactly(problem);
  }

  @Test
  void aWorkspaceHasExactlyOneDirector() {
    assertThat(problems("given: {users: [{id: a, type: head}]}\nsteps: []"))
        .containsExactly("f:1:16: a workspace has exactly one director, there is none here");
    assertThat(
            problems(
                "given: {users: [{id: a, type: director}, {id: b, type: director}]}\nsteps: []"))
        .containsExactly("f:1:42: a workspace has exactly one director");
  }

  @Test
  void allProblemsAreReportedInTheOrderOfTheFile() {
    assertThat(problems("titel: x\ngiven: {}\nsteps: [{}, 1]\n"))
        .extracting(problem -> problem.substring(0, 6))
        .containsExactly("f:1:1:", "f:2:8:", "f:3:9:", "f:3:9:", "f:3:13");
  }

  @Test
  void onlyExistingRulesCanBeNamed() {
    assertThatCode(() -> read("rules: [U12, V3, A4]\n" + GIVEN + "steps: []"))
        .doesNotThrowAnyException();
    assertThat(problems("rules: [V3, V10, v3, U0, [V3]]\n" + GIVEN + "steps: []"))
        .extracting(problem -> problem.replaceFirst("\\(.*\\)", "(...)"))
        .containsExactly(
            "f:1:13: 'rules' is a number of a rule (...), not 'V10'",
            "f:1:18: 'rules' is a number of a rule (...), not 'v3'",
            "f:1:22: 'rules' is a number of a rule (...), not 'U0'",
            "f:1:26: 'rules' is a number of a rule (...), not a list");
    assertThat(problems("rules: V3\n" + GIVEN + "steps: []"))
        .containsExactly("f:1:8: 'rules' is a list, not 'V3'");
  }

  @Test
  void aUserCreatedByAStepCanActInLaterSteps() {
    String create = "{do: {user: anna, create-user: {id: zoe, type: manager}}, expect: ok}";
    String act = "{check: {user: zoe, action: sign-in}, expect: allow}";
    assertThatCode(() -> read(withStep(create + "\n  - " + act))).doesNotThrowAnyException();
    assertThat(problems(withStep(act + "\n  - " + create))).hasSize(1);
  }

  @Test
  void unknownIdsAndWordsInAStepAreAccepted() {
    assertThatCode(
            () ->
                read(
                    withStep(
                        "{do: {user: vera, create-client: {id: c, owner: zoe, name: C, labels: [x],"
                            + " fields: {a: [1], b: {}}, stages: {p: q}}}, expect: invalid}")))
        .doesNotThrowAnyException();
    assertThatCode(
            () ->
                read(withStep("{do: {user: anna, set-status: {user: x, status: y}}, expect: ok}")))
        .doesNotThrowAnyException();
  }
}
