package dev.crmkit.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class QuickStartTest {

  private static final Path README = Path.of("..", "README.md");
  private static final String MARKER = "    // README\n";
  private static final Path SOURCE =
      Path.of("src/main/java/dev/crmkit/examples/quickstart/QuickStart.java");

  @Test
  void theReadmeShowsTheCodeThatRuns() throws IOException {
    String source = Files.readString(SOURCE);
    int from = source.indexOf(MARKER) + MARKER.length();
    String code = source.substring(from, source.indexOf(MARKER, from)).indent(-4);

    assertThat(Files.readString(README)).contains("```java\n" + code + "```");
  }

  @Test
  void theReadmeShowsTheOutput() throws IOException {
    StringWriter printed = new StringWriter();

    QuickStart.run(new PrintWriter(printed));

    assertThat(Files.readString(README)).contains("```text\n" + printed + "```");
  }
}
