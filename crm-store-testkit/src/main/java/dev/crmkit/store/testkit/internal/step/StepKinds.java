package dev.crmkit.store.testkit.internal.step;

import java.util.List;

/** All kinds of steps. */
public final class StepKinds {

  private static final List<StepKind> ALL =
      List.of(
          new CheckStep(),
          new ListStep(),
          new WhoStep(),
          ReadStep.byUser(),
          ReadStep.ofState(),
          new DoStep(),
          new HistoryStep(),
          new PlanStep(),
          new CountStep(),
          new EventsStep(),
          new SignInsStep());

  private StepKinds() {}

  /** All of them, in the order in which messages list them. */
  public static List<StepKind> all() {
    return ALL;
  }
}
