package dev.crmkit.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.examples.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in docs/scenarios.md can be run. */
class DocumentedFormatTest {

  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @Test
  void theDocumentedExamplesPass(@TempDir Path folder) throws IOException {
    String docs = Files.readString(Path.of("..", "docs", "scenarios.md"));
    List<String> examples = EXAMPLE.matcher(docs).results().map(found -> found.group(1)).toList();
    assertThat(examples).hasSize(2);
    for (String example : examples) {
      String complete = example.contains("\nsteps:") ? example : example + "steps: []\n";
      Path file = Files.writeString(folder.resolve("example.yaml"), complete);
      StringWriter output = new StringWriter();
      int status =
          Main.run(new PrintWriter(output), new PrintWriter(output), "scenario", file.toString());
      assertThat(status).as(output.toString()).isZero();
    }
  }
}
