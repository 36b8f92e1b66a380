package dev.crmkit.examples.scenario.verb;

import dev.crmkit.access.AccessDenied;
import dev.crmkit.core.error.Conflict;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.error.Invalid;
import dev.crmkit.core.error.NotFound;
import dev.crmkit.examples.scenario.answer.Answer;
import dev.crmkit.examples.scenario.answer.Outcome;
import dev.crmkit.examples.scenario.company.Company;
import dev.crmkit.examples.yaml.Node;
import java.util.List;

/** All verbs. */
public final class Verbs {

  private static final List<Verb> ALL = List.of(new Check(), new Who());

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
