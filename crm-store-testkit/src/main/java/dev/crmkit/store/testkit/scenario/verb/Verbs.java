package dev.crmkit.store.testkit.scenario.verb;

import java.util.List;

/** All verbs. */
public final class Verbs {

  private static final List<Verb> ALL =
      List.of(
          new Check(),
          new Listing(),
          new Who(),
          Read.byUser(),
          Read.ofState(),
          new Do(),
          new History(),
          new Plan(),
          new Count(),
          new News(),
          new SignIns());

  private Verbs() {}

  /**
   * All of them.
   *
   * @return in the order in which they are told to people
   */
  public static List<Verb> all() {
    return ALL;
  }
}
