package dev.crmkit.examples.scenario;

import dev.crmkit.store.testkit.scenario.ScenarioFile;
import dev.crmkit.store.testkit.scenario.StepReport;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/** Prints one line with a JSON object per step for programs, and a last one with the totals. */
final class JsonReport implements Report {

  private final ObjectMapper mapper = new ObjectMapper();
  private final PrintWriter out;

  JsonReport(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begin(ScenarioFile scenario) {
    // Each line names its scenario.
  }

  @Override
  public void step(StepReport step) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("file", step.file());
    line.put("title", step.title());
    line.put("step", step.number());
    line.put("line", step.line());
    line.put("verb", step.kind());
    line.put("expected", step.expected());
    line.put("actual", step.actual());
    line.put("pass", step.passed());
    line.put("why", step.reason());
    print(line);
  }

  @Override
  public void end(Totals totals) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("files", totals.files());
    line.put("steps", totals.steps());
    line.put("passed", totals.passed());
    line.put("failed", totals.failed());
    print(line);
  }

  private void print(Map<String, @Nullable Object> line) {
    out.println(mapper.writeValueAsString(line));
    out.flush();
  }
}
