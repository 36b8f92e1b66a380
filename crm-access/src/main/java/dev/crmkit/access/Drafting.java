package dev.crmkit.access;

import dev.crmkit.access.decision.Visibility;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.form.Form;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.OrgSnapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * What the draft of a record is made on: a user's sight of the organisation and the time; it
 * collects what is wrong with the input. Nothing here asks a store.
 */
record Drafting(Visibility sight, Instant now, Violations violations) {

  OrgSnapshot org() {
    return sight.org();
  }

  Form form() {
    return form(sight);
  }

  static Form form(Visibility sight) {
    return new Form(sight.org().form(), sight::opens);
  }

  /** Checks that there are such labels (rules.md S3, A2). */
  void checkLabels(Set<LabelId> labels) {
    for (LabelId label : labels) {
      if (org().label(label).isEmpty()) {
        violations.add("labels", ViolationCode.UNKNOWN, label.key(), "labels of the workspace");
      }
    }
  }

  /** A time as it is kept: to the microsecond, in a year that every store can hold. */
  Instant time(String at, Instant given) {
    if (!CrmOptions.isStorable(given)) {
      violations.add(
          at, ViolationCode.OUT_OF_RANGE, given.toString(), "a time in the years 1 to 9999");
      return now;
    }
    return given.truncatedTo(ChronoUnit.MICROS);
  }
}
