package dev.crmkit.examples.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources and documents are free of the phrases that the style guide in CONTRIBUTING rules out. */
class PlainLanguageTest {

  @TempDir private Path folder;

  private List<String> faults(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return PlainLanguage.faults(PlainLanguage.files(folder));
  }

  @Test
  void theProjectHasNoneOfThePhrases() throws IOException {
    List<Path> files = PlainLanguage.files(Path.of(".."));
    assertThat(files).hasSizeGreaterThan(500);
    assertThat(PlainLanguage.faults(files)).isEmpty();
  }

  @Test
  void aPhraseIsReportedWithItsPlaceAndWhatToWriteInstead() throws IOException {
    assertThat(faults("a/B.java", "class B {\n  // He is told of it.\n}\n"))
        .containsExactly(
            folder.resolve("a/B.java") + ":2: instead of 'told' write: reports, returns, shows",
            folder.resolve("a/B.java") + ":2: instead of 'He' write: the user, they");
    assertThat(faults("a/B.java", "// The records lie in a tree.")).hasSize(1);
    assertThat(faults("a/B.java", "void theUserIsToldOfIt() {}")).hasSize(1);
  }

  @Test
  void partsOfWordsAreNotReported() throws IOException {
    assertThat(faults("README.md", "The walker, the bedside table, this and there.")).isEmpty();
  }

  @Test
  void builtFilesAndTheGivenRulesAreNotRead() throws IOException {
    assertThat(faults("core/target/A.java", "// told")).isEmpty();
    assertThat(faults("docs/rules.md", "told")).isEmpty();
    assertThat(faults(".git/a.md", "told")).isEmpty();
  }
}
