package dev.crmkit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), args);
  }

  @Test
  void withoutANameAllBenchmarksAreListed() {
    assertThat(run()).isZero();
    for (Benchmark benchmark : Benchmarks.all()) {
      assertThat(out.toString().replaceAll("\\s+", " "))
          .contains(benchmark.name() + " " + benchmark.description());
    }
  }

  @Test
  void anUnknownNameIsRejectedAndTheKnownOnesAreShown() {
    assertThat(run("chekc", "--quick")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no benchmark 'chekc'", "check");
  }

  @Test
  void anUnknownOptionIsRejected() {
    assertThat(run("check", "--quik")).isEqualTo(2);
    assertThat(err.toString()).contains("--quik");
  }

  @Test
  void unreadableRatiosAreRejectedBeforeAnythingIsMeasured() throws Exception {
    assertThat(run("check", "--against", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("none", "there is no such file");

    Path broken = Files.writeString(folder.resolve("broken"), "{\"name\":\"check\"}\n");
    assertThat(run("check", "--against", broken.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("line 1 is not a row with a ratio");
  }
}
