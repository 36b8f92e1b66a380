package dev.crmkit.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.examples.Main;
import dev.crmkit.store.testkit.RandomScripts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scenario files that a failed property writes can be run. */
class RandomScenariosTest {

  @Test
  void aRandomScenarioCanBeRunFromAFile(@TempDir Path folder) throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      Files.writeString(
          folder.resolve(seed + ".yaml"),
          RandomScripts.from(seed).answered().text("Random " + seed));
    }
    StringWriter output = new StringWriter();
    int status =
        Main.run(new PrintWriter(output), new PrintWriter(output), "scenario", folder.toString());
    assertThat(status).as(output.toString()).isZero();
  }
}
