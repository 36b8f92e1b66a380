package dev.crmkit.examples.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every decision record names existing tests for each of its promises. */
class DecisionRecordsTest {

  private static final Path PROJECT = Path.of("..");
  private static final Set<String> TESTS =
      Set.of("VisibilityTest", "VisibilityTest.theDirectorSeesAll", "VisibilityTest.Inner.others");

  @TempDir private Path folder;

  private List<String> faults(String record) throws IOException {
    Files.writeString(folder.resolve("0001-visibility.md"), record);
    return DecisionRecords.faults(folder, TESTS);
  }

  @Test
  void everyPromiseOfARecordNamesATestThatExists() throws IOException {
    Set<String> tests = TestSources.names(TestSources.folders(PROJECT));
    assertThat(tests).contains("DecisionRecordsTest.everyPromiseOfARecordNamesATestThatExists");
    assertThat(DecisionRecords.faults(PROJECT.resolve("docs/adr"), tests)).isEmpty();
  }

  @Test
  void aRecordWhoseTestsExistHasNoFaults() throws IOException {
    assertThat(
            faults(
                """
                # 1. Visibility

                ## Held by

                - The Director sees everything:
                  `VisibilityTest.theDirectorSeesAll`, `VisibilityTest`
                - Others see less: `VisibilityTest.Inner.others`
                """))
        .isEmpty();
  }

  @Test
  void aRecordWithoutTheSectionIsReported() throws IOException {
    assertThat(faults("# 1. Visibility\n\n## Decision\nAll see all.\n"))
        .containsExactly("0001-visibility.md: it has no section 'Held by'");
    assertThat(faults("# 1. Visibility\n\n## Held by\n\nNothing.\n"))
        .containsExactly("0001-visibility.md: its section 'Held by' is empty");
  }

  @Test
  void aPromiseWithoutATestIsReported() throws IOException {
    assertThat(
            faults(
                """
                # 1. Visibility

                ## Held by

                - All see all: `VisibilityTest`
                - It is fast.
                """))
        .containsExactly("0001-visibility.md: no test is named for: It is fast.");
  }

  @Test
  void aTestThatDoesNotExistIsReported() throws IOException {
    assertThat(
            faults(
                "# 1. Visibility\n\n## Held by\n\n- All see all: `VisibilityTest.all`, `Test`\n"))
        .containsExactly(
            "0001-visibility.md: there is no test VisibilityTest.all",
            "0001-visibility.md: there is no test Test");
  }

  @Test
  void theSectionMustBeTheLastOne() throws IOException {
    assertThat(
            faults(
                """
                # 1. Visibility

                ## Held by

                - All: `VisibilityTest`

                ## Consequences
                None.
                """))
        .containsExactly("0001-visibility.md: 'Held by' is not its last section");
  }

  @Test
  void onlyTestMethodsCount() throws IOException {
    Files.writeString(
        folder.resolve("A.java"),
        """
        class VisibilityTest {
          @Test void one() {}
          @Property(tries = 5) void always() {}
          void helper() {}
          // @Test void commented() {}
          class Inner { @ParameterizedTest @EnumSource void each() {} }
        }
        class Helper { void help() {} }
        """);
    assertThat(TestSources.names(List.of(folder)))
        .containsExactly(
            "VisibilityTest",
            "VisibilityTest.Inner",
            "VisibilityTest.Inner.each",
            "VisibilityTest.always",
            "VisibilityTest.one");
  }
}
