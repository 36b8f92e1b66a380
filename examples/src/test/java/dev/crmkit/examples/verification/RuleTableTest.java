package dev.crmkit.examples.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import dev.crmkit.store.testkit.scenario.format.Rules;
import dev.crmkit.store.testkit.yaml.BadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every rule has tests that would fail without it, and docs/verification.md tells which. Where it
 * does not, {@code -Dcrmkit.write} writes it anew.
 */
class RuleTableTest {

  /** NOT YET: the rules that have no property so far. To be emptied, and then to go. */
  private static final List<String> WITHOUT_PROPERTY_AS_YET =
      Splitter.on(' ')
          .splitToList(
              "U1 U2 U3 U4 U5 U7 U9 U10 U11 U12 D1 D2 D3 D5 D6 D7 D8 R1 R2 R3 R4 V6 V7 V8"
                  + " E1 E5 E6 E7 E8 F1 F2 F3 F4 F5 F6 F7 F8 F9 P1 P2 P3 P4 S1 S2 S3 W1 W2 W3"
                  + " A1 A2 A3 A4");

  private static final Path PROJECT = Path.of("..");
  private static final Path DOCUMENT = PROJECT.resolve("docs/verification.md");

  private static RuleTable table;

  @BeforeAll
  static void read() throws IOException, BadFile {
    table = RuleTable.of(PROJECT);
  }

  @Test
  void everyRuleHasAProperty() {
    assertThat(table.withoutProperty()).isSubsetOf(WITHOUT_PROPERTY_AS_YET);
  }

  @Test
  void everyRuleHasAScenario() {
    assertThat(table.withoutScenario()).isEmpty();
  }

  @Test
  void noTestAndNoScenarioNamesARuleThatThereIsNot() {
    assertThat(table.strangers()).isEmpty();
  }

  @Test
  void everyTagIsOneThatTheEngineOfItsTestReads() {
    assertThat(table.unread()).isEmpty();
  }

  @Test
  void aScenarioCanNameTheRulesThatThereAre() {
    assertThat(Rules.ALL).isEqualTo(table.rules());
  }

  @Test
  void theDocumentHasTheTable() throws IOException {
    String document = Files.readString(DOCUMENT);
    String right = table.putInto(document);
    if (System.getProperty("crmkit.write") != null) {
      Files.writeString(DOCUMENT, right);
    } else {
      assertThat(document).as("it can be written with -Dcrmkit.write").isEqualTo(right);
    }
  }
}
