package dev.crmkit.examples.scenario;

import dev.crmkit.examples.Paint;
import dev.crmkit.store.testkit.scenario.FlowYaml;
import dev.crmkit.store.testkit.scenario.ScenarioFile;
import dev.crmkit.store.testkit.scenario.StepReport;
import java.io.PrintWriter;

/** Prints one line per step for people: the step, its result, and the reason. */
final class TextReport implements Report {

  private final PrintWriter out;
  private final Paint paint;

  TextReport(PrintWriter out, Paint paint) {
    this.out = out;
    this.paint = paint;
  }

  @Override
  public void begin(ScenarioFile scenario) {
    out.println(paint.bold(scenario.title()) + paint.faint("  " + scenario.name()));
  }

  @Override
  public void step(StepReport step) {
    String mark = step.passed() ? paint.good(paint.tick()) : paint.bad(paint.cross());
    String actual = FlowYaml.of(step.actual());
    String why = step.reason();
    out.println(
        "  "
            + mark
            + String.format(" %3d ", step.number())
            + describe(step)
            + paint.arrow()
            + (step.passed() ? paint.bold(actual) : paint.bad(actual))
            + (step.passed() ? "" : ", expected " + paint.bold(FlowYaml.of(step.expected())))
            + (why.isEmpty() ? "" : paint.faint("  (" + why + ")"))
            + (step.passed() ? "" : paint.faint("  " + step.file() + ":" + step.line())));
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

  private static String describe(StepReport step) {
    String where = step.workspace().isEmpty() ? "" : "in " + step.workspace() + ", ";
    String when = step.after().isZero() ? "" : "after " + step.after() + ", ";
    return when + where + step.kind() + " " + FlowYaml.entries(step.body());
  }
}
