package dev.crmkit.examples.scenario;

import dev.crmkit.examples.Paint;
import dev.crmkit.store.testkit.scenario.Scenario;
import dev.crmkit.store.testkit.scenario.Step;
import dev.crmkit.store.testkit.scenario.StepResult;
import dev.crmkit.store.testkit.scenario.result.PlainData;
import dev.crmkit.store.testkit.yaml.Node;
import java.io.PrintWriter;
import java.util.Map;

/** Prints one line per step for people: the step, its result, and the reason. */
final class TextReport implements Report {

  private final PrintWriter out;
  private final Paint paint;

  TextReport(PrintWriter out, Paint paint) {
    this.out = out;
    this.paint = paint;
  }

  @Override
  public void begin(Scenario scenario) {
    out.println(paint.bold(scenario.title()) + paint.faint("  " + scenario.file()));
  }

  @Override
  public void step(StepResult result) {
    Step step = result.step();
    String mark = result.passed() ? paint.good(paint.tick()) : paint.bad(paint.cross());
    String actual = PlainData.toFlowYaml(result.answer().value().toData(step.expected()));
    String why = result.answer().reason();
    out.println(
        "  "
            + mark
            + String.format(" %3d ", step.number())
            + describe(step)
            + paint.arrow()
            + (result.passed() ? paint.bold(actual) : paint.bad(actual))
            + (result.passed() ? "" : ", expected " + paint.bold(expected(step)))
            + (why.isEmpty() ? "" : paint.faint("  (" + why + ")"))
            + (result.passed()
                ? ""
                : paint.faint("  " + result.scenario().file() + ":" + step.line())));
    out.flush();
  }

  @Override
  public void end(Totals totals) {
    String failed = totals.failed() + " failed";
    String unread =
        switch (totals.unreadable()) {
          case 0 -> "";
          case 1 -> ", 1 file could not be read";
          default -> ", " + totals.unreadable() + " files could not be read";
        };
    out.println();
    out.println(
        totals.steps()
            + (totals.steps() == 1 ? " step, " : " steps, ")
            + (totals.failed() == 0 ? paint.good(failed) : paint.bad(failed))
            + paint.bad(unread));
    out.flush();
  }

  private static String describe(Step step) {
    Object body = PlainData.of(step.body());
    String where = step.workspace().equals(Scenario.MAIN) ? "" : "in " + step.workspace() + ", ";
    String when = step.after().isZero() ? "" : "after " + step.after() + ", ";
    return when
        + where
        + step.kind().key()
        + " "
        + (body instanceof Map<?, ?> map
            ? PlainData.toFlowEntries(map)
            : PlainData.toFlowYaml(body));
  }

  private static String expected(Step step) {
    Node expected = step.expected();
    return PlainData.toFlowYaml(PlainData.of(expected));
  }
}
