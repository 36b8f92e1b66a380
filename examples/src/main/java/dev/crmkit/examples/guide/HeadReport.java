package dev.crmkit.examples.guide;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Query;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.query.SummaryGroup;
import dev.crmkit.core.query.TimeAttribute;
import dev.crmkit.core.user.UserRef;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/** A report for a Head. */
final class HeadReport {

  private HeadReport() {}

  // guide: report
  /** Prints the won deals of a team by manager and month, with the sums of their amounts. */
  static void print(CrmSession head, Instant from, Instant to, ZoneId zone, PrintWriter out) {
    Grouping<UserRef> owner = Grouping.owner();
    Grouping<YearMonth> month = Grouping.month(TimeAttribute.CLOSED, zone);
    Query won =
        Query.all().where(Filter.closed(DealOutcome.WON), Filter.closed().between(from, to));
    for (SummaryGroup group : head.deals().summarize(won, owner, month)) {
      out.printf(
          "%s  %s  %d deals  %s%n",
          group.get(owner).map(UserRef::name).orElse("nobody"),
          group.get(month).map(YearMonth::toString).orElse("?"),
          group.count(),
          group.sums());
    }
  }
  // end
}
