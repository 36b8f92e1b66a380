package dev.crmkit.examples.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.store.testkit.internal.reference.RuleNumbers;
import dev.crmkit.store.testkit.scenario.InvalidScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every rule has tests, and docs/verification.md lists them. With {@code -Dcrmkit.write}, the list
 * is updated instead of compared.
 */
class RuleTableTest {

  private static final Path PROJECT = Path.of("..");
  private static final Path DOCUMENT = PROJECT.resolve("docs/verification.md");

  private static RuleTable table;

  @BeforeAll
  static void read() throws IOException, InvalidScenarioException {
    table = RuleTable.of(PROJECT);
  }

  @Test
  void everyRuleHasAProperty() {
    assertThat(table.withoutProperty()).isEmpty();
  }

  @Test
  void everyRuleHasAScenario() {
    assertThat(table.withoutScenario()).isEmpty();
  }

  @Test
  void noTestOrScenarioNamesAnUnknownRule() {
    assertThat(table.unknownRules()).isEmpty();
  }

  @Test
  void everyTagIsReadByTheEngineOfItsTest() {
    assertThat(table.unread()).isEmpty();
  }

  @Test
  void scenariosCanNameAllRules() {
    assertThat(RuleNumbers.ALL).isEqualTo(table.rules());
  }

  @Test
  void theDocumentContainsTheTable() throws IOException {
    String document = Files.readString(DOCUMENT);
    String updated = table.putInto(document);
    if (System.getProperty("crmkit.write") != null) {
      Files.writeString(DOCUMENT, updated);
    } else {
      assertThat(document).as("update it with -Dcrmkit.write").isEqualTo(updated);
    }
  }
}
