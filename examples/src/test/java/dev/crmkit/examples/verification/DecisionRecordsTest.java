package dev.crmkit.examples.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every decision record names the tests that hold what it promises, and those tests exist. */
class DecisionRecordsTest {

  private static final Path PROJECT = Path.of("..");
  private static final Set<String> TESTS =
      Set.of("SightTest", "SightTest.theDirectorSeesAll", "SightTest.Inner.others");

  @TempDir private Path folder;

  private List<String> faults(String record) throws IOException {
    Files.writeString(folder.resolve("0001-sight.md"), record);
    return DecisionRecords.faults(folder, TESTS);
  }

  @Test
  void everyPromiseOfARecordNamesATestThatExists() throws IOException {
    Set<String> tests = TestSources.names(TestSources.folders(PROJECT));
    assertThat(tests).contains("DecisionRecordsTest.everyPromiseOfARecordNamesATestThatExists");
    assertThat(DecisionRecords.faults(PROJECT.resolve("docs/adr"), tests)).isEmpty();
  }

  @Test
  void aRecordWhoseTestsExistIsFine() throws IOException {
    assertThat(
            faults(
                """
                # 1. Sight

                ## Held by

                - The Director sees everything:
                  `SightTest.theDirectorSeesAll`, `SightTest`
                - Others see less: `SightTest.Inner.others`
                """))
        .isEmpty();
  }

  @Test
  void aRecordWithoutTheSectionIsReported() throws IOException {
    assertThat(faults("# 1. Sight\n\n## Decision\nAll see all.\n"))
        .containsExactly("0001-sight.md: it has no section 'Held by'");
    assertThat(faults("# 1. Sight\n\n## Held by\n\nNothing.\n"))
        .containsExactly("0001-sight.md: it holds nothing");
  }

  @Test
  void aPromiseWithoutATestIsReported() throws IOException {
    assertThat(faults("# 1. Sight\n\n## Held by\n\n- All see all: `SightTest`\n- It is fast.\n"))
        .containsExactly("0001-sight.md: no test is named for: It is fast.");
  }

  @Test
  void aTestThatDoesNotExistIsReported() throws IOException {
    assertThat(faults("# 1. Sight\n\n## Held by\n\n- All see all: `SightTest.all`, `Test`\n"))
        .containsExactly(
            "0001-sight.md: there is no test SightTest.all",
            "0001-sight.md: there is no test Test");
  }

  @Test
  void theSectionIsTheLast() throws IOException {
    assertThat(faults("# 1. Sight\n\n## Held by\n\n- All: `SightTest`\n\n## Consequences\nNone.\n"))
        .containsExactly("0001-sight.md: 'Held by' is not its last section");
  }

  @Test
  void onlyMethodsThatAreRunAsTestsCount() throws IOException {
    Files.writeString(
        folder.resolve("A.java"),
        """
        class SightTest {
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
            "SightTest",
            "SightTest.Inner",
            "SightTest.Inner.each",
            "SightTest.always",
            "SightTest.one");
  }
}
