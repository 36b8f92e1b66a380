package dev.crmkit.store.testkit.scenario.verb;

import dev.crmkit.access.CrmSession;
import dev.crmkit.core.Subject;
import dev.crmkit.store.testkit.scenario.answer.Value;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Kind;
import java.util.Map;

/**
 * How a thing of some kind is read.
 *
 * @param kind the kind
 * @param keys what can be expected of it
 * @param how reads its attributes
 */
record Reading(Kind kind, Keys keys, How how) {

  /** Reads the attributes of a thing. */
  @FunctionalInterface
  interface How {

    /**
     * Reads the attributes of a thing.
     *
     * @param company where
     * @param session whose eyes it is read with
     * @param thing which
     * @return its attributes by name
     */
    Map<String, Value> read(Company company, CrmSession session, Subject thing);
  }
}
