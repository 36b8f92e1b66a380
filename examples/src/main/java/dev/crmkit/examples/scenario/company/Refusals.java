package dev.crmkit.examples.scenario.company;

import dev.crmkit.access.decision.AccessDenied;
import dev.crmkit.core.error.Conflict;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.error.Invalid;
import dev.crmkit.core.error.NotFound;
import dev.crmkit.core.error.Violation;
import dev.crmkit.examples.scenario.answer.Answer;
import dev.crmkit.examples.scenario.answer.Outcome;
import dev.crmkit.examples.scenario.format.Thing;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the library throws, as outcomes. */
public final class Refusals {

  /** The key that a violation of one thing among several stands under. */
  private static final Map<String, String> KEYS =
      Map.of("field", "fields", "pipeline", "stages", "label", "labels", "group", "groups");

  private Refusals() {}

  /**
   * The outcome that a refusal stands for.
   *
   * @param refusal what was thrown
   * @param names the names of things
   * @return the outcome with its reason; that of a failure of the store is {@code failure}
   */
  public static Answer answer(CrmException refusal, Names names) {
    Outcome outcome;
    if (refusal instanceof AccessDenied) {
      outcome = Outcome.DENIED;
    } else if (refusal instanceof NotFound) {
      outcome = Outcome.NOT_FOUND;
    } else if (refusal instanceof Conflict) {
      outcome = Outcome.of("conflict");
    } else if (refusal instanceof Invalid invalid) {
      outcome =
          new Outcome(
              "invalid",
              invalid.violations().stream().map(violation -> faults(violation, names)).toList());
    } else {
      outcome = Outcome.of("failure");
    }
    return new Answer(outcome, names.translate(String.valueOf(refusal.getMessage())));
  }

  /**
   * The names that what a violation is of goes by, the plainest first.
   *
   * @param violation it
   * @param names the names of things
   * @return such as {@code phone}, {@code field/phone} and {@code fields}
   */
  public static Set<String> faults(Violation violation, Names names) {
    Set<String> faults = new LinkedHashSet<>();
    String told = names.translate(violation.field());
    Optional<Thing> thing = Thing.parse(told);
    thing.ifPresent(found -> faults.add(found.name()));
    faults.add(told);
    thing.map(found -> KEYS.get(found.kind().word())).ifPresent(faults::add);
    return faults;
  }
}
