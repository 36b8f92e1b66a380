package dev.crmkit.access.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Javadoc of each constant of {@link Rule} begins with the number that users are shown. */
class RuleNumbersTest {

  private static final Pattern CONSTANT =
      Pattern.compile("/\\*\\* ([A-Z][0-9]+)(?:, [A-Z][0-9]+)*\\. \\*/\\s+([A-Z_]+)\\(");

  @Test
  void theJavadocNamesTheNumberThatIsShown() throws IOException {
    Path source = Path.of("src/main/java/dev/crmkit/access/decision/Rule.java");
    Map<String, String> documented = new HashMap<>();
    Matcher matcher = CONSTANT.matcher(Files.readString(source));
    while (matcher.find()) {
      documented.put(matcher.group(2), matcher.group(1));
    }

    Map<String, String> shown = new HashMap<>();
    for (Rule rule : Rule.values()) {
      shown.put(rule.name(), rule.number());
    }
    assertThat(documented).isEqualTo(shown);
  }
}
